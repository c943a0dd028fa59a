//! The engine as the page sees it: it takes orders, in a worker or on the page's own thread. It is loaded with the first.

mod desk;
mod export;
mod in_worker;
mod module;
mod on_page;

pub use export::{Wish, export, png};
pub use module::library;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Order;
use crate::app::Thread;
use desk::Desk;
use in_worker::InWorker;
use on_page::OnPage;

/// What the engine answers: bytes, or why there will be none.
pub type Answer = Result<Vec<u8>, String>;

/// The engine, or none yet: it is started with the first order. Dropping it ends what it does.
pub struct Background {
    thread: Thread,
    hired: Option<Hired>,
}

struct Hired {
    desk: Rc<Desk>,
    engine: Engine,
}

/// Each ends what it does when it is dropped.
enum Engine {
    Worker { _worker: InWorker },
    Page(OnPage),
}

impl Background {
    /// An engine there.
    pub fn new(thread: Thread) -> Self {
        Self { thread, hired: None }
    }

    /// Gives an order; one that has not been carried out is dropped. `answer` gets every answer, and says whether it was
    /// the last: then the engine is free.
    pub fn order(&mut self, order: &Order, answer: impl Fn(Answer) -> bool + 'static) {
        let answer = Rc::new(answer);
        let is_free = |desk: &Desk| !desk.has_failed() && (!desk.is_busy() || desk.has_order());
        match self
            .hired
            .take()
            .filter(|hired| is_free(&hired.desk))
            .map_or_else(|| Hired::new(self.thread), Ok)
        {
            Ok(hired) => {
                hired.desk.take(order.to_bytes(), answer);
                self.hired = Some(hired);
            }
            // Later, as every answer: whoever orders may hold what it needs.
            Err(why) => spawn_local(async move {
                answer(Err(why));
            }),
        }
    }

    /// Has a live run on the page end; it answers at once what it has measured. A worker may be too busy to hear.
    pub fn stop(&self) {
        if let Some(Hired { engine: Engine::Page(engine), .. }) = &self.hired {
            engine.stop();
        }
    }

    /// Drops what is being done: nobody waits for it.
    pub fn drop_order(&mut self) {
        self.hired.take_if(|hired| !hired.desk.take_back() && hired.desk.is_busy());
    }
}

impl Hired {
    fn new(thread: Thread) -> Result<Self, String> {
        let desk = Rc::new(Desk::default());
        let engine = match thread {
            Thread::Page => Engine::Page(OnPage::start(&desk)?),
            Thread::Worker => Engine::Worker { _worker: InWorker::start(&desk)? },
        };
        Ok(Self { desk, engine })
    }
}
