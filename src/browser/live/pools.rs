//! The pools of a live run: jobs on Web Workers.
//!
//! A browser's workers have no GIL. Under `gil on`, computing thread jobs take turns, so that their total is
//! right though they do not interleave; and no more workers compute at once than the machine has processors.
//!
//! A freed worker takes the next job at once, while the thread of the loop is held, too: as nobody could tell it then,
//! it is told before.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::rc::Rc;

use litemap::LiteMap;

use super::super::processors;
use super::worker_pool::{OnEnd, StartingWorkers, WorkerPool};
use crate::app::Scale;
use crate::machine::{JobId, Machine};
use crate::script::Program;
use crate::script::program::{Machinery, Pool, Work};
use crate::trace::Micros;

pub(super) struct Pools {
    machinery: Machinery,
    /// How many workers can compute at once.
    processors: usize,
    queue: VecDeque<JobId>,
    running: LiteMap<JobId, Running>,
    workers: WorkerPool,
    /// How many Web Workers the program may need at once.
    needed: usize,
    /// The numbers of each pool's workers that have no job; the smallest is taken first.
    free: [BinaryHeap<Reverse<u32>>; 2],
}

struct Running {
    /// Its worker's number in its pool, from 1.
    number: u32,
    computes: bool,
    pool: Pool,
    /// When it should be over.
    due_us: Micros,
    /// The job that its worker is at first, unless that is known to be over.
    after: Option<JobId>,
}

impl Pools {
    pub(super) fn new(program: &Program) -> Self {
        let machinery = program.machinery;
        let sizes = [(Pool::Threads, machinery.threads), (Pool::Processes, machinery.processes)];
        let tasks = u32::try_from(program.starting()).unwrap_or(u32::MAX);
        let needed = sizes.map(|(pool, size)| if program.offloads_to(pool) { size.min(tasks) } else { 0 });
        Self {
            machinery,
            processors: processors().min(machinery.cores as usize),
            queue: VecDeque::new(),
            running: LiteMap::new(),
            workers: WorkerPool::new(),
            needed: needed.iter().sum::<u32>() as usize,
            free: sizes.map(|(_, size)| (1..=size).map(Reverse).collect()),
        }
    }

    /// Whether no job is waiting or running.
    pub(super) fn are_idle(&self) -> bool {
        self.queue.is_empty() && self.running.is_empty()
    }

    /// Starts as many Web Workers as the program may need at once.
    pub(super) fn start_workers(&mut self) -> StartingWorkers {
        self.workers.start_ahead(self.needed)
    }

    /// Takes a job.
    pub(super) fn submit(&mut self, job: JobId) {
        self.queue.push_back(job);
    }

    /// Takes a job back, if no worker has it.
    pub(super) fn cancel(&mut self, job: JobId, machine: &mut Machine, now_us: Micros) {
        if let Some(at) = self.queue.iter().position(|queued| *queued == job) {
            self.queue.remove(at);
            machine.job_dropped(job, now_us);
        }
    }

    /// Starts every job that there is a worker for, first come first served in each pool.
    pub(super) fn start(
        &mut self,
        machine: &mut Machine,
        scale: Scale,
        now_us: Micros,
        on_end: impl Fn(JobId, Option<String>) + 'static,
    ) {
        let on_end: Rc<OnEnd> = Rc::new(move |number, fault| on_end(JobId(number), fault));
        let mut held = Vec::new();
        let mut at = 0;
        while let Some(job) = self.queue.get(at).copied() {
            let (pool, computes) = (machine.job(job).pool, machine.job(job).work == Work::Cpu);
            let number = self.free(pool).pop();
            let may = !held.contains(&pool)
                && (!computes || self.may_compute(pool, |running| running.after.is_none()));
            let (Some(Reverse(number)), true) = (number, may) else {
                // Who comes later in this pool waits, too.
                self.free(pool).extend(number);
                held.push(pool);
                at += 1;
                continue;
            };
            self.queue.remove(at);
            machine.job_started(job, number, now_us);
            let due_us = now_us + machine.job(job).us;
            let running = Running { number, computes, pool, due_us, after: None };
            self.run(job, running, machine, scale, &on_end);
        }
    }

    /// Has workers take the jobs that they would take up to `until_us`, when their own should be over, in the order of
    /// that. Such a job is known to have started when the one before it is known to be over.
    pub(super) fn start_ahead(
        &mut self,
        machine: &Machine,
        scale: Scale,
        now_us: Micros,
        until_us: Micros,
        on_end: impl Fn(JobId, Option<String>) + 'static,
    ) {
        let on_end: Rc<OnEnd> = Rc::new(move |number, fault| on_end(JobId(number), fault));
        let mut over: Vec<JobId> = self.running.values().filter_map(|running| running.after).collect();
        while let Some((start_us, first)) = self.next_end(&over, now_us)
            && start_us < until_us
        {
            over.push(first);
            let Running { number, pool, .. } = self.running[&first];
            let Some(at) = self.queue.iter().position(|job| machine.job(*job).pool == pool) else { continue };
            let job = self.queue[at];
            let computes = machine.job(job).work == Work::Cpu;
            if !computes || self.may_compute(pool, |running| running.due_us > start_us) {
                self.queue.remove(at);
                let due_us = start_us + machine.job(job).us;
                let running = Running { number, computes, pool, due_us, after: Some(first) };
                self.run(job, running, machine, scale, &on_end);
            }
        }
    }

    /// Which running job should be over first, and when, but for some.
    fn next_end(&self, but: &[JobId], now_us: Micros) -> Option<(Micros, JobId)> {
        let others = self.running.iter().filter(|(job, _)| !but.contains(job));
        others.map(|(job, running)| (running.due_us.max(now_us), *job)).min()
    }

    fn run(&mut self, job: JobId, running: Running, machine: &Machine, scale: Scale, on_end: &Rc<OnEnd>) {
        let (after, ms) = (running.after.map(|job| job.0), scale.real_ms(machine.job(job).us));
        if let Err(fault) = self.workers.run(job.0, after, running.computes, ms, on_end) {
            let on_end = on_end.clone();
            wasm_bindgen_futures::spawn_local(async move { on_end(job.0, Some(fault)) });
        }
        self.running.insert(job, running);
    }

    /// A job is over: its worker is free again, or at the next one.
    pub(super) fn ended(&mut self, job: JobId, machine: &mut Machine, now_us: Micros) {
        let Some(Running { number, pool, .. }) = self.running.remove(&job) else { return };
        self.workers.release(job.0);
        match self.running.iter_mut().find(|(_, running)| running.after == Some(job)) {
            Some((next, running)) => {
                running.after = None;
                machine.job_started(*next, number, now_us);
            }
            None => self.free(pool).push(Reverse(number)),
        }
    }

    fn free(&mut self, pool: Pool) -> &mut BinaryHeap<Reverse<u32>> {
        &mut self.free[pool as usize]
    }

    /// Whether a job of this pool may compute beside those that run then.
    fn may_compute(&self, pool: Pool, then: impl Fn(&Running) -> bool) -> bool {
        let computing = || self.running.values().filter(|running| running.computes && then(running));
        let by_gil = pool == Pool::Processes || !self.machinery.gil;
        computing().count() < self.processors
            && (by_gil || computing().all(|running| running.pool != Pool::Threads))
    }
}
