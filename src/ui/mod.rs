//! yew components and hooks: props in, callbacks out.

mod app;
mod editor;
mod header;
mod hooks;
mod log;
mod problems;
mod result;
mod run_controls;
mod timeline;

pub use app::App;
