//! yew components and hooks: props in, callbacks out.

mod against;
mod app;
mod ask;
mod boxes;
mod broken;
mod choice;
mod compare;
mod dialog;
mod editor;
mod embed;
mod export;
mod findings;
mod header;
mod help;
mod hooks;
mod icons;
mod keys;
mod linked;
mod log;
mod pin;
mod problems;
mod quiz;
mod quoted;
mod result;
mod run_controls;
mod run_status;
mod share;
mod stage;
mod timeline;
mod transport;
mod words;

pub use app::App;
