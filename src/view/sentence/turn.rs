//! What a step's sentence says of a processor that threads share.

use super::Step;
use crate::run::shares;
use crate::script::program::{Pool, Work};
use crate::trace::{EventKind, Processors, Strategy, TaskId};

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
        let tasks_are_apart = self.trace.strategy == Strategy::Processes;
        let is_apart = worker.map_or(tasks_are_apart, |(pool, _)| pool == Pool::Processes);
        let (tasks, workers) = (&self.after.computing, &self.after.computing_workers);
        let all = tasks.len() + workers.len();
        let processes = workers.keys().filter(|(pool, _)| *pool == Pool::Processes).count();
        let apart = processes + if tasks_are_apart { tasks.len() } else { 0 };
        let Processors { cores, gil } = self.trace.processors;
        let (inside, apart) = shares(cores.max(1).into(), gil, (all - apart) as u128, apart as u128);
        let share = if is_apart { apart } else { inside };
        if share.of >= share.among {
            return None;
        }
        // Each kind is among itself, unless all share with all.
        let shares_with = |apart: bool| share.among == all as u128 || apart == is_apart;
        let is_other = |task: &&TaskId| **task != self.event.task;
        let task = tasks.iter().filter(|_| shares_with(tasks_are_apart)).find(is_other);
        let of_worker = || {
            let mut others = workers.iter().filter(|((pool, _), _)| shares_with(*pool == Pool::Processes));
            others.find(|(on, _)| Some(**on) != worker).map(|(_, task)| task)
        };
        let other = task.or_else(of_worker)?;
        let more = usize::try_from(share.among).unwrap_or(all).saturating_sub(2);
        Some((self.steps().in_turn)(self.task(*other), more))
    }
}
