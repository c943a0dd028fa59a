//! Locks (`asyncio.Lock`, Lib/asyncio/locks.py).

use std::collections::VecDeque;

use super::Machine;
use super::error::{self, Exception};
use super::event::remove;
use super::flow::Flow;
use super::task::{Awaiting, Wait};
use crate::script::program::Guard;
use crate::trace::{EventKind, TaskId};

#[derive(Clone, Debug, Default)]
pub(super) struct Lock {
    locked: bool,
    waiters: VecDeque<TaskId>,
}

impl Machine {
    /// `await lock.acquire()`.
    pub(super) fn acquire_lock(&mut self, id: TaskId, lock: u32, with: bool) -> Flow {
        let this = &self.locks[lock as usize];
        let nobody_waits =
            this.waiters.iter().all(|waiter| self.tasks[waiter.index()].wait == Wait::Cancelled);
        if !this.locked && nobody_waits {
            self.take_lock(id, lock);
            return self.acquired(id, Guard::Lock(lock), with);
        }
        self.locks[lock as usize].waiters.push_back(id);
        self.wait(id, Awaiting::Acquire { target: Guard::Lock(lock), with })
    }

    /// The lock's turn has come to a waiter.
    pub(super) fn lock_granted(&mut self, id: TaskId, lock: u32) {
        remove(&mut self.locks[lock as usize].waiters, id);
        self.take_lock(id, lock);
    }

    /// `lock.locked()`
    pub(super) fn is_locked(&self, lock: u32) -> bool {
        self.locks[lock as usize].locked
    }

    fn take_lock(&mut self, id: TaskId, lock: u32) {
        self.locks[lock as usize].locked = true;
        self.recorder.record(self.now_us, id, || EventKind::LockTaken { lock });
    }

    /// A waiter that is cancelled passes its wake-up on.
    pub(super) fn lock_cancelled(&mut self, id: TaskId, lock: u32) {
        let this = &mut self.locks[lock as usize];
        remove(&mut this.waiters, id);
        if !this.locked {
            self.wake_first(lock);
        }
    }

    /// `lock.release()`.
    pub(super) fn release_lock(&mut self, id: TaskId, lock: u32) -> Result<(), Exception> {
        if !std::mem::take(&mut self.locks[lock as usize].locked) {
            return Err(error::runtime("Lock is not acquired."));
        }
        self.recorder.record(self.now_us, id, || EventKind::LockReleased { lock });
        self.wake_first(lock);
        Ok(())
    }

    /// `Lock._wake_up_first`: the first waiter, unless it has been woken already.
    fn wake_first(&mut self, lock: u32) {
        if let Some(first) = self.locks[lock as usize].waiters.front().copied() {
            self.fulfil(first);
        }
    }
}
