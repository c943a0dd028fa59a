//! Events (`asyncio.Event`, Lib/asyncio/locks.py).

use std::collections::VecDeque;

use super::Machine;
use super::flow::Flow;
use super::task::Awaiting;
use crate::script::program::EventId;
use crate::trace::{EventKind, TaskId};

/// A flag and who waits for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Flag {
    raised: bool,
    waiters: VecDeque<TaskId>,
}

impl Flag {
    pub(super) fn raised() -> Self {
        Self { raised: true, ..Self::default() }
    }

    /// Sets the flag; who waits for it, if it was not set.
    pub(super) fn raise(&mut self) -> Vec<TaskId> {
        if std::mem::replace(&mut self.raised, true) {
            Vec::new()
        } else {
            self.waiters.iter().copied().collect()
        }
    }

    pub(super) fn is_raised(&self) -> bool {
        self.raised
    }

    pub(super) fn lower(&mut self) {
        self.raised = false;
    }

    pub(super) fn wait(&mut self, id: TaskId) {
        self.waiters.push_back(id);
    }

    /// A waiter goes on, or is cancelled.
    pub(super) fn leave(&mut self, id: TaskId) {
        remove(&mut self.waiters, id);
    }
}

/// Removes a waiter; most often it is the first.
#[inline]
pub(super) fn remove(waiters: &mut VecDeque<TaskId>, id: TaskId) {
    if waiters.front() == Some(&id) {
        waiters.pop_front();
    } else if let Some(at) = waiters.iter().position(|waiter| *waiter == id) {
        waiters.remove(at);
    }
}

impl Machine {
    /// `event.set()`.
    pub(super) fn set_event(&mut self, id: TaskId, event: EventId) {
        self.recorder.record(self.now_us, id, || EventKind::EventSet { event });
        let waiters = self.events[event as usize].raise();
        self.fulfil_all(waiters);
    }

    /// `event.clear()`.
    pub(super) fn clear_event(&mut self, id: TaskId, event: EventId) {
        self.recorder.record(self.now_us, id, || EventKind::EventCleared { event });
        self.events[event as usize].lower();
    }

    /// `await event.wait()`.
    pub(super) fn wait_event(&mut self, id: TaskId, event: EventId) -> Flow {
        let flag = &mut self.events[event as usize];
        if flag.raised {
            return Flow::Go;
        }
        flag.wait(id);
        self.wait(id, Awaiting::Event(event))
    }

    pub(super) fn fulfil_all(&mut self, waiters: Vec<TaskId>) {
        for waiter in waiters {
            self.fulfil(waiter);
        }
    }
}
