//! Whether the browser's clock is too coarse for what is measured.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::clock::tick_us;
use crate::trace::Micros;

/// Steps of the clock that can be seen in a live run, in µs. Browsers that nobody has told to hide it take 1 ms at most.
const COARSE_US: Micros = 5_000;

/// In which steps the clock ticks, in µs, if it is coarse and something is measured.
#[hook]
pub fn use_coarse_clock(measured: bool) -> Option<Micros> {
    let tick = use_state_eq(|| None);
    let ticks = tick.setter();
    use_effect_with(measured, move |measured| {
        if *measured {
            spawn_local(async move { ticks.set(tick_us().await) });
        }
    });
    tick.filter(|tick_us| measured && *tick_us >= COARSE_US)
}
