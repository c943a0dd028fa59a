//! All that touches the browser: its clock, its turns, its timers, its storage.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod editor;
pub mod engine;
pub mod files;
pub mod formats;
pub mod guest;
pub mod lesson;
mod letters;
pub mod live;
pub mod location;
pub mod parts;
pub mod png;
mod processors;
pub mod python;
mod real_run;
pub mod scenarios;
pub mod storage;
pub mod turn;
mod worker;

pub use letters::measure;
pub use live::LiveRun;
pub use processors::processors;
pub use real_run::RealRun;
