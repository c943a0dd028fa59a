//! A trace as lanes, bars and marks: numbers and words, no DOM.

mod against;
mod axis;
mod cells;
pub mod figures;
mod fit;
mod moment;
mod timeline;

pub use against::{Pair, against, close_lines};
pub use axis::{Tick, ticks};
pub use fit::{fit, fit_name};
pub use moment::{Moment, Wait, moment};
pub use timeline::{Bar, Lane, Mark, SpanWords, Timeline, timeline};
