//! State and handles: what a component holds on to, and disposes of.

mod use_coarse_clock;
mod use_commands;
mod use_effects;
mod use_engine;
mod use_files;
mod use_follow;
mod use_frames;
mod use_guest;
mod use_keys;
mod use_moments;
mod use_outside;
mod use_printing;
mod use_settled;
mod use_size;
mod use_store;
mod use_texts;
mod use_viewport;
mod use_wheel;
mod use_window_event;

pub use use_coarse_clock::use_coarse_clock;
pub use use_commands::{Commands, Opened, use_commands};
pub use use_files::use_files;
pub use use_follow::use_follow;
pub use use_frames::use_frames;
pub use use_guest::use_guest;
pub use use_keys::use_keys;
pub use use_moments::use_moments;
pub use use_printing::use_printing;
pub use use_settled::use_settled;
pub use use_size::use_size;
pub use use_store::{StoreHandle, use_action, use_store};
pub use use_texts::{use_language, use_texts};
pub use use_viewport::{Viewport, ViewportHandle, use_viewport};
pub use use_wheel::use_wheel;
pub use use_window_event::use_window_event;
