//! All that touches the browser: its clock, its turns, its timers, its storage.

pub mod clock;
pub mod editor;
pub mod live;
pub mod storage;
mod turn;

pub use live::{LiveRun, processors};
