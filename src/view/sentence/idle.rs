//! What a step's sentence says of what comes next: whom the loop takes, or what it waits for.

use super::Step;
use crate::trace::{EventKind, Outcome};

impl Step<'_> {
    /// Whom the loop takes next, if the task that ran has given it back; what it waits for, if nobody is ready.
    pub(super) fn follow_up(&self) -> Option<String> {
        if !self.has_loop() || !self.after.running.is_empty() {
            return None;
        }
        if let Some(next) = self.after.ready.first() {
            let gave_back = self.before.running.first();
            return gave_back.map(|_| (self.steps().next)(self.task(next)));
        }
        let Some(next) = self.trace.events.get(self.step + 1) else {
            return (self.trace.outcome == Outcome::Stuck).then(|| self.steps().stuck.to_owned());
        };
        if next.t_us == self.event.t_us {
            return None;
        }
        let at = self.seconds(next.t_us);
        let (steps, task) = (self.steps(), self.task(next.task));
        Some(if matches!(next.kind, EventKind::TimerDue { .. }) {
            (steps.idle_for_timer)(task, &at)
        } else if matches!(next.kind, EventKind::JobEnded { .. }) {
            (steps.idle_for_job)(task, &at)
        } else {
            (steps.idle)(&at)
        })
    }
}
