//! The engine: what takes too long for the page's thread, and what is to run for real beside it, in a Web Worker.
//!
//! The worker runs the same WebAssembly as the page: the page sends it the compiled module, and `main` calls [`serve`]
//! there. [`EngineClient`] is the page's side. Requests and answers travel as bytes.

mod answer;
mod client;
mod connection;
mod request;
mod serve;
mod worker_run;

pub use client::{Answer, EngineClient};
pub use request::EngineRequest;
pub use serve::serve;
pub use worker_run::WorkerRun;
