//! The loops in virtual time, the processors they share with the pools, and the other strategies.

mod analysis;
mod arrivals;
mod findings;
mod in_place;
mod pools;
mod processors;
mod threaded;
mod virtual_loop;

use std::rc::Rc;

pub use analysis::{Analysis, Compared, Patience, analyse_script};
pub use findings::{STOPPED, findings, findings_of_trace, why_stuck};
pub use in_place::Unavailable;
pub use processors::{Share, shares};

use arrivals::{Arrivals, Moment};

use crate::machine::{LostUpdate, Machine, limits};
use crate::script::Program;
use crate::script::program::TaskSpec;
use crate::trace::wire::Standing;
use crate::trace::{Micros, Outcome, Recorder, Strategy, Summary, Trace};

/// Predicts a run on one event loop: the log, the times and the outcome that CPython's asyncio gives.
///
/// ```
/// use loopscope::{run::predict, script::compile, trace::Outcome};
///
/// let program = compile("pasta: sleep 3; print \"done\"\ntoast: sleep 2\n").expect("a sound script");
/// let trace = predict(program.into());
/// assert_eq!((trace.outcome, trace.total_us), (Outcome::Finished, 3_000_000));
/// assert_eq!((trace.log[0].t_us, &*trace.log[0].text), (3_000_000, "done"));
/// ```
pub fn predict(program: Rc<Program>) -> Trace {
    let machine = Machine::new(program, limits::STATEMENTS, picture());
    virtual_loop::run(machine, Arrivals::AtOnce).into_trace()
}

/// What a run on one event loop comes to, at most the language's limits long.
fn summarize_loop(program: Rc<Program>, arrivals: Arrivals) -> Summary {
    virtual_loop::run(Machine::new(program, limits::STATEMENTS, Recorder::of_log()), arrivals).into_summary()
}

/// The updates of what tasks share that are lost in a run on one event loop.
fn lost_updates(program: Rc<Program>) -> Vec<LostUpdate> {
    let machine = Machine::new(program, limits::STATEMENTS, Recorder::of_log());
    virtual_loop::run(machine, Arrivals::AtOnce).machine.lost_updates().to_vec()
}

/// The moments of a run on one event loop at which what becomes ready could do so in another order.
fn moments(program: Rc<Program>) -> Vec<Moment> {
    virtual_loop::moments(Machine::new(program, limits::STATEMENTS, Recorder::of_log()))
}

/// The events and spans of a run end after so many statements: a picture of more tells no more, and so much of a trace
/// fits into a page's memory, about 250 MB. Log, total and outcome are of the whole run.
pub const DRAWN_STATEMENTS: u64 = 500_000;

fn picture() -> Recorder {
    Recorder::of_picture(DRAWN_STATEMENTS)
}

/// Predicts a run under a strategy.
///
/// # Errors
///
/// The first statement that has no meaning under it.
pub fn predict_under(program: Rc<Program>, strategy: Strategy) -> Result<Trace, Unavailable> {
    predict_within(program, strategy, limits::STATEMENTS)
}

/// Whether a program has a meaning under a strategy.
///
/// # Errors
///
/// The first statement that has none.
pub fn available(program: &Program, strategy: Strategy) -> Result<(), Unavailable> {
    match strategy {
        Strategy::Async => Ok(()),
        Strategy::Sync | Strategy::Threads | Strategy::Processes => {
            in_place::in_place(program, strategy).map(|_| ())
        }
    }
}

/// Predicts a run under a strategy, but stops after so many statements; for whoever cannot wait for long.
///
/// # Errors
///
/// The first statement that has no meaning under the strategy.
pub fn predict_within(
    program: Rc<Program>,
    strategy: Strategy,
    most_statements: u64,
) -> Result<Trace, Unavailable> {
    Ok(record_within(program, strategy, most_statements)?.into_trace())
}

