//! A clock that ticks coarsely is found out.

use loopscope::browser::clock;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::run::{live, texts};

/// Has the page's clock tick in so many ms while something goes on.
async fn with_ticks_of<T>(ms: u32, act: impl Future<Output = T>) -> T {
    let coarse = format!(
        "const now = performance.now; performance.now = () => Math.floor(now.call(performance) / {ms}) * {ms};"
    );
    let set = |script: &str| js_sys::Function::new_no_args(script).call0(&JsValue::NULL).expect("a script");
    set(&coarse);
    let result = act.await;
    set("delete performance.now");
    result
}

#[wasm_bindgen_test]
async fn a_coarse_clock_is_measured_and_runs_go_on() {
    let tick_us = with_ticks_of(100, clock::measure_tick_us()).await;
    assert_eq!(tick_us, Some(100_000));
    let trace = with_ticks_of(100, live("a: sleep 1; print \"a\"\nb: sleep 3; print \"b\"")).await;
    assert_eq!(texts(&trace), ["a", "b"]);
    let tick_us = clock::measure_tick_us().await.expect("it ticks");
    assert!(tick_us < 5_000, "{tick_us} µs");
}
