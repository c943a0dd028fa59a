//! What a step's sentence says of what comes next: whom the loop takes, or what it waits for.

use super::Step;
use crate::trace::{EventKind, Outcome};

impl Step<'_> {
    /// Whom the loop takes next, if the task that ran has given it back; what it waits for, if nobody is ready.
    pub(super) fn follow_up(&self) -> Option<String> {
        if !self.has_loop() || self.after.running.is_some() {
            return None;
        }
        if let Some(next) = self.after.ready.first() {
            return self.before.running.map(|_| (self.steps().next)(self.task(next)));
        }
        let Some(next) = self.trace.events.get(self.step + 1) else {
            return (self.trace.outcome == Outcome::Stuck).then(|| self.steps().stuck.to_owned());
        };
        if next.t_us == self.event.t_us {
            return None;
        }
        let at = self.seconds(next.t_us);
        Some(match next.kind {
            EventKind::TimerDue { .. } => (self.steps().idle_for_timer)(self.task(next.task), &at),
            EventKind::JobEnded { .. } => (self.steps().idle_for_job)(self.task(next.task), &at),
            EventKind::TaskCreated { .. }
            | EventKind::TaskArriving { .. }
            | EventKind::TaskResumed
            | EventKind::TaskYielded { .. }
            | EventKind::TaskSleeping { .. }
            | EventKind::TaskWoken { .. }
            | EventKind::ComputeStarted { .. }
            | EventKind::ComputeEnded
            | EventKind::BlockStarted { .. }
            | EventKind::BlockEnded
            | EventKind::Printed { .. }
            | EventKind::TaskWaiting { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::ItemPut { .. }
            | EventKind::ItemGot { .. }
            | EventKind::ItemDone { .. }
            | EventKind::PermitTaken { .. }
            | EventKind::PermitReleased { .. }
            | EventKind::LockTaken { .. }
            | EventKind::LockReleased { .. }
            | EventKind::EventSet { .. }
            | EventKind::EventCleared { .. }
            | EventKind::JobQueued { .. }
            | EventKind::JobStarted { .. }
            | EventKind::JobDropped { .. }
            | EventKind::TaskCancelled
            | EventKind::TaskDone
            | EventKind::TaskFailed { .. } => (self.steps().idle)(&at),
        })
    }
}
