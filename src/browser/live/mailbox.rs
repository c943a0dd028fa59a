//! What a task's future waits for: the callbacks of its task, one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use crate::machine::Callback;

/// Callbacks on their way to a task.
#[derive(Default)]
pub(super) struct Mailbox {
    callbacks: RefCell<VecDeque<Callback>>,
    waker: Cell<Option<Waker>>,
}

impl Mailbox {
    pub(super) fn holding(callback: Callback) -> Self {
        Self { callbacks: RefCell::new(VecDeque::from([callback])), waker: Cell::new(None) }
    }

    /// Adds a callback and wakes the future that waits for it.
    pub(super) fn post(&self, callback: Callback) {
        self.callbacks.borrow_mut().push_back(callback);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// The next callback, now or when it comes.
    pub(super) async fn next(&self) -> Callback {
        poll_fn(|context| match self.callbacks.borrow_mut().pop_front() {
            Some(callback) => Poll::Ready(callback),
            None => {
                self.waker.set(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}
