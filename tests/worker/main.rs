//! The browser loop in a worker's thread: `cargo test --target wasm32-unknown-unknown --test worker`.
#![cfg(target_arch = "wasm32")]

#[path = "../browser/log.rs"]
mod log;
#[path = "../browser/order.rs"]
mod order;
#[path = "../browser/recorded.rs"]
mod recorded;
#[path = "../browser/run.rs"]
mod run;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_dedicated_worker);
