//! Timeouts (`asyncio.timeout`, Lib/asyncio/timeouts.py).

use super::error;
use super::flow::Flow;
use super::frame::{Block, Completion};
use super::{Callback, Machine, TimeoutId};
use crate::trace::{CancelCause, CancelRequest, Micros, TaskId};

#[derive(Clone, Debug)]
pub(super) struct Timeout {
    pub(super) task: TaskId,
    state: State,
    /// Its statement's line.
    line: u32,
    /// The task's cancellations when it was entered.
    cancelling: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Entered,
    /// Its time is up, and it has cancelled its task.
    Expiring,
    Left,
}

impl Machine {
    /// `Timeout.__aenter__`; without a deadline for `asyncio.timeout(None)`.
    pub(super) fn enter_timeout(&mut self, id: TaskId, us: Option<Micros>) {
        let timeout = TimeoutId::after(&self.timeouts);
        let task = &self.tasks[id.index()];
        let (line, cancelling) = (task.line, task.cancel_requests);
        self.timeouts.push(Timeout { task: id, state: State::Entered, line, cancelling });
        self.frame(id).blocks.push(Block::Timeout(timeout));
        let callback = Callback::TimeoutFired(timeout);
        match us {
            None => {}
            Some(0) => self.ready.push(callback),
            Some(us) => self.call_later(us, callback),
        }
    }

    /// `Timeout.__aexit__`: its own cancellation leaves as `TimeoutError`.
    pub(super) fn leave_timeout(&mut self, id: TaskId, timeout: TimeoutId, completion: Completion) -> Flow {
        let this = &mut self.timeouts[timeout.index()];
        let expired = std::mem::replace(&mut this.state, State::Left) == State::Expiring;
        let cancelling = this.cancelling;
        let cancelled = completion.is_cancelled();
        if expired && self.tasks[id.index()].uncancel() <= cancelling && cancelled {
            return self.unwind(id, Completion::Raise(error::timeout()));
        }
        self.unwind(id, completion)
    }

    /// `Timeout._on_timeout`.
    pub(super) fn timeout_fired(&mut self, timeout: TimeoutId) {
        if self.timeout_is_live(timeout) {
            let Timeout { task, line, .. } = self.timeouts[timeout.index()];
            let cause = Some(CancelCause::Timeout);
            self.cancel_as(task, CancelRequest { by: None, line: Some(line), cause, through: None });
            self.timeouts[timeout.index()].state = State::Expiring;
        }
    }

    /// Whether its timer is still wanted: leaving the block cancels it.
    pub(super) fn timeout_is_live(&self, timeout: TimeoutId) -> bool {
        self.timeouts[timeout.index()].state == State::Entered
    }
}
