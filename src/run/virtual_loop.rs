//! CPython's event loop in jumped time (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py).

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::Arc;

use crate::machine::{Machine, Next};
use crate::script::Program;
use crate::trace::{Micros, Outcome, TaskId, Trace};

/// Predicts a run: the log, the times and the outcome that CPython's asyncio gives.
pub fn predict(program: Arc<Program>) -> Trace {
    let machine = Machine::new(program);
    let ready = machine.tasks().map(Callback::Step).collect();
    let mut event_loop = VirtualLoop { machine, now_us: 0, ready, timers: BinaryHeap::new(), registered: 0 };
    let outcome = event_loop.run();
    event_loop.machine.into_trace(outcome, event_loop.now_us)
}

/// What stands in the ready queue (`asyncio.Handle`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Callback {
    /// A task's next step (`Task.__step`).
    Step(TaskId),
    /// A sleep's timer went off (`futures._set_result_unless_cancelled`), which will call the step soon.
    WakeSleeper(TaskId),
}

/// A limit ended the run.
struct LimitReached;

struct VirtualLoop {
    machine: Machine,
    now_us: Micros,
    /// `BaseEventLoop._ready`.
    ready: VecDeque<Callback>,
    /// `BaseEventLoop._scheduled`: when due and, among equals, the order of registration.
    timers: BinaryHeap<Reverse<(Micros, u64, TaskId)>>,
    registered: u64,
}

impl VirtualLoop {
    fn run(&mut self) -> Outcome {
        loop {
            if self.ready.is_empty() {
                match self.timers.peek() {
                    Some(Reverse((due_us, ..))) => self.now_us = self.now_us.max(*due_us),
                    None => return Outcome::Finished,
                }
            }
            if let Err(LimitReached) = self.pass() {
                return Outcome::Limit;
            }
        }
    }

    /// One pass: due timers join the ready queue; what it held then runs; what that adds waits.
    fn pass(&mut self) -> Result<(), LimitReached> {
        while let Some(&Reverse((due_us, _, task))) = self.timers.peek()
            && due_us <= self.now_us
        {
            self.timers.pop();
            self.ready.push_back(Callback::WakeSleeper(task));
            self.machine.timer_due(task, due_us, self.now_us);
        }
        for _ in 0..self.ready.len() {
            match self.ready.pop_front() {
                Some(Callback::Step(task)) => self.step(task)?,
                Some(Callback::WakeSleeper(task)) => {
                    self.machine.wake(task, self.now_us);
                    self.ready.push_back(Callback::Step(task));
                }
                None => break,
            }
        }
        Ok(())
    }

    fn step(&mut self, task: TaskId) -> Result<(), LimitReached> {
        loop {
            match self.machine.resume(task, self.now_us) {
                Next::Compute(us) | Next::Block(us) => self.now_us += us,
                Next::Sleep(us) => {
                    self.timers.push(Reverse((self.now_us + us, self.registered, task)));
                    self.registered += 1;
                    return Ok(());
                }
                Next::Yield => {
                    self.ready.push_back(Callback::Step(task));
                    return Ok(());
                }
                Next::Ended => return Ok(()),
                Next::Limit => return Err(LimitReached),
            }
        }
    }
}
