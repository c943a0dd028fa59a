//! The two pools of workers: jobs first come first served, a freed worker takes the next one at once.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::processors::{Doing, Processors};
use crate::machine::{JobId, Machine};
use crate::script::program::{Machinery, Pool, Work};
use crate::trace::Micros;

/// The pools, and the processors that their workers and the loop's own thread share.
pub(super) struct Pools {
    /// Each thread is a worker's, or else the loop's own.
    processors: Processors<Option<Busy>>,
    threads: Workers,
    processes: Workers,
}

struct Workers {
    /// The numbers of those without a job; the smallest is taken first.
    free: BinaryHeap<Reverse<u32>>,
    queue: VecDeque<JobId>,
}

/// A worker and its job.
#[derive(Clone, Copy)]
struct Busy {
    worker: u32,
    job: JobId,
}

impl Pools {
    pub(super) fn new(machinery: Machinery) -> Self {
        let workers = |size| Workers { free: (1..=size).map(Reverse).collect(), queue: VecDeque::new() };
        Self {
            processors: Processors::new(machinery),
            threads: workers(machinery.threads),
            processes: workers(machinery.processes),
        }
    }

    /// Whether a worker has a job.
    pub(super) fn are_working(&self) -> bool {
        !self.processors.are_idle()
    }

    /// When the next job ends, in µs.
    pub(super) fn next_end_us(&self) -> Option<Micros> {
        self.processors.next_end_us()
    }

    /// Takes a job.
    pub(super) fn submit(&mut self, job: JobId, machine: &mut Machine, now_us: Micros) {
        let pool = machine.job(job).pool;
        self.workers(pool).queue.push_back(job);
        self.processors.catch_up(now_us);
        self.start_next(pool, machine, now_us);
    }

    /// Takes a job back, if no worker has it.
    pub(super) fn cancel(&mut self, job: JobId, machine: &mut Machine, now_us: Micros) {
        let queue = &mut self.workers(machine.job(job).pool).queue;
        if let Some(at) = queue.iter().position(|queued| *queued == job) {
            queue.remove(at);
            machine.job_dropped(job, now_us);
        }
    }

    /// Lets the pools work up to `to_us`, that moment included; the jobs that ended, in order.
    pub(super) fn advance(&mut self, machine: &mut Machine, to_us: Micros) -> Vec<JobId> {
        let mut ended = Vec::new();
        while self.next_end_us().is_some_and(|end_us| end_us <= to_us) {
            self.end_next(machine, &mut ended);
        }
        ended
    }

    /// Lets the loop's own thread compute for so many µs beside the workers; when it is done, and the jobs that
    /// ended meanwhile.
    pub(super) fn compute(
        &mut self,
        machine: &mut Machine,
        us: Micros,
        now_us: Micros,
    ) -> (Micros, Vec<JobId>) {
        if self.processors.are_idle() {
            return (now_us + us, Vec::new());
        }
        self.processors.catch_up(now_us);
        self.processors.start(None, Doing::Computing, us);
        let mut ended = Vec::new();
        loop {
            let end_us = self.next_end_us().map_or(now_us, |end_us| end_us.max(now_us));
            if self.end_next(machine, &mut ended) {
                // Who ends at the very moment at which the loop's thread does is done, too.
                ended.extend(self.advance(machine, end_us));
                return (end_us, ended);
            }
        }
    }

    /// Ends whoever ends next; whether the loop's own thread is among them.
    fn end_next(&mut self, machine: &mut Machine, ended: &mut Vec<JobId>) -> bool {
        let end_us = self.next_end_us().unwrap_or(0);
        let mut own = false;
        for thread in self.processors.end_next() {
            let Some(Busy { worker, job }) = thread else {
                own = true;
                continue;
            };
            machine.job_ended(job, None, end_us);
            ended.push(job);
            let pool = machine.job(job).pool;
            self.workers(pool).free.push(Reverse(worker));
            self.start_next(pool, machine, end_us);
        }
        own
    }

    fn start_next(&mut self, pool: Pool, machine: &mut Machine, now_us: Micros) {
        let workers = self.workers(pool);
        if workers.queue.is_empty() || workers.free.is_empty() {
            return;
        }
        let (Some(job), Some(Reverse(worker))) = (workers.queue.pop_front(), workers.free.pop()) else {
            return;
        };
        let doing = match (machine.job(job).work, pool) {
            (Work::Block, _) => Doing::Blocking,
            (Work::Cpu, Pool::Threads) => Doing::Computing,
            (Work::Cpu, Pool::Processes) => Doing::ComputingApart,
        };
        self.processors.start(Some(Busy { worker, job }), doing, machine.job(job).us);
        machine.job_started(job, worker, now_us);
    }

    fn workers(&mut self, pool: Pool) -> &mut Workers {
        match pool {
            Pool::Threads => &mut self.threads,
            Pool::Processes => &mut self.processes,
        }
    }
}
