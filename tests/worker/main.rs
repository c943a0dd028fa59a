//! The browser loop in a worker's thread: `cargo test --target wasm32-unknown-unknown --test worker`.
#![cfg(target_arch = "wasm32")]

#[path = "../browser/order.rs"]
mod order;
#[path = "../browser/run.rs"]
#[allow(dead_code, reason = "nothing is stopped here")]
mod run;
#[path = "../browser/scripts.rs"]
mod scripts;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_dedicated_worker);
