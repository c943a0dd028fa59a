//! How a program begins and ends: `main` and `asyncio.run` (Lib/asyncio/runners.py).

use super::frame::{BodyId, Frame};
use super::gather::Owner;
use super::task::{DoneCallback, Task};
use super::{Callback, GatherId, Machine};
use crate::trace::{CancelCause, Micros, TaskId, TaskName};

/// What `asyncio.run` is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// `run_until_complete(main())`.
    Main,
    /// `_cancel_all_tasks`.
    Cancelling,
    /// `shutdown_asyncgens`, then `shutdown_default_executor`: two coroutines that have nothing to do, but
    /// take their passes.
    ShuttingDown { left: u32 },
}

impl Machine {
    /// `main`'s first step: it makes the script's tasks, and awaits them all.
    pub(super) fn start_main(&mut self) {
        let program = self.program.clone();
        let mut children = Vec::new();
        for (number, spec) in (0u32..).zip(&program.tasks) {
            for instance in 1..=spec.instances.unwrap_or(1) {
                let name = TaskName { base: spec.name.clone(), number: spec.instances.map(|_| instance) };
                let arrives_after_us = spec.every_us.map(|every_us| every_us * u64::from(instance - 1));
                let frame = Frame::new(BodyId::Task(number), &program);
                let id = self.create_task(name, None, Task::new(frame, instance, arrives_after_us));
                self.when_done(id, DoneCallback::Gather(GatherId(0)));
                children.push(id);
            }
        }
        let awaited = children.len();
        self.new_gather(Owner::Main, children, awaited, true);
    }

    /// The loop has stopped, as [`super::Next::Stop`] told it to: whether it is to run again, for what
    /// `asyncio.run` still has to do.
    pub fn runs_again(&mut self, now_us: Micros) -> bool {
        self.now_us = now_us;
        // What happens now is nobody's doing: not that of whose callback happened to be the last.
        self.acting = None;
        let left: Vec<TaskId> = self.pending().collect();
        self.phase = match self.phase {
            Phase::Main if !left.is_empty() => {
                let gather = GatherId::after(&self.gathers);
                for task in &left {
                    self.cancel(*task, Some(CancelCause::MainEnd));
                }
                for task in &left {
                    self.when_done(*task, DoneCallback::Gather(gather));
                }
                let awaited = left.len();
                self.new_gather(Owner::Shutdown, left, awaited, true);
                Phase::Cancelling
            }
            Phase::ShuttingDown { left: 0 } => return false,
            _ if left.is_empty() => return false,
            Phase::Main | Phase::Cancelling => self.shut_down(1),
            Phase::ShuttingDown { left } => self.shut_down(left - 1),
        };
        true
    }

    fn shut_down(&mut self, left: u32) -> Phase {
        self.ready.push(Callback::ShutdownStep);
        Phase::ShuttingDown { left }
    }

    /// The tasks that have not ended, in the order of their creation.
    fn pending(&self) -> impl Iterator<Item = TaskId> + '_ {
        (0u32..).zip(&self.tasks).filter(|(_, task)| !task.is_done()).map(|(id, _)| TaskId(id))
    }
}
