//! A trace as lanes, bars and marks: numbers and words, no DOM.

mod against;
mod axis;
mod bars;
pub mod cells;
pub mod figures;
mod fit;
mod lens;
mod moment;
mod path;
mod prepared;
mod timeline;

pub use against::{Pair, against, close_lines};
pub use axis::{Tick, ticks};
pub use bars::{Bar, GRAIN, Step, bars, steps};
pub use fit::{fit, fit_name, letters};
pub use lens::Lens;
pub use moment::{Moment, Wait, moment};
pub use path::{Path, px};
pub use prepared::Prepared;
pub use timeline::{
    Density, Folds, Group, Index, MOST_UNFOLDED, Part, Piece, Row, STATES, SpanWords, Spread, Timeline,
    Times, Window, Worker, pieces, span_texts, texts, times, times_by_state,
};
