//! What a future waits for: messages, one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// Messages on their way to one future.
pub(super) struct Mailbox<T> {
    messages: RefCell<VecDeque<T>>,
    waker: Cell<Option<Waker>>,
}

impl<T> Default for Mailbox<T> {
    fn default() -> Self {
        Self { messages: RefCell::default(), waker: Cell::default() }
    }
}

impl<T> Mailbox<T> {
    /// Adds a message and wakes the future that waits for it.
    pub(super) fn post(&self, message: T) {
        self.messages.borrow_mut().push_back(message);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// The next message, now or when it comes.
    pub(super) async fn next(&self) -> T {
        poll_fn(|context| match self.messages.borrow_mut().pop_front() {
            Some(message) => Poll::Ready(message),
            None => {
                self.waker.set(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}
