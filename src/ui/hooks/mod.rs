//! State and handles: what a component holds on to, and disposes of.

mod use_background;
mod use_frames;
mod use_hidden;
mod use_keys;
mod use_moment;
mod use_store;
mod use_width;

pub use use_frames::use_frames;
pub use use_keys::use_keys;
pub use use_moment::use_moment;
pub use use_store::use_store;
pub use use_width::use_width;
