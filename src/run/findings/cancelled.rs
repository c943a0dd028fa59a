//! `cancelled`: tasks that died because what they awaited was cancelled. `worker-held`: jobs that nobody waits for any more,
//! but that go on and keep their worker.

use std::collections::BTreeMap;

use super::Case;
use crate::script::program::Pool;
use crate::trace::{Event, EventKind, Finding, Micros, TaskId};

pub(super) fn find(case: &Case) -> Vec<Finding> {
    let ends = case.trace.events.iter().filter(|event| matches!(event.kind, EventKind::TaskCancelled { .. }));
    let mut found: Vec<Finding> = ends.filter_map(|end| died_with(case, end.task, end.t_us)).collect();
    found.extend(held(case));
    found
}

/// A task that ends cancelled though nobody asked it to.
fn died_with(case: &Case, task: TaskId, t_us: Micros) -> Option<Finding> {
    let how = case.trace.tasks[task.index()].cancelled?;
    let (awaited, words) = (how.awaited?, how.words(task, case.trace));
    let text = (case.texts.awaited_was_cancelled)(case.name(task), case.name(awaited), words.by);
    let lines = how.asked.line.into_iter().collect();
    Some(Finding { code: "cancelled".into(), t_us, tasks: vec![task, awaited], lines, text, fix: None })
}

/// A job on its worker.
struct Job {
    task: TaskId,
    pool: Pool,
    line: u32,
    queued_us: Micros,
    started_us: Option<Micros>,
    /// Since when nobody waits for it.
    left_us: Option<Micros>,
    ended_us: Option<Micros>,
}

/// Jobs that were left alone while a worker was at them; not those that the end of the program leaves.
fn held(case: &Case) -> Vec<Finding> {
    let mut jobs: Vec<Job> = Vec::new();
    let mut current: BTreeMap<TaskId, usize> = BTreeMap::new();
    let mut own = case.trace.tasks.iter().filter(|task| task.parent.is_none()).count();
    for Event { t_us, task, kind } in &case.trace.events {
        if let EventKind::JobQueued { pool, line, .. } = kind {
            current.insert(*task, jobs.len());
            jobs.push(Job {
                task: *task,
                pool: *pool,
                line: *line,
                queued_us: *t_us,
                started_us: None,
                left_us: None,
                ended_us: None,
            });
        } else if let EventKind::JobStarted { job, .. } = kind {
            jobs[*job as usize].started_us = Some(*t_us);
        } else if let EventKind::JobEnded { job } | EventKind::JobDropped { job } = kind {
            jobs[*job as usize].ended_us = Some(*t_us);
        } else if let EventKind::CancelRequested(_) = kind
            && own > 0
            && let Some(job) = current.remove(task).map(|job| &mut jobs[job])
            && job.ended_us.is_none()
            && job.started_us.is_some()
        {
            job.left_us = Some(*t_us);
        } else if kind.ends_task() {
            own -= usize::from(case.trace.tasks[task.index()].parent.is_none());
        }
    }
    jobs.iter().filter_map(|job| Some(job.finding(case, job.left_us?, &jobs))).collect()
}

impl Job {
    fn finding(&self, case: &Case, left_us: Micros, jobs: &[Job]) -> Finding {
        let until_us = self.ended_us.unwrap_or(case.trace.total_us);
        let waits = |other: &&Job| {
            let starts_us = other.started_us.or(other.ended_us).unwrap_or(Micros::MAX);
            other.pool == self.pool
                && other.queued_us < until_us
                && starts_us > left_us
                && other.task != self.task
        };
        let others: Vec<TaskId> = jobs.iter().filter(waits).map(|other| other.task).collect();
        let until = self.ended_us.map(|until_us| case.seconds(until_us));
        let whom = case.names(&others);
        let text = (case.texts.worker_held)(case.name(self.task), self.line, until.as_deref(), &whom);
        let tasks = [self.task].into_iter().chain(others).collect();
        let lines = vec![self.line];
        Finding { code: "worker-held".into(), t_us: left_us, tasks, lines, text, fix: None }
    }
}
