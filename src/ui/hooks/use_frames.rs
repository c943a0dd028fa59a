//! A callback with every picture that the browser draws.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::browser::clock::now_ms;

/// About sixty pictures a second.
const EVERY_MS: u32 = 16;

/// Calls back while it is `on`, each time with the µs of real time that have passed since.
#[hook]
pub fn use_frames(on: bool, call: Callback<u64>) {
    // The newest callback, so that a new one does not begin the frames anew.
    let newest = use_mut_ref(|| call.clone());
    *newest.borrow_mut() = call;
    use_effect_with(on, move |on| {
        let frames = on.then(|| {
            let mut last_ms = now_ms();
            Interval::new(EVERY_MS, move || {
                let passed_ms = now_ms() - last_ms;
                last_ms += passed_ms;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a clock runs forward"
                )]
                let call = (newest.borrow().clone(), (passed_ms * 1000.0) as u64);
                call.0.emit(call.1);
            })
        });
        move || drop(frames)
    });
}
