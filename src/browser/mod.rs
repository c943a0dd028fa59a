//! All that touches the browser: its clock, its turns, its timers.

pub mod clock;
pub mod live;
mod turn;

pub use live::{LiveRun, processors};
