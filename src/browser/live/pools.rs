//! The pools of a live run: jobs on Web Workers.
//!
//! A browser's workers have no GIL. Under `gil on`, computing thread jobs take turns, so that their total is
//! right though they do not interleave; and no more workers compute at once than the machine has processors.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

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
    running: BTreeMap<JobId, Running>,
    workers: WorkerPool,
    /// How many Web Workers the program may need at once.
    needed: usize,
    /// The numbers of each pool's workers that have no job.
    free: BTreeMap<Pool, BTreeSet<u32>>,
}

struct Running {
    /// Its worker's number in its pool, from 1.
    number: u32,
    computes: bool,
    pool: Pool,
}

impl Pools {
    pub(super) fn new(program: &Program) -> Self {
        let machinery = program.machinery;
        let sizes = [(Pool::Threads, machinery.threads), (Pool::Processes, machinery.processes)];
        let tasks: u32 = program.tasks.iter().map(|task| task.instances.unwrap_or(1)).sum();
        let needed = sizes.map(|(pool, size)| if program.offloads_to(pool) { size.min(tasks) } else { 0 });
        let mut free: BTreeMap<Pool, BTreeSet<u32>> = BTreeMap::new();
        sizes.into_iter().for_each(|(pool, size)| free.entry(pool).or_default().extend(1..=size));
        Self {
            machinery,
            processors: processors().min(machinery.cores as usize),
            queue: VecDeque::new(),
            running: BTreeMap::new(),
            workers: WorkerPool::new(),
            needed: needed.iter().sum::<u32>() as usize,
            free,
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
        let mut held = BTreeSet::new();
        let mut at = 0;
        while let Some(job) = self.queue.get(at).copied() {
            let (pool, computes) = (machine.job(job).pool, machine.job(job).work == Work::Cpu);
            let number = self.free.get_mut(&pool).and_then(BTreeSet::pop_first);
            let may = !held.contains(&pool) && (!computes || self.may_compute(pool));
            let (Some(number), true) = (number, may) else {
                // Who comes later in this pool waits, too.
                self.free.entry(pool).or_default().extend(number);
                held.insert(pool);
                at += 1;
                continue;
            };
            self.queue.remove(at);
            machine.job_started(job, number, now_us);
            let ms = scale.real_ms(machine.job(job).us);
            self.running.insert(job, Running { number, computes, pool });
            if let Err(fault) = self.workers.run(job.0, computes, ms, &on_end) {
                let on_end = on_end.clone();
                wasm_bindgen_futures::spawn_local(async move { on_end(job.0, Some(fault)) });
            }
        }
    }

    /// A job is over: its worker is free again.
    pub(super) fn ended(&mut self, job: JobId) {
        if let Some(running) = self.running.remove(&job) {
            self.workers.release(job.0);
            self.free.entry(running.pool).or_default().insert(running.number);
        }
    }

    fn may_compute(&self, pool: Pool) -> bool {
        let computing = || self.running.values().filter(|running| running.computes);
        let by_gil = pool == Pool::Processes || !self.machinery.gil;
        computing().count() < self.processors
            && (by_gil || computing().all(|running| running.pool != Pool::Threads))
    }
}
