//! The page's clock.

/// `performance.now()`: real ms since the page was opened, monotonic.
///
/// # Panics
///
/// Outside a window or without `performance`: neither browser nor Loopscope could do anything there.
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).expect("a window with a clock").now()
}

/// Holds the page's thread for so many real ms. Nothing else of the page runs meanwhile, which is the point.
pub fn hold_ms(ms: f64) {
    let until = now_ms() + ms;
    while now_ms() < until {
        std::hint::spin_loop();
    }
}
