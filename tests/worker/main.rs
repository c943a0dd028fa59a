//! The browser loop in a worker's thread: `cargo test --target wasm32-unknown-unknown --test worker`.
#![cfg(target_arch = "wasm32")]

#[path = "../browser/order.rs"]
mod order;
#[path = "../browser/run.rs"]
#[allow(dead_code, reason = "nothing is stopped here")]
mod run;
#[path = "../browser/scripts.rs"]
mod scripts;

use loopscope::trace::Outcome;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use run::{live, texts};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
async fn a_task_that_computes_alone_is_not_taken_for_one_that_is_stuck() {
    // For longer than the time between two reports.
    let trace = live("a: print \"begun\"; cpu 3; print \"done\"").await;
    assert_eq!((texts(&trace), trace.outcome), (vec!["begun".into(), "done".into()], Outcome::Finished));
}
