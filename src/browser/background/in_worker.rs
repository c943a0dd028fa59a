//! The engine in a Web Worker.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::super::address::parcel;
use super::super::worker::from_source;
use super::desk::Desk;

/// Dropping it ends the worker, whatever it is doing.
pub(super) struct InWorker {
    worker: Worker,
    /// Kept as long as the worker may call them.
    _closures: [Closure<dyn FnMut(JsValue)>; 2],
}

impl InWorker {
    pub(super) fn start(desk: &Rc<Desk>) -> Result<Self, String> {
        let worker = from_source(include_str!("in_worker.js"))?;
        let on_message = {
            let (desk, worker) = (desk.clone(), worker.clone());
            Closure::new(move |event: JsValue| {
                receive(&desk, &event.unchecked_into::<MessageEvent>().data(), &worker)
            })
        };
        let on_error = {
            let desk = desk.clone();
            Closure::new(move |event: JsValue| {
                let message = event.dyn_into::<ErrorEvent>().map_or(String::new(), |event| event.message());
                desk.tell(Err(message));
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let (glue, wasm) = (parcel("engine.js")?, parcel("engine_bg.wasm")?);
        worker.post_message(&Array::of2(&glue, &wasm)).map_err(|_| NO_MESSAGE)?;
        Ok(Self { worker, _closures: [on_message, on_error] })
    }
}

const NO_MESSAGE: &str = "the worker takes no message";

fn receive(desk: &Desk, data: &JsValue, worker: &Worker) {
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        desk.tell(Ok(bytes.to_vec()));
    } else if let Some(fault) = data.as_string() {
        desk.tell(Err(fault));
    } else {
        let worker = worker.clone();
        desk.open(Box::new(move |order| {
            worker.post_message(&Uint8Array::from(order)).map_err(|_| NO_MESSAGE.into())
        }));
    }
}

impl Drop for InWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
