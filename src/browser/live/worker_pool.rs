//! Web Workers that compute or block for as long as they are told.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use litemap::LiteMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::super::document::spoken;
use super::super::worker::start_worker;
use super::mailbox::Mailbox;

/// How long workers may take to start, in real ms.
const PATIENCE_MS: u32 = 3_000;

/// What a Web Worker runs. It travels inside the page, so that it is found wherever the page is.
const WORKER: &str = include_str!("worker.js");

/// Web Workers, busy and idle. A number names what a busy one is at. Dropping the pool ends them.
pub(super) struct WorkerPool {
    busy: LiteMap<u32, Busy>,
    idle: Vec<Worker>,
}

struct Busy {
    worker: Worker,
    /// Kept as long as the worker may call them: when it is done, and when it fails.
    _listeners: [EventListener; 2],
}

/// Is told of the end of some work, and of what went wrong, if something did.
pub(super) type OnEnd = dyn Fn(u32, Option<String>);

impl WorkerPool {
    pub(super) fn new() -> Self {
        Self { busy: LiteMap::new(), idle: Vec::new() }
    }

    /// Starts workers ahead, so that there are that many. What cannot be started is told of when it is needed.
    pub(super) fn start_ahead(&mut self, count: usize) -> StartingWorkers {
        let ready = Rc::new(Mailbox::default());
        let mut listeners = Vec::new();
        for worker in (self.idle.len()..count).map_while(|_| start_worker(&[WORKER.into()]).ok()) {
            let ready = ready.clone();
            let listener = EventListener::once(&worker, "message", move |_| ready.post(()));
            if worker.post_message(&work(JsValue::NULL, false, 0.0)).is_ok() {
                listeners.push(listener);
                self.idle.push(worker);
            }
        }
        StartingWorkers { ready, listeners }
    }

    /// Has a worker compute or block for so many real ms: a free one or, to be begun as soon as that is done, the one
    /// at some other work. Who is told of the end calls [`WorkerPool::release`].
    ///
    /// # Errors
    ///
    /// Why no worker does.
    pub(super) fn run(
        &mut self,
        number: u32,
        after: Option<u32>,
        computes: bool,
        ms: f64,
        on_end: &Rc<OnEnd>,
    ) -> Result<(), String> {
        let busy = after.and_then(|other| self.busy.get(&other)).map(|busy| busy.worker.clone());
        let worker = busy.or_else(|| self.idle.pop()).map_or_else(|| start_worker(&[WORKER.into()]), Ok)?;
        let (done, failed) = (on_end.clone(), on_end.clone());
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if event.unchecked_ref::<MessageEvent>().data() == number {
                    done(number, None);
                }
            }),
            EventListener::new(&worker, "error", move |event| {
                let message = event.dyn_ref::<ErrorEvent>().map_or(String::new(), ErrorEvent::message);
                failed(number, Some((spoken().texts().live.worker_failed)(&message)));
            }),
        ];
        worker
            .post_message(&work(number.into(), computes, ms))
            .map_err(|_| spoken().texts().live.no_message.to_owned())?;
        self.busy.insert(number, Busy { worker, _listeners: listeners });
        Ok(())
    }

    /// Some work is done: its worker is free, unless it has been given other.
    pub(super) fn release(&mut self, number: u32) {
        let Some(Busy { worker, .. }) = self.busy.remove(&number) else { return };
        if self.busy.values().all(|busy| busy.worker != worker) {
            self.idle.push(worker);
        }
    }
}

/// What `worker.js` is told.
fn work(number: JsValue, computes: bool, ms: f64) -> Array {
    Array::of3(&number, &computes.into(), &ms.into())
}

/// Workers that are starting.
pub(super) struct StartingWorkers {
    ready: Rc<Mailbox<()>>,
    listeners: Vec<EventListener>,
}

impl StartingWorkers {
    /// Waits until all of them have answered, but not for ever.
    pub(super) async fn ready(self) {
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

impl Drop for WorkerPool {
    fn drop(&mut self) {
        let busy = self.busy.values().map(|busy| &busy.worker);
        busy.chain(&self.idle).for_each(Worker::terminate);
    }
}
