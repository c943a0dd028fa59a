//! CPython's event loop in jumped time (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py).

use super::Ended;
use super::arrivals::{Arrivals, Moment};
use super::pools::Pools;
use crate::machine::{Callback, JobId, Machine, Next, Request};
use crate::trace::{Micros, Outcome, Strategy};

/// Runs a machine to its end, as CPython's asyncio would, unless what arrives is to do so otherwise.
pub(super) fn run(machine: Machine, arrivals: Arrivals) -> Ended {
    let mut event_loop = VirtualLoop::new(machine, arrivals);
    let outcome = event_loop.run_to_the_end();
    Ended { machine: event_loop.machine, strategy: Strategy::Async, outcome, now_us: event_loop.now_us }
}

/// The moments of a run at which what arrives could do so otherwise, in order.
pub(super) fn moments(machine: Machine) -> Vec<Moment> {
    let mut event_loop = VirtualLoop::new(machine, Arrivals::Noted(Vec::new()));
    event_loop.run_to_the_end();
    if let Arrivals::Noted(moments) = event_loop.arrivals { moments } else { Vec::new() }
}

/// A limit ended the run.
struct LimitReached;

struct VirtualLoop {
    arrivals: Arrivals,
    machine: Machine,
    pools: Pools,
    now_us: Micros,
    /// What the machine asked for last; kept for its room.
    requests: Vec<Request>,
    /// What the last pass ran; kept for its room.
    batch: Vec<Callback>,
}

impl VirtualLoop {
    fn new(mut machine: Machine, arrivals: Arrivals) -> Self {
        machine.ready().push(Callback::MainStep);
        Self {
            arrivals,
            pools: Pools::new(machine.program().machinery),
            machine,
            now_us: 0,
            requests: Vec::new(),
            batch: Vec::new(),
        }
    }

    fn run_to_the_end(&mut self) -> Outcome {
        loop {
            if self.machine.ready().is_empty() && !self.jump() {
                return if self.machine.has_pending_tasks() { Outcome::Stuck } else { Outcome::Finished };
            }
            match self.pass() {
                Err(LimitReached) => return Outcome::Limit,
                Ok(Stopped(true)) if !self.machine.runs_again(self.now_us) => return Outcome::Finished,
                Ok(Stopped(_)) => self.carry_out(),
            }
        }
    }

    /// Nothing is ready: time jumps to the next timer or job's end. `false` if there is neither.
    fn jump(&mut self) -> bool {
        if self.arrivals.wait() {
            return true;
        }
        let timer_us = self.machine.next_timer_us();
        let job_us = if self.pools.are_working() { self.pools.next_end_us() } else { None };
        let next_us = match (timer_us, job_us) {
            (Some(timer_us), Some(job_us)) => timer_us.min(job_us),
            (Some(only_us), None) | (None, Some(only_us)) => only_us,
            (None, None) => return false,
        };
        self.now_us = self.now_us.max(next_us);
        true
    }

    /// One pass: ended jobs and due timers join the ready queue; what it held then runs; what that adds waits.
    #[inline(always)]
    fn pass(&mut self) -> Result<Stopped, LimitReached> {
        if self.pools.are_working() {
            let ended = self.pools.advance(&mut self.machine, self.now_us);
            self.job_ends(ended);
        }
        self.arrivals.join(&mut self.machine, self.now_us);
        let mut stopped = false;
        let mut batch = std::mem::take(&mut self.batch);
        std::mem::swap(&mut batch, self.machine.ready());
        for callback in batch.drain(..) {
            stopped |= self.call(callback)?;
        }
        self.batch = batch;
        Ok(Stopped(stopped))
    }

    /// Runs a callback to its end, however long it holds the thread; whether it stops the loop.
    #[inline(always)]
    fn call(&mut self, callback: Callback) -> Result<bool, LimitReached> {
        let mut next = self.machine.run(callback, self.now_us);
        loop {
            self.carry_out();
            match next {
                Next::Over => return Ok(false),
                Next::Stop => return Ok(true),
                Next::Limit => return Err(LimitReached),
                Next::Compute(us) => {
                    let (end_us, ended) = self.pools.compute(&mut self.machine, us, self.now_us);
                    self.now_us = end_us;
                    self.job_ends(ended);
                }
                Next::Block(us) => {
                    self.now_us += us;
                    let ended = self.pools.advance(&mut self.machine, self.now_us);
                    self.job_ends(ended);
                }
            }
            let Some(task) = callback.task() else { return Ok(false) };
            next = self.machine.go_on(task, self.now_us);
        }
    }

    /// `call_soon_threadsafe`.
    fn job_ends(&mut self, ended: Vec<JobId>) {
        self.machine.ready().extend(ended.into_iter().map(Callback::JobDone));
    }

    #[inline(always)]
    fn carry_out(&mut self) {
        if !self.machine.has_requests() {
            return;
        }
        let mut requests = std::mem::take(&mut self.requests);
        self.machine.take_requests(&mut requests);
        for request in requests.drain(..) {
            match request {
                Request::Submit(job) => self.pools.submit(job, &mut self.machine, self.now_us),
                Request::CancelJob(job) => self.pools.cancel(job, &mut self.machine, self.now_us),
            }
        }
        self.requests = requests;
    }
}

/// Whether a callback of the pass has stopped the loop.
struct Stopped(bool);
