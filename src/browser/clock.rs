//! The clock, the page's or a worker's.

use std::cell::Cell;

use futures_util::FutureExt;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use web_sys::Performance;

use super::turn::next_turn;
use crate::trace::Micros;

/// `performance.now()`: real ms since the page or the worker was opened, monotonic.
///
/// # Panics
///
/// Without `performance`: neither browser nor Loopscope could do anything there.
pub fn now_ms() -> f64 {
    thread_local! {
        static CLOCK: Performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into())
            .expect("a global object has properties")
            .unchecked_into();
    }
    CLOCK.with(Performance::now)
}

/// The least step of the clock, in µs, if it was seen to tick: a browser makes its clock coarse so that pages learn less
/// from it. Measured once, which takes a few ticks, but leaves the browser its turns.
pub async fn tick_us() -> Option<Micros> {
    thread_local! {
        static TICK_US: Cell<Option<Micros>> = const { Cell::new(None) };
    }
    if TICK_US.get().is_none() {
        TICK_US.set(measure_tick_us().await);
    }
    TICK_US.get()
}

/// Ticks that are seen: between two readings of one, somebody else may have had the processor for long.
const TICKS: usize = 3;
/// Readings in a turn, about a ms of them.
const READINGS: usize = 1_000;
/// After that a clock that has not ticked stands still.
const LONGEST_MS: u32 = 2_000;

/// The same, measured now.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and short")]
pub async fn measure_tick_us() -> Option<Micros> {
    let mut ticks = Vec::new();
    let mut longest = TimeoutFuture::new(LONGEST_MS);
    while ticks.len() < TICKS && (&mut longest).now_or_never().is_none() {
        next_turn().await;
        let mut before_ms = now_ms();
        for _ in 0..READINGS {
            let ms = now_ms();
            ticks.extend(Some(ms - before_ms).filter(|tick_ms| *tick_ms > 0.0));
            before_ms = ms;
        }
    }
    ticks.into_iter().reduce(f64::min).map(|tick_ms| (tick_ms * 1_000.0).round() as Micros)
}

/// Holds the page's thread for so many real ms. Nothing else of the page runs meanwhile, which is the point.
pub fn hold_ms(ms: f64) {
    let until = now_ms() + ms;
    while now_ms() < until {
        std::hint::spin_loop();
    }
}

/// Whether this is a worker's thread. Whoever listens to it hears what is said before it is held; a page that is held
/// can show nothing new.
pub fn is_worker() -> bool {
    web_sys::window().is_none()
}
