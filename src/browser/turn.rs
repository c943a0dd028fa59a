//! Giving the browser its turn.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Ends when the browser has drawn what stands on the page now; while the page is hidden, it does not.
pub async fn painted() {
    let frame = Promise::new(&mut |resolve, _| {
        // Only a page that is being torn down draws nothing more; then nobody waits for it.
        let _ = web_sys::window().map(|window| window.request_animation_frame(&resolve));
    });
    let _ = JsFuture::from(frame).await;
    next_turn().await;
}

/// Ends in a later turn of the browser's event loop: a message to ourselves, so that other tasks, clicks and
/// painting come in between, in the browser's own order. (A timer of 0 ms would cost 4 ms when nested.)
pub async fn next_turn() {
    let turn = Promise::new(&mut |resolve, _| {
        // Only a page that is being torn down refuses these; then nobody waits for the turn.
        if let Ok(channel) = MessageChannel::new() {
            channel.port1().set_onmessage(Some(resolve.unchecked_ref()));
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(turn).await;
}
