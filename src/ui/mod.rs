//! yew components and hooks: props in, callbacks out.

mod against;
mod app;
mod ask;
mod boxes;
mod compare;
mod dialog;
mod editor;
mod findings;
mod header;
mod hooks;
mod log;
mod problems;
mod result;
mod run_controls;
mod run_status;
mod timeline;
mod transport;
mod words;

pub use app::App;
