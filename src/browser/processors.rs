//! What the machine can do at once.

/// How many workers can compute at once on this machine, at least 1.
pub fn processors() -> usize {
    // The page's navigator or a worker's: both know.
    let navigator = js_sys::Reflect::get(&js_sys::global(), &"navigator".into());
    let count =
        navigator.and_then(|navigator| js_sys::Reflect::get(&navigator, &"hardwareConcurrency".into()));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let processors = count.ok().and_then(|count| count.as_f64()).unwrap_or(1.0) as usize;
    processors.max(1)
}
