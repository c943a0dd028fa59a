//! A trace as lanes, bars and marks: numbers and words, no DOM.

mod against;
mod answer;
mod axis;
mod ending;
pub mod figures;
mod fit;
mod lens;
pub mod letters;
mod moment;
mod moments;
mod pace;
mod path;
mod prepared;
mod question;
mod ready;
pub mod scene;
mod sentence;
mod theme;
mod timeline;
mod wait;

pub use against::{Pair, against, close_lines, same_task};
pub use answer::{Headline, headline, in_short};
pub use axis::{Tick, ticks};
pub use ending::{cancellations, ending};
pub use fit::{cells, fit, fit_name};
pub use lens::Lens;
pub use letters::{Letters, Measure, advance};
pub use moment::{Moment, moment};
pub use moments::Moments;
pub use pace::{MOST_WATCHED_US, Pace, Watched, pass_end};
pub use path::{Path, px};
pub use prepared::Prepared;
pub use question::{Asked, Question};
pub use ready::ReadyQueue;
pub use sentence::{Narrator, plain, sentence};
pub use theme::Theme;
pub use timeline::{
    Density, Ends, Folds, Group, Index, LaneOf, MOST_UNFOLDED, Piece, Row, Spread, Timeline, Times, Turn,
    Window, Worker, piece_texts, pieces, span_texts, times, times_by_state,
};
pub use wait::{Wait, pools};
