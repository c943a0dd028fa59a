//! The loops in virtual time, and the processors they share with the pools.

mod pools;
mod processors;
mod virtual_loop;

pub use virtual_loop::predict;
