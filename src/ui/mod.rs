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
mod help;
mod hooks;
mod keys;
mod log;
mod pin;
mod problems;
mod quiz;
mod quoted;
mod result;
mod run_controls;
mod run_status;
mod stage;
mod timeline;
mod transport;
mod words;

pub use app::App;
