//! What the workers of pools did: each job from when a worker took it until the worker was done, even if the task that gave
//! it had stopped waiting by then.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::script::program::{Pool, Work};
use crate::trace::{EventKind, Micros, Span, SpanState, Task, TaskId, TaskOutcome, Trace};

/// A worker that took at least one job.
#[derive(Debug)]
pub struct Worker {
    /// Whose it is.
    pub pool: Pool,
    /// Its number there, from 1.
    pub number: u32,
    /// Its jobs as the spans of a made-up task, each labelled with the name of the task that gave it.
    pub jobs: Task,
}

/// A worker that is at a job, since when, and the task that gave it.
struct Busy {
    worker: (Pool, u32),
    from_us: Micros,
    task: TaskId,
    computes: bool,
}

/// The workers of a run, by pool and number. Without events it is what tasks say: who stopped waiting for a job does not
/// know for how long it went on.
pub(super) fn workers(trace: &Trace) -> Vec<Worker> {
    let spans = if trace.events.is_empty() { of_tasks(trace) } else { of_events(trace) };
    let worker = |((pool, number), spans): ((Pool, u32), Vec<Span>)| {
        let name = format!("{} #{number}", pool.worker());
        Worker { pool, number, jobs: jobs(name.into(), spans) }
    };
    let mut workers: Vec<Worker> = spans.into_iter().map(worker).collect();
    for (lane, worker) in (trace.tasks.len()..).zip(&mut workers) {
        worker.jobs.id = TaskId(u32::try_from(lane).unwrap_or(u32::MAX));
    }
    workers
}

/// The jobs of each worker.
type Jobs = BTreeMap<(Pool, u32), Vec<Span>>;

fn of_tasks(trace: &Trace) -> Jobs {
    let mut spans = Jobs::new();
    for task in &trace.tasks {
        for span in task.spans.iter().filter(|span| span.state == SpanState::Offloaded) {
            if let Some(worker) = span.worker.as_deref().and_then(worker) {
                let label = Some(task.name.clone());
                spans.entry(worker).or_default().push(Span { label, worker: None, ..span.clone() });
            }
        }
    }
    spans.values_mut().for_each(|spans| spans.sort_by_cached_key(|span| (span.from_us, span.to_us)));
    spans
}

/// A worker by what spans call it: `thread 1`.
pub(super) fn worker(name: &str) -> Option<(Pool, u32)> {
    let (pool, number) = name.split_once(' ')?;
    let pool = Pool::ALL.into_iter().find(|known| known.worker() == pool)?;
    Some((pool, number.parse().ok()?))
}

fn of_events(trace: &Trace) -> Jobs {
    // Each job by its number: the line that gave it, and who is at it.
    let mut jobs: Vec<(u32, Option<Busy>)> = Vec::new();
    let mut spans = Jobs::new();
    let mut end = |line, Busy { worker, from_us, task, computes }: Busy, to_us| {
        let spans = spans.entry(worker).or_default();
        if to_us > from_us {
            let label = Some(trace.tasks[task.index()].name.clone());
            spans.push(Span {
                state: SpanState::Offloaded,
                from_us,
                to_us,
                line,
                label,
                on: None,
                worker: None,
                computes,
            });
        }
    };
    for event in &trace.events {
        if let EventKind::JobQueued { line, .. } = event.kind {
            jobs.push((line, None));
        } else if let EventKind::JobStarted { job, pool, worker, work } = event.kind {
            let computes = work == Work::Cpu;
            let busy = Busy { worker: (pool, worker), from_us: event.t_us, task: event.task, computes };
            jobs[job as usize].1 = Some(busy);
        } else if let EventKind::JobEnded { job } = event.kind {
            let (line, busy) = &mut jobs[job as usize];
            busy.take().into_iter().for_each(|busy| end(*line, busy, event.t_us));
        }
    }
    // The end of the picture cuts off what has not ended.
    for (line, busy) in jobs {
        busy.into_iter().for_each(|busy| end(line, busy, trace.picture_us()));
    }
    spans
}

/// The made-up task of a worker, whose number is still to be given. Its name has a space, which no real task's name can have.
fn jobs(name: Rc<str>, spans: Vec<Span>) -> Task {
    Task {
        id: TaskId(0),
        name,
        parent: None,
        outcome: TaskOutcome::Done,
        error: None,
        cancelled: None,
        start_us: spans.first().map_or(0, |span| span.from_us),
        end_us: None,
        retrieved: true,
        work_us: 0,
        waits: None,
        spans,
    }
}
