//! Semaphores (`asyncio.Semaphore`, Lib/asyncio/locks.py).

use std::collections::VecDeque;

use super::Machine;
use super::event::remove;
use super::flow::Flow;
use super::task::{Awaiting, Wait};
use crate::script::program::Guard;
use crate::trace::{EventKind, TaskId};

#[derive(Clone, Debug)]
pub(super) struct Semaphore {
    /// Permits that nobody has and nobody has been promised.
    value: u64,
    waiters: VecDeque<TaskId>,
}

impl Semaphore {
    pub(super) fn new(value: u32) -> Self {
        Self { value: u64::from(value), waiters: VecDeque::new() }
    }
}

impl Machine {
    /// `semaphore.locked()`: whether an `acquire` would wait.
    pub(super) fn is_semaphore_locked(&self, semaphore: u32) -> bool {
        let this = &self.semaphores[semaphore as usize];
        let waits = |waiter: &TaskId| self.tasks[waiter.index()].wait != Wait::Cancelled;
        this.value == 0 || this.waiters.iter().any(waits)
    }

    /// `await semaphore.acquire()`.
    #[inline(always)]
    pub(super) fn acquire_semaphore(&mut self, id: TaskId, semaphore: u32, with: bool) -> Flow {
        let this = &self.semaphores[semaphore as usize];
        let gave_up = |waiter: &TaskId| self.tasks[waiter.index()].wait == Wait::Cancelled;
        let target = Guard::Semaphore(semaphore);
        if this.value > 0 && this.waiters.iter().all(gave_up) {
            self.semaphores[semaphore as usize].value -= 1;
            self.recorder.record(self.now_us, id, || EventKind::PermitTaken { semaphore });
            return self.acquired(id, target, with);
        }
        self.semaphores[semaphore as usize].waiters.push_back(id);
        self.wait(id, Awaiting::Acquire { target, with })
    }

    /// A waiter goes on with the permit that it was promised, and lets the next one in if there are more.
    #[inline(always)]
    pub(super) fn permit_granted(&mut self, id: TaskId, semaphore: u32) {
        let this = &mut self.semaphores[semaphore as usize];
        remove(&mut this.waiters, id);
        let more = this.value > 0;
        self.recorder.record(self.now_us, id, || EventKind::PermitTaken { semaphore });
        if more {
            self.promise_next(semaphore);
        }
    }

    /// A waiter that is cancelled gives back the permit that it was promised, if it was.
    pub(super) fn semaphore_cancelled(&mut self, id: TaskId, semaphore: u32) {
        let promised = self.tasks[id.index()].wait != Wait::Cancelled;
        let this = &mut self.semaphores[semaphore as usize];
        remove(&mut this.waiters, id);
        if promised {
            this.value += 1;
            self.promise_next(semaphore);
        }
    }

    /// `semaphore.release()`: it just grows, whoever calls it.
    #[inline(always)]
    pub(super) fn release_semaphore(&mut self, id: TaskId, semaphore: u32) {
        self.semaphores[semaphore as usize].value += 1;
        self.recorder.record(self.now_us, id, || EventKind::PermitReleased { semaphore });
        self.promise_next(semaphore);
    }

    /// `Semaphore._wake_up_next`: the first waiter that has not been woken gets a permit.
    #[inline]
    fn promise_next(&mut self, semaphore: u32) {
        let waiters = &self.semaphores[semaphore as usize].waiters;
        let pending = |waiter: &&TaskId| self.tasks[waiter.index()].wait == Wait::Pending;
        if let Some(waiter) = waiters.iter().find(pending).copied() {
            self.semaphores[semaphore as usize].value -= 1;
            self.fulfil(waiter);
        }
    }
}
