//! What a step's sentence says of a processor that threads share.

use super::Step;
use crate::run::shares;
use crate::script::program::{Pool, Work};
use crate::trace::{EventKind, Processors, Strategy};

impl Step<'_> {
    /// With whom the one that begins to compute, a task or the worker of a pool, has its processor in turn, if there are
    /// more of them than processors.
    pub(super) fn in_turn(&self) -> Option<String> {
        let worker = if let EventKind::JobStarted { pool, worker, work: Work::Cpu, .. } = self.event.kind {
            Some((pool, worker))
        } else if matches!(self.event.kind, EventKind::ComputeStarted { .. }) {
            None
        } else {
            return None;
        };
        let is_apart = |on: Option<(Pool, u32)>| match on {
            Some((pool, _)) => pool == Pool::Processes,
            None => self.trace.strategy == Strategy::Processes,
        };
        let computing = &self.after.computing;
        let apart = computing.iter().filter(|(on, _)| is_apart(*on)).count();
        let inside = computing.len() - apart;
        let Processors { cores, gil } = self.trace.processors;
        let (of_inside, of_apart) = shares(u128::from(cores.max(1)), gil, inside as u128, apart as u128);
        let share = if is_apart(worker) { of_apart } else { of_inside };
        // Each kind is among itself, unless all share with all.
        let is_among = |on| share.among == computing.len() as u128 || is_apart(on) == is_apart(worker);
        let mut others = computing.iter().filter(|one| **one != (worker, self.event.task) && is_among(one.0));
        let (_, other) = *others.next().filter(|_| share.of < share.among)?;
        Some((self.steps().in_turn)(self.task(other), others.count()))
    }
}
