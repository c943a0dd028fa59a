//! What a step's sentence says of a processor that threads share.

use super::Step;
use crate::run::shares;
use crate::trace::{EventKind, Processors, Strategy};

impl Step<'_> {
    /// With whom the task that begins to compute has its processor in turn, if there are more of them than processors.
    /// Nothing on an event loop: there the thread is one.
    pub(super) fn in_turn(&self) -> Option<String> {
        if self.has_loop() || !matches!(self.event.kind, EventKind::ComputeStarted { .. }) {
            return None;
        }
        let computing = &self.after.computing;
        let mut others = computing.iter().filter(|task| **task != self.event.task);
        let count = computing.len() as u128;
        let (inside, apart) = match self.trace.strategy {
            Strategy::Processes => (0, count),
            Strategy::Async | Strategy::Sync | Strategy::Threads => (count, 0),
        };
        let Processors { cores, gil } = self.trace.processors;
        let (of_inside, of_apart) = shares(u128::from(cores.max(1)), gil, inside, apart);
        let share = if apart > 0 { of_apart } else { of_inside };
        let other = *others.next().filter(|_| share.of < share.among)?;
        Some((self.steps().in_turn)(self.task(other), others.count()))
    }
}
