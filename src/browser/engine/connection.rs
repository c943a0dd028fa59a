//! A worker that has the engine, and what is on its way there and back.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::super::address::engine_source;
use super::super::document::spoken;
use super::super::worker::start_worker;
use super::Answer;

/// Gets every answer, and says whether it was the last.
type OnAnswer = dyn Fn(Answer) -> bool;

/// Dropping it ends the worker, whatever it is doing.
pub(super) struct Connection {
    exchange: Rc<Exchange>,
    /// Kept as long as the worker may call them.
    _listeners: [EventListener; 2],
}

/// One request at a time.
struct Exchange {
    worker: Worker,
    /// Whether the worker takes requests: it has to start first.
    is_ready: Cell<bool>,
    /// Waits for the worker to start.
    waiting: RefCell<Option<Vec<u8>>>,
    /// Waits for answers.
    on_answer: RefCell<Option<Rc<OnAnswer>>>,
    has_failed: Cell<bool>,
}

impl Connection {
    /// Starts a worker that runs this very module.
    ///
    /// # Errors
    ///
    /// Why the browser does not.
    pub(super) fn open() -> Result<Self, String> {
        let worker = start_worker(&[engine_source()?, include_str!("boot.js").into()])?;
        let exchange = Rc::new(Exchange {
            worker: worker.clone(),
            is_ready: Cell::default(),
            waiting: RefCell::default(),
            on_answer: RefCell::default(),
            has_failed: Cell::default(),
        });
        let (messages, errors) = (exchange.clone(), exchange.clone());
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                messages.receive(&event.unchecked_ref::<MessageEvent>().data());
            }),
            EventListener::new(&worker, "error", move |event| {
                let message = event.dyn_ref::<ErrorEvent>().map_or(String::new(), ErrorEvent::message);
                errors.tell(Err(message));
            }),
        ];
        let connection = Self { exchange, _listeners: listeners };
        connection.exchange.post(&wasm_bindgen::module())?;
        Ok(connection)
    }

    /// Sends a request, at once or when the worker has started, in the place of one that still waits for that.
    pub(super) fn send(&self, request: Vec<u8>, on_answer: Rc<OnAnswer>) {
        self.exchange.on_answer.replace(Some(on_answer));
        self.exchange.waiting.replace(Some(request));
        self.exchange.hand_over();
    }

    /// Takes a request back that still waits for the worker to start; whether there was one.
    pub(super) fn take_back(&self) -> bool {
        let waits = self.exchange.waiting.take().is_some();
        if waits {
            self.exchange.on_answer.replace(None);
        }
        waits
    }

    /// Whether a request can be sent: nothing has failed, and nothing is being answered.
    pub(super) fn is_free(&self) -> bool {
        !self.exchange.has_failed.get() && (!self.is_busy() || self.exchange.waiting.borrow().is_some())
    }

    /// Whether somebody waits for an answer.
    pub(super) fn is_busy(&self) -> bool {
        self.exchange.on_answer.borrow().is_some()
    }
}

impl Exchange {
    /// An answer, a fault, or `null` once the worker has started; see [`serve`](super::serve).
    fn receive(&self, data: &JsValue) {
        if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            self.tell(Ok(bytes.to_vec()));
        } else if let Some(fault) = data.as_string() {
            self.tell(Err(fault));
        } else {
            self.is_ready.set(true);
            self.hand_over();
        }
    }

    /// Sends what waits, if the worker has started.
    fn hand_over(&self) {
        if self.is_ready.get()
            && let Some(request) = self.waiting.take()
            && let Err(why) = self.post(&Uint8Array::from(&*request))
        {
            self.tell(Err(why));
        }
    }

    fn post(&self, message: &JsValue) -> Result<(), String> {
        self.worker.post_message(message).map_err(|_| spoken().texts().live.no_message.to_owned())
    }

    /// An answer has come. Nobody may be there to hear that the engine has failed.
    fn tell(&self, answer: Answer) {
        self.has_failed.set(self.has_failed.get() || answer.is_err());
        let on_answer = self.on_answer.borrow().clone();
        if on_answer.is_some_and(|on_answer| on_answer(answer)) {
            self.on_answer.replace(None);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.exchange.worker.terminate();
    }
}