/// Like [`predict_within`], but what was recorded can be sent elsewhere.
///
/// # Errors
///
/// The first statement that has no meaning without an event loop.
pub fn record_within(
    program: Rc<Program>,
    strategy: Strategy,
    most_statements: u64,
) -> Result<Ended, Unavailable> {
    run(program, strategy, most_statements, picture())
}

/// A run under the strategy that the program asks for or, with the reason, on the event loop if it has no meaning under
/// that; at most so many statements long.
pub fn record_as_asked(program: &Rc<Program>, most_statements: u64) -> (Ended, Option<Unavailable>) {
    match record_within(program.clone(), program.machinery.strategy, most_statements) {
        Ok(ended) => (ended, None),
        Err(unavailable) => {
            let machine = Machine::new(program.clone(), most_statements, picture());
            (virtual_loop::run(machine, Arrivals::AtOnce), Some(unavailable))
        }
    }
}

/// What a run under a strategy comes to: like [`predict_under`], but nothing is kept except the log.
///
/// # Errors
///
/// The first statement that has no meaning under it.
pub fn summarize(program: Rc<Program>, strategy: Strategy) -> Result<Summary, Unavailable> {
    summarize_within(program, strategy, limits::STATEMENTS)
}

/// The same, but stops after so many statements; for whoever cannot wait for long.
///
/// # Errors
///
/// The first statement that has no meaning under the strategy.
pub fn summarize_within(
    program: Rc<Program>,
    strategy: Strategy,
    most_statements: u64,
) -> Result<Summary, Unavailable> {
    Ok(run(program, strategy, most_statements, Recorder::of_log())?.into_summary())
}

/// A run that has ended.
pub struct Ended {
    machine: Machine,
    strategy: Strategy,
    outcome: Outcome,
    /// When it ended, in µs.
    now_us: Micros,
}

impl Ended {
    /// What it has recorded.
    pub fn recorder(&self) -> &Recorder {
        self.machine.recorder()
    }

    /// How it was run, and how it ended.
    pub fn standing(&self) -> Standing {
        Standing { strategy: self.strategy, outcome: self.outcome, now_us: self.now_us }
    }

    /// Its result.
    pub fn into_trace(self) -> Trace {
        self.machine.into_trace(self.strategy, self.outcome, self.now_us)
    }

    fn into_summary(self) -> Summary {
        self.machine.into_summary(self.outcome, self.now_us)
    }
}

fn run(
    program: Rc<Program>,
    strategy: Strategy,
    most_statements: u64,
    recorder: Recorder,
) -> Result<Ended, Unavailable> {
    if strategy == Strategy::Async {
        let machine = Machine::new(program, most_statements, recorder);
        return Ok(virtual_loop::run(machine, Arrivals::AtOnce));
    }
    Ok(threaded::run(without_loop(&program, strategy)?, strategy, most_statements, recorder))
}

/// What the strategies without an event loop run.
#[derive(Clone, Debug)]
pub struct WithoutLoop {
    /// The program, in which everything happens in place: a sleep blocks, what is gathered runs one by one.
    pub program: Rc<Program>,
    /// When each task arrives, in µs, in the order of their creation.
    pub arrivals: Vec<Micros>,
}

/// Makes of a program what a strategy without an event loop runs.
///
/// # Errors
///
/// The first statement that has no meaning there.
pub fn without_loop(program: &Program, strategy: Strategy) -> Result<WithoutLoop, Unavailable> {
    Ok(WithoutLoop { program: Rc::new(in_place::in_place(program, strategy)?), arrivals: arrivals(program) })
}

/// When each task arrives, in µs, in the order of their creation.
fn arrivals(program: &Program) -> Vec<Micros> {
    let of_task = |task: &TaskSpec| {
        let every_us = task.every_us.unwrap_or(0);
        (0..u64::from(task.instances.unwrap_or(1))).map(move |instance| instance * every_us)
    };
    program.tasks.iter().flat_map(of_task).collect()
}
