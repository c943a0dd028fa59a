//! The clock, the page's or a worker's.

use wasm_bindgen::JsCast;
use web_sys::Performance;

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
