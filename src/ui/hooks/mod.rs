//! State and handles: what a component holds on to, and disposes of.

mod use_store;
mod use_width;

pub use use_store::use_store;
pub use use_width::use_width;
