//! CPython's event loop in jumped time (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py).

use std::rc::Rc;

use super::pools::Pools;
use super::timers::Timers;
use crate::machine::{Callback, JobId, Machine, Next, Request, limits};
use crate::script::Program;
use crate::trace::{Micros, Outcome, Recorder, Strategy, Summary, Trace};

/// Predicts a run: the log, the times and the outcome that CPython's asyncio gives.
pub(super) fn predict(program: Rc<Program>, most_statements: u64) -> Trace {
    let (machine, outcome, now_us) =
        VirtualLoop::new(Machine::new(program, most_statements, Recorder::of_events())).run();
    machine.into_trace(Strategy::Async, outcome, now_us)
}

/// The same in short. What becomes ready at `swapped_us`, if that is given, becomes ready in the opposite order.
pub(super) fn summarize(program: Rc<Program>, swapped_us: Option<Micros>) -> Summary {
    let machine = Machine::new(program, limits::STATEMENTS, Recorder::of_log());
    let (machine, outcome, now_us) = VirtualLoop { swapped_us, ..VirtualLoop::new(machine) }.run();
    machine.into_summary(outcome, now_us)
}

/// A limit ended the run.
struct LimitReached;

struct VirtualLoop {
    /// The moment whose ties go the other way.
    swapped_us: Option<Micros>,
    machine: Machine,
    pools: Pools,
    now_us: Micros,
    timers: Timers,
}

impl VirtualLoop {
    fn new(mut machine: Machine) -> Self {
        machine.ready().push_back(Callback::MainStep);
        Self {
            swapped_us: None,
            pools: Pools::new(machine.program().machinery),
            machine,
            now_us: 0,
            timers: Timers::new(),
        }
    }

    /// Runs to the end; with the outcome comes when that was, in µs.
    fn run(mut self) -> (Machine, Outcome, Micros) {
        let outcome = self.run_to_the_end();
        (self.machine, outcome, self.now_us)
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
        let timer_us = self.timers.next_us(|callback| self.machine.is_live(callback));
        match [timer_us, self.pools.next_end_us()].into_iter().flatten().min() {
            Some(next_us) => self.now_us = self.now_us.max(next_us),
            None => return false,
        }
        true
    }

    /// One pass: ended jobs and due timers join the ready queue; what it held then runs; what that adds waits.
    fn pass(&mut self) -> Result<Stopped, LimitReached> {
        let before = self.machine.ready().len();
        if self.pools.are_working() {
            let ended = self.pools.advance(&mut self.machine, self.now_us);
            self.job_ends(ended);
        }
        let (machine, now_us) = (&mut self.machine, self.now_us);
        self.timers.take_due(now_us, |callback, due_us| {
            if machine.is_live(callback) {
                machine.ready().push_back(callback);
                machine.timer_due(callback, due_us, now_us);
            }
        });
        if self.swapped_us == Some(self.now_us) {
            self.machine.ready().make_contiguous()[before..].reverse();
        }
        let mut stopped = false;
        for _ in 0..self.machine.ready().len() {
            if let Some(callback) = self.machine.ready().pop_front() {
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
        self.machine.ready().extend(ended.into_iter().map(Callback::JobDone));
    }

    fn carry_out(&mut self) {
        while let Some(request) = self.machine.next_request() {
            match request {
                Request::CallAt { due_us, callback } => self.timers.add(due_us, callback),
                Request::Submit(job) => self.pools.submit(job, &mut self.machine, self.now_us),
                Request::CancelJob(job) => self.pools.cancel(job, &mut self.machine, self.now_us),
            }
        }
    }
}

/// Whether a callback of the pass has stopped the loop.
struct Stopped(bool);
