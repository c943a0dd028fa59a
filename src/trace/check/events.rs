//! What happened, one thing after the other.

use std::collections::BTreeSet;

use super::{Bounds, ensure, time};
use crate::script::program::Pool;
use crate::trace::{Event, EventKind, Fault, Micros, NoTrace};

/// A job's way: events tell of its steps in this order.
enum Job {
    Queued(Pool),
    Running(Pool, u32),
    Over,
}

pub(super) fn all(events: &[Event], bounds: &Bounds) -> Result<(), NoTrace> {
    let mut before_us: Micros = 0;
    let mut created = 0;
    let mut jobs = Jobs::default();
    for (at, Event { t_us, task, kind }) in events.iter().enumerate() {
        let path = |field: &str| format!("events[{at}].{field}");
        ensure(before_us <= *t_us, Fault::Backwards, || path("t_us"))?;
        before_us = *t_us;
        time(*t_us, || path("t_us"))?;
        bounds.task(*task, || path("task"))?;
        let is_creation = matches!(kind, EventKind::TaskCreated { .. });
        let in_order = if is_creation { task.index() == created } else { task.index() < created };
        ensure(in_order, Fault::NotInOrderOfCreation, || path("task"))?;
        created += usize::from(is_creation);
        if let Some((kind, id)) = kind.object() {
            bounds.object(kind, id, || path(kind.word()))?;
        }
        bounds.line(kind.line().unwrap_or(0), || path("line"))?;
        match kind {
            EventKind::TaskCreated { parent } => {
                ensure(parent.is_none_or(|parent| parent < *task), Fault::NoTask, || path("parent"))?;
            }
            EventKind::TaskArriving { until_us } | EventKind::TaskSleeping { until_us, .. } => {
                time(*until_us, || path("until_us"))?;
            }
            EventKind::TaskWoken { by, line } => {
                ensure(by.is_none_or(|by| by.index() < created), Fault::NoTask, || path("by"))?;
                bounds.line(line.unwrap_or(0), || path("line"))?;
            }
            EventKind::CancelRequested(request) => bounds.request(request, created, path)?,
            EventKind::TaskResumed { landed } => bounds.line(landed.unwrap_or(0), || path("landed"))?,
            EventKind::TaskCancelled { awaited, landed } => {
                ensure(awaited.is_none_or(|task| task.index() < created), Fault::NoTask, || path("awaited"))?;
                bounds.line(landed.unwrap_or(0), || path("landed"))?;
            }
            EventKind::TimerDue { due_us } => ensure(due_us <= t_us, Fault::Backwards, || path("due_us"))?,
            EventKind::ComputeStarted { us, .. } | EventKind::BlockStarted { us, .. } => {
                time(*us, || path("us"))?
            }
            EventKind::JobQueued { job, pool, us, .. } => {
                time(*us, || path("us"))?;
                ensure(jobs.queue(*job, *pool), Fault::NoJob, || path("job"))?;
            }
            EventKind::JobStarted { job, pool, worker, .. } => {
                ensure(jobs.start(*job, *pool, *worker), Fault::NoJob, || path("job"))?;
            }
            EventKind::JobEnded { job } => ensure(jobs.end(*job), Fault::NoJob, || path("job"))?,
            EventKind::JobDropped { job } => ensure(jobs.drop(*job), Fault::NoJob, || path("job"))?,
            EventKind::TaskYielded { .. }
            | EventKind::ComputeEnded
            | EventKind::BlockEnded
            | EventKind::Printed { .. }
            | EventKind::TaskWaiting { .. }
            | EventKind::ItemPut { .. }
            | EventKind::ItemGot { .. }
            | EventKind::ItemDone { .. }
            | EventKind::PermitTaken { .. }
            | EventKind::PermitReleased { .. }
            | EventKind::LockTaken { .. }
            | EventKind::LockReleased { .. }
            | EventKind::EventSet { .. }
            | EventKind::EventCleared { .. }
            | EventKind::TaskDone
            | EventKind::TaskFailed { .. } => {}
        }
    }
    Ok(())
}

/// The jobs so far, by number, and the workers that have one. Each method says whether that could happen.
#[derive(Default)]
struct Jobs {
    all: Vec<Job>,
    busy: BTreeSet<(Pool, u32)>,
}

impl Jobs {
    fn queue(&mut self, job: u32, pool: Pool) -> bool {
        let is_next = job as usize == self.all.len();
        self.all.push(Job::Queued(pool));
        is_next
    }

    fn start(&mut self, job: u32, pool: Pool, worker: u32) -> bool {
        let Some(job) = self.all.get_mut(job as usize) else { return false };
        let is_queued = matches!(job, Job::Queued(asked) if *asked == pool);
        *job = Job::Running(pool, worker);
        is_queued && self.busy.insert((pool, worker))
    }

    fn end(&mut self, job: u32) -> bool {
        let Some(job) = self.all.get_mut(job as usize) else { return false };
        match std::mem::replace(job, Job::Over) {
            Job::Running(pool, worker) => self.busy.remove(&(pool, worker)),
            Job::Queued(_) | Job::Over => false,
        }
    }

    fn drop(&mut self, job: u32) -> bool {
        let Some(job) = self.all.get_mut(job as usize) else { return false };
        matches!(std::mem::replace(job, Job::Over), Job::Queued(_))
    }
}
