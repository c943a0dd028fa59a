//! State and handles: what a component holds on to, and disposes of.

mod use_background;
mod use_commands;
mod use_draft;
mod use_files;
mod use_frames;
mod use_hidden;
mod use_keys;
mod use_moment;
mod use_store;
mod use_width;

pub use use_commands::{Commands, use_commands};
pub use use_draft::use_draft;
pub use use_files::use_files;
pub use use_frames::use_frames;
use use_keys::use_keys;
pub use use_moment::use_moment;
pub use use_store::use_store;
pub use use_width::use_width;
