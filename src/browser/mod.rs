//! All that touches the browser: its clock, its turns, its timers, its storage.

pub mod address;
pub mod background;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod editor;
pub mod engine;
pub mod files;
pub mod guest;
pub mod live;
pub mod location;
mod order;
mod processors;
mod remote;
pub mod storage;
pub mod turn;
mod worker;

pub use live::LiveRun;
pub use order::Order;
pub use processors::processors;
pub use remote::RemoteRun;
