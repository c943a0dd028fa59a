//! All that touches the browser: its clock, its turns, its timers, its storage.

pub mod background;
pub mod clock;
pub mod document;
pub mod editor;
pub mod files;
pub mod live;
pub mod storage;
mod turn;
mod worker;

pub use live::{LiveRun, processors};
