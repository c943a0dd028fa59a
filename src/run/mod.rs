//! The loops in virtual time.

mod virtual_loop;

pub use virtual_loop::predict;
