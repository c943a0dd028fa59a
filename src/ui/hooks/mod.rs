//! State and handles: what a component holds on to, and disposes of.

mod use_frames;
mod use_keys;
mod use_moment;
mod use_sight;
mod use_size;
mod use_store;
mod use_wheel;

pub use use_frames::use_frames;
pub use use_keys::use_keys;
pub use use_moment::{use_moment, use_moment_lines};
pub use use_sight::{Sight, SightHandle, use_sight};
pub use use_size::use_size;
pub use use_store::use_store;
pub use use_wheel::use_wheel;
