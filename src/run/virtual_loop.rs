//! CPython's event loop in jumped time (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py).

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::pools::Pools;
use crate::machine::{Callback, JobId, Machine, Next, Request, limits};
use crate::script::Program;
use crate::trace::{Micros, Outcome, Strategy, Trace};

/// Predicts a run: the log, the times and the outcome that CPython's asyncio gives.
pub(super) fn predict(program: Arc<Program>, most_statements: u64) -> Trace {
    run(program, most_statements, None)
}

/// The same, but what becomes ready at one moment becomes ready in the opposite order.
pub(super) fn predict_swapped(program: Arc<Program>, swapped_us: Micros) -> Trace {
    run(program, limits::STATEMENTS, Some(swapped_us))
}

fn run(program: Arc<Program>, most_statements: u64, swapped_us: Option<Micros>) -> Trace {
    let mut event_loop = VirtualLoop {
        swapped_us,
        pools: Pools::new(program.machinery),
        machine: Machine::new(program, most_statements),
        now_us: 0,
        ready: VecDeque::from([Callback::MainStep]),
        timers: BTreeMap::new(),
        requests: Vec::new(),
    };
    let outcome = event_loop.run();
    event_loop.machine.into_trace(Strategy::Async, outcome, event_loop.now_us)
}

/// A limit ended the run.
struct LimitReached;

struct VirtualLoop {
    /// The moment whose ties go the other way.
    swapped_us: Option<Micros>,
    machine: Machine,
    pools: Pools,
    now_us: Micros,
    /// `BaseEventLoop._ready`.
    ready: VecDeque<Callback>,
    /// `BaseEventLoop._scheduled`: by when they are due and, among equals, in the order of registration.
    timers: BTreeMap<Micros, Vec<Callback>>,
    /// What the machine asked for last; kept for its room.
    requests: Vec<Request>,
}

impl VirtualLoop {
    fn run(&mut self) -> Outcome {
        loop {
            if self.ready.is_empty() && !self.jump() {
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
        while let Some(first) = self.timers.first_entry()
            && !first.get().iter().any(|callback| self.machine.is_live(*callback))
        {
            first.remove();
        }
        let timer_us = self.timers.first_key_value().map(|(due_us, _)| *due_us);
        match [timer_us, self.pools.next_end_us()].into_iter().flatten().min() {
            Some(next_us) => self.now_us = self.now_us.max(next_us),
            None => return false,
        }
        true
    }

    /// One pass: ended jobs and due timers join the ready queue; what it held then runs; what that adds waits.
    fn pass(&mut self) -> Result<Stopped, LimitReached> {
        let before = self.ready.len();
        let ended = self.pools.advance(&mut self.machine, self.now_us);
        self.job_ends(ended);
        while let Some(first) = self.timers.first_entry()
            && *first.key() <= self.now_us
        {
            let (due_us, callbacks) = first.remove_entry();
            for callback in callbacks {
                if self.machine.is_live(callback) {
                    self.ready.push_back(callback);
                    self.machine.timer_due(callback, due_us, self.now_us);
                }
            }
        }
        if self.swapped_us == Some(self.now_us) {
            self.ready.make_contiguous()[before..].reverse();
        }
        let mut stopped = false;
        for _ in 0..self.ready.len() {
            if let Some(callback) = self.ready.pop_front() {
                stopped |= self.call(callback)?;
            }
        }
        Ok(Stopped(stopped))
    }

    /// Runs a callback to its end, however long it holds the thread; whether it stops the loop.
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
        self.ready.extend(ended.into_iter().map(Callback::JobDone));
    }

    fn carry_out(&mut self) {
        let mut requests = std::mem::take(&mut self.requests);
        self.machine.take_requests(&mut requests);
        for request in requests.drain(..) {
            match request {
                Request::CallSoon(callback) => self.ready.push_back(callback),
                Request::CallAt { due_us, callback } => self.timers.entry(due_us).or_default().push(callback),
                Request::Submit(job) => self.pools.submit(job, &mut self.machine, self.now_us),
                Request::CancelJob(job) => self.pools.cancel(job, &mut self.machine, self.now_us),
            }
        }
        self.requests = requests;
    }
}

/// Whether a callback of the pass has stopped the loop.
struct Stopped(bool);
