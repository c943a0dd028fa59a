//! The worker's side of the engine.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::super::live::LiveRun;
use super::answer::answer;

/// Answers the page's requests for as long as this worker lives; only for a worker's thread. A live run ends with the
/// next request.
///
/// An answer is a `Uint8Array`, a fault a text. `null` says that requests can come.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let live = RefCell::new(None::<LiveRun>);
    let page = Rc::new(scope.clone());
    EventListener::new(&scope, "message", move |event| {
        live.take();
        let request = event.unchecked_ref::<MessageEvent>().data().unchecked_into::<Uint8Array>().to_vec();
        let to = page.clone();
        match answer(&request, move |bytes| post(&to, bytes)) {
            Ok(run) => drop(live.replace(run)),
            // A page takes every message.
            Err(fault) => drop(page.post_message(&fault.into())),
        }
    })
    .forget();
    let _ = scope.post_message(&JsValue::NULL);
}

/// Sends bytes, which are moved there and not copied once more.
fn post(page: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let bytes = Uint8Array::from(bytes);
    let _ = page.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}
