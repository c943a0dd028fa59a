//! Jobs in the pools (`loop.run_in_executor`, `asyncio.to_thread`; Lib/asyncio/futures.py, `_chain_future`).
//!
//! The loop that drives the machine has the workers; the machine knows what a job is and who waits for it.

use std::rc::Rc;

use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::Completion;
use super::task::Awaiting;
use super::{JobId, Machine, Request};
use crate::script::program::{Pool, Work};
use crate::trace::{EventKind, Micros, TaskId};

/// Something for a worker of a pool to do.
#[derive(Clone, Debug)]
pub struct Job {
    /// Who waits for it.
    pub task: TaskId,
    /// In which pool.
    pub pool: Pool,
    /// What the worker does.
    pub work: Work,
    /// For how long, in µs.
    pub us: Micros,
    /// What goes wrong in the worker.
    pub(super) fault: Option<Exception>,
}

impl Machine {
    /// A job by its number.
    pub fn job(&self, job: JobId) -> &Job {
        &self.jobs[job.index()]
    }

    /// Notes that a worker, numbered from 1, took a job.
    pub fn job_started(&mut self, job: JobId, worker: u32, now_us: Micros) {
        let &Job { task, pool, work, .. } = &self.jobs[job.index()];
        self.recorder.record_of_job(now_us, task, || EventKind::JobStarted {
            job: job.0,
            pool,
            work,
            worker,
        });
    }

    /// Notes that a job's worker is done with it, or what went wrong: that is raised where it is awaited.
    pub fn job_ended(&mut self, job: JobId, fault: Option<String>, now_us: Micros) {
        let task = self.jobs[job.index()].task;
        let fault = fault.map(error::runtime);
        let job_fault = &mut self.jobs[job.index()].fault;
        *job_fault = fault.or(job_fault.take());
        self.recorder.record_of_job(now_us, task, || EventKind::JobEnded { job: job.0 });
    }

    /// Notes that a job was cancelled before a worker took it.
    pub fn job_dropped(&mut self, job: JobId, now_us: Micros) {
        let task = self.jobs[job.index()].task;
        self.recorder.record_of_job(now_us, task, || EventKind::JobDropped { job: job.0 });
    }

    /// `await loop.run_in_executor(…)`.
    pub(super) fn offload(&mut self, id: TaskId, job: Job, label: Option<Rc<str>>) -> Flow {
        let number = JobId::after(&self.jobs);
        let line = self.tasks[id.index()].line;
        let Job { pool, us, .. } = job;
        self.recorder.record(self.now_us, id, || EventKind::JobQueued {
            job: number.0,
            pool,
            us,
            line,
            label,
        });
        self.jobs.push(job);
        self.requests.push(Request::Submit(number));
        self.suspend(id, Awaiting::Job(number))
    }

    /// The job that a task waited for is over.
    pub(super) fn job_over(&mut self, id: TaskId, job: JobId) -> Flow {
        match self.jobs[job.index()].fault.take() {
            Some(fault) => self.unwind(id, Completion::Raise(fault)),
            None => Flow::Go,
        }
    }

    /// `_set_state`: the job's end has reached the loop.
    pub(super) fn job_done(&mut self, job: JobId) {
        let task = self.jobs[job.index()].task;
        if matches!(self.tasks[task.index()].awaiting, Awaiting::Job(awaited) if awaited == job) {
            self.fulfil(task);
        }
    }

    /// `_call_check_cancel`: the loop's future was cancelled, and so the job is, if it has not started.
    pub(super) fn check_cancel(&mut self, job: JobId) {
        self.requests.push(Request::CancelJob(job));
    }
}
