//! What lies between the page and its engine.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Answer;

pub(super) type Listener = dyn Fn(Answer) -> bool;

/// The way to the engine: takes an order's bytes, or says why it cannot.
pub(super) type Door = dyn Fn(&[u8]) -> Result<(), String>;

/// An order on its way there, answers on their way back.
#[derive(Default)]
pub(super) struct Desk {
    /// Open once the engine has loaded.
    door: RefCell<Option<Box<Door>>>,
    /// Waits for the engine.
    order: RefCell<Option<Vec<u8>>>,
    /// Who waits for answers.
    listener: RefCell<Option<Rc<Listener>>>,
    failed: Cell<bool>,
}

impl Desk {
    /// Takes an order, and who listens to its answers.
    pub(super) fn take(&self, order: Vec<u8>, listener: Rc<Listener>) {
        self.listener.replace(Some(listener));
        self.order.replace(Some(order));
        self.hand_over();
    }

    /// Takes an order back that still waits here; whether there was one.
    pub(super) fn take_back(&self) -> bool {
        let waits = self.order.take().is_some();
        if waits {
            self.listener.replace(None);
        }
        waits
    }

    /// The engine has loaded.
    pub(super) fn open(&self, door: Box<Door>) {
        self.door.replace(Some(door));
        self.hand_over();
    }

    /// Hands the order over, if the engine has loaded.
    fn hand_over(&self) {
        if let Some(door) = &*self.door.borrow()
            && let Some(order) = self.order.take()
            && let Err(why) = door(&order)
        {
            self.tell(Err(why));
        }
    }

    /// An answer has come. Nobody may be there to hear that the engine has failed.
    pub(super) fn tell(&self, answer: Answer) {
        self.failed.set(self.failed.get() || answer.is_err());
        let listener = self.listener.borrow().clone();
        if listener.is_some_and(|listener| listener(answer)) {
            self.listener.replace(None);
        }
    }

    /// Whether an order still waits here: another can take its place.
    pub(super) fn has_order(&self) -> bool {
        self.order.borrow().is_some()
    }

    /// Whether the engine can be given nothing more.
    pub(super) fn has_failed(&self) -> bool {
        self.failed.get()
    }

    /// Whether somebody waits for an answer.
    pub(super) fn is_busy(&self) -> bool {
        self.listener.borrow().is_some()
    }
}
