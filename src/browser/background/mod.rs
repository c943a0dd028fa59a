//! A Web Worker with the page's own code in it, for what would hold the page's thread.

mod inside;
mod order;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::worker::from_source;
pub use inside::serve;
pub use order::Order;

/// What a worker answers: bytes, or why there will be none.
pub type Answer = Result<Vec<u8>, String>;

/// A worker, or none yet: it is started with the first order. Dropping it ends it.
#[derive(Default)]
pub struct Background {
    hired: Option<Hired>,
}

impl Background {
    /// Gives an order; one that is being carried out is dropped. `answer` gets every answer, and says whether it was
    /// the last: then the worker is free.
    pub fn order(&mut self, order: &Order, answer: impl Fn(Answer) -> bool + 'static) {
        let answer: Rc<Listener> = Rc::new(answer);
        let free = self.hired.take().filter(|hired| hired.desk.listener.borrow().is_none());
        match free.map_or_else(Hired::new, Ok) {
            Ok(hired) => {
                hired.desk.listener.replace(Some(answer));
                hired.desk.order.replace(Some(order.to_bytes()));
                hired.desk.hand_over(&hired.worker);
                self.hired = Some(hired);
            }
            // Later, as every answer: whoever orders may hold what it needs.
            Err(why) => spawn_local(async move {
                answer(Err(why));
            }),
        }
    }

    /// Drops what is being done: nobody waits for it.
    pub fn drop_order(&mut self) {
        self.hired.take_if(|hired| hired.desk.listener.borrow().is_some());
    }
}

type Listener = dyn Fn(Answer) -> bool;

struct Hired {
    worker: Worker,
    desk: Rc<Desk>,
    /// Kept as long as the worker may call them.
    _closures: [Closure<dyn FnMut(JsValue)>; 2],
}

/// What lies between the page and its worker.
#[derive(Default)]
struct Desk {
    /// Whether the worker has loaded.
    open: Cell<bool>,
    /// Waits for the worker.
    order: RefCell<Option<Vec<u8>>>,
    /// Who waits for answers.
    listener: RefCell<Option<Rc<Listener>>>,
}

impl Hired {
    fn new() -> Result<Self, String> {
        let worker = from_source(include_str!("boot.js"))?;
        let desk = Rc::new(Desk::default());
        let on_message = {
            let (desk, worker) = (desk.clone(), worker.clone());
            Closure::new(move |event: JsValue| {
                desk.receive(&event.unchecked_into::<MessageEvent>().data(), &worker)
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
        let glue = glue().ok_or("the page does not know its own address")?;
        let boot = Array::of2(&JsValue::from_str(&glue), &wasm_bindgen::module());
        worker.post_message(&boot).map_err(|_| "the worker takes no message")?;
        Ok(Self { worker, desk, _closures: [on_message, on_error] })
    }
}

impl Drop for Hired {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Desk {
    fn receive(&self, data: &JsValue, worker: &Worker) {
        if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            self.tell(Ok(bytes.to_vec()));
        } else if let Some(fault) = data.as_string() {
            self.tell(Err(fault));
        } else {
            self.open.set(true);
            self.hand_over(worker);
        }
    }

    /// Hands the order over, if the worker has loaded.
    fn hand_over(&self, worker: &Worker) {
        if self.open.get()
            && let Some(order) = self.order.take()
        {
            // What can be sent once can be sent again.
            let _ = worker.post_message(&Uint8Array::from(&order[..]));
        }
    }

    fn tell(&self, answer: Answer) {
        let listener = self.listener.borrow().clone();
        if listener.is_some_and(|listener| listener(answer)) {
            self.listener.replace(None);
        }
    }
}

/// Where the page's own code is, as Trunk says in the page's head.
fn glue() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = document.query_selector("link[rel=modulepreload]").ok()??;
    let address = link.get_attribute("href")?;
    web_sys::Url::new_with_base(&address, &document.base_uri().ok()??).ok().map(|url| url.href())
}
