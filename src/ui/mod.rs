//! yew components and hooks: props in, callbacks out.

mod app;
mod boxes;
mod compare;
mod editor;
mod findings;
mod header;
mod hooks;
mod log;
mod pin;
mod problems;
mod result;
mod run_controls;
mod timeline;
mod transport;
mod words;

pub use app::App;
