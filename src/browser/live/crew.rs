//! Web Workers that compute or block for as long as they are told.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::super::worker::from_source;
use super::mailbox::Mailbox;

/// How long workers may take to start, in real ms.
const PATIENCE_MS: u32 = 3_000;

/// What a Web Worker runs. It travels inside the page, so that it is found wherever the page is.
const WORKER: &str = include_str!("worker.js");

/// Web Workers, busy and idle. Dropping the crew ends them.
pub(super) struct Crew<Order> {
    busy: BTreeMap<Order, Busy>,
    idle: Vec<Worker>,
}

struct Busy {
    worker: Worker,
    /// Kept as long as the worker may call it.
    _listeners: Listeners,
}

/// What a worker calls: when it is done, and when it fails.
type Listeners = [Closure<dyn FnMut(JsValue)>; 2];

/// Is told of an order's end, and of what went wrong, if something did.
pub(super) type Ended<Order> = dyn Fn(Order, Option<String>);

impl<Order: Copy + Ord + 'static> Crew<Order> {
    pub(super) fn new() -> Self {
        Self { busy: BTreeMap::new(), idle: Vec::new() }
    }

    /// Starts workers ahead, so that their start is no part of the run. What cannot be started is told of when
    /// it is needed.
    pub(super) fn hire(&mut self, count: usize) -> Hiring {
        let ready = Rc::new(Mailbox::default());
        let mut listeners = Vec::new();
        for worker in (self.idle.len()..count).map_while(|_| new_worker().ok()) {
            let ready = ready.clone();
            let listener = Closure::new(move |_: JsValue| ready.post(()));
            worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
            let greeting = js_sys::Array::of2(&JsValue::FALSE, &JsValue::from_f64(0.0));
            if worker.post_message(&greeting).is_ok() {
                listeners.push(listener);
                self.idle.push(worker);
            }
        }
        Hiring { ready, listeners }
    }

    /// Has a worker compute or block for so many real ms. Who is told of the end calls [`Crew::done`].
    pub(super) fn hand_over(
        &mut self,
        order: Order,
        computes: bool,
        ms: f64,
        ended: &Rc<Ended<Order>>,
    ) -> Result<(), String> {
        let worker = self.idle.pop().map_or_else(new_worker, Ok)?;
        let done = ended.clone();
        let on_message = Closure::new(move |event: JsValue| {
            let fault = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
            done(order, fault);
        });
        let failed = ended.clone();
        let on_error = Closure::new(move |event: JsValue| {
            let message = event.dyn_into::<ErrorEvent>().map_or(String::new(), |event| event.message());
            failed(order, Some(format!("the worker failed: {message}")));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let message = js_sys::Array::of2(&JsValue::from_bool(computes), &JsValue::from_f64(ms));
        worker.post_message(&message).map_err(|_| "the worker takes no message".to_owned())?;
        self.busy.insert(order, Busy { worker, _listeners: [on_message, on_error] });
        Ok(())
    }

    /// An order is carried out: its worker is free for another.
    pub(super) fn done(&mut self, order: Order) {
        if let Some(Busy { worker, .. }) = self.busy.remove(&order) {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            self.idle.push(worker);
        }
    }
}

/// Workers that are starting.
pub(super) struct Hiring {
    ready: Rc<Mailbox<()>>,
    listeners: Vec<Closure<dyn FnMut(JsValue)>>,
}

impl Hiring {
    /// Waits until all of them have answered, but not for ever.
    pub(super) async fn done(self) {
        let late = {
            let (ready, count) = (self.ready.clone(), self.listeners.len());
            Timeout::new(PATIENCE_MS, move || (0..count).for_each(|_| ready.post(())))
        };
        for _ in &self.listeners {
            self.ready.next().await;
        }
        drop(late);
    }
}

impl<Order> Drop for Crew<Order> {
    fn drop(&mut self) {
        let busy = self.busy.values().map(|busy| &busy.worker);
        busy.chain(&self.idle).for_each(Worker::terminate);
    }
}

fn new_worker() -> Result<Worker, String> {
    from_source(WORKER)
}
