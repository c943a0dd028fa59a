//! A trace as lanes, bars and marks: numbers and words, no DOM.

mod axis;
pub mod figures;
mod fit;
mod moment;
mod timeline;

pub use axis::{Tick, ticks};
pub use fit::{fit, fit_name};
pub use moment::{Moment, Wait, moment};
pub use timeline::{Bar, Lane, Mark, SpanWords, Timeline, timeline};
