//! The strategies without an event loop: each task on a worker of its own, to its end. `sync` is one worker.

use std::collections::VecDeque;

use super::processors::{Doing, Processors};
use super::{Ended, WithoutLoop};
use crate::machine::{Callback, Machine, Next};
use crate::trace::{Micros, Outcome, Recorder, Strategy, TaskId};

/// Runs a program in which everything happens in place; see [`super::in_place`].
pub(super) fn run(
    WithoutLoop { program, arrivals }: WithoutLoop,
    strategy: Strategy,
    most_statements: u64,
    recorder: Recorder,
) -> Ended {
    let machinery = program.machinery;
    let workers = match strategy {
        Strategy::Threads => machinery.threads,
        Strategy::Processes => machinery.processes,
        Strategy::Sync | Strategy::Async => 1,
    };
    let mut machine = Machine::new(program, most_statements, recorder);
    machine.run(Callback::MainStep, 0);
    // There is no loop: workers take the tasks in the order of their arrival.
    machine.ready().clear();
    let mut arriving: Vec<(Micros, TaskId)> =
        (0u32..).zip(arrivals).map(|(task, at_us)| (at_us, TaskId(task))).collect();
    arriving.sort_by_cached_key(|(at_us, _)| *at_us);
    for (at_us, task) in arriving.iter().filter(|(at_us, _)| *at_us > 0) {
        machine.arrives(*task, *at_us, 0);
    }
    let mut workers = Workers {
        machine,
        processors: Processors::new(machinery),
        compute: if strategy == Strategy::Processes { Doing::ComputingApart } else { Doing::Computing },
        arriving: arriving.into(),
        waiting: VecDeque::new(),
        free: workers,
        now_us: 0,
    };
    let outcome = workers.run();
    Ended { machine: workers.machine, strategy, outcome, now_us: workers.now_us }
}

struct Workers {
    machine: Machine,
    /// Each thread is at a task.
    processors: Processors<TaskId>,
    /// What computing is on these workers.
    compute: Doing,
    /// Tasks that have not arrived, in order.
    arriving: VecDeque<(Micros, TaskId)>,
    /// Tasks that have, but have no worker.
    waiting: VecDeque<TaskId>,
    free: u32,
    now_us: Micros,
}

/// A limit ended the run.
struct LimitReached;

impl Workers {
    fn run(&mut self) -> Outcome {
        loop {
            if let Err(LimitReached) = self.moment() {
                return Outcome::Limit;
            }
            let arrival = self.arriving.front().map(|(at_us, _)| *at_us);
            match [arrival, self.processors.next_end_us()].into_iter().flatten().min() {
                Some(next_us) => self.now_us = self.now_us.max(next_us),
                None => return Outcome::Finished,
            }
        }
    }

    /// Everything that happens at one moment: statements end, tasks arrive, free workers take them.
    fn moment(&mut self) -> Result<(), LimitReached> {
        while self.processors.next_end_us().is_some_and(|end_us| end_us <= self.now_us) {
            for task in self.processors.end_next() {
                let next = self.machine.go_on(task, self.now_us);
                self.go_on(task, next)?;
            }
            self.fill()?;
        }
        while let Some((at_us, task)) = self.arriving.front().copied()
            && at_us <= self.now_us
        {
            self.arriving.pop_front();
            self.waiting.push_back(task);
            self.processors.catch_up(self.now_us);
            self.fill()?;
        }
        Ok(())
    }

    /// Free workers take the tasks that wait, at the moment up to which everybody has worked.
    fn fill(&mut self) -> Result<(), LimitReached> {
        while self.free > 0
            && let Some(task) = self.waiting.pop_front()
        {
            self.free -= 1;
            let next = self.machine.run(Callback::Step(task), self.now_us);
            self.go_on(task, next)?;
        }
        Ok(())
    }

    /// What a task does next on its worker.
    fn go_on(&mut self, task: TaskId, next: Next) -> Result<(), LimitReached> {
        let (doing, us) = match next {
            Next::Compute(us) => (self.compute, us),
            Next::Block(us) => (Doing::Blocking, us),
            Next::Limit => return Err(LimitReached),
            Next::Over | Next::Stop => {
                self.free += 1;
                return Ok(());
            }
        };
        self.processors.start(task, doing, us);
        Ok(())
    }
}
