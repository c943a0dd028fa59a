//! The loops in virtual time, the processors they share with the pools, and the other strategies.

mod findings;
mod in_place;
mod pools;
mod processors;
mod threaded;
mod virtual_loop;

use std::rc::Rc;

pub use findings::findings;
pub use in_place::Unavailable;

use crate::machine::{Machine, limits};
use crate::script::Program;
use crate::script::program::TaskSpec;
use crate::trace::{Micros, Outcome, Recorder, Strategy, Summary, Trace};

/// Every strategy, in the order in which they are compared.
pub const STRATEGIES: [Strategy; 4] =
    [Strategy::Async, Strategy::Sync, Strategy::Threads, Strategy::Processes];

/// Predicts a run on one event loop: the log, the times and the outcome that CPython's asyncio gives.
pub fn predict(program: Rc<Program>) -> Trace {
    virtual_loop::predict(program, limits::STATEMENTS)
}

/// Predicts a run under a strategy.
///
/// # Errors
///
/// The first statement that has no meaning under it.
pub fn predict_under(program: Rc<Program>, strategy: Strategy) -> Result<Trace, Unavailable> {
    predict_within(program, strategy, limits::STATEMENTS)
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
    if strategy == Strategy::Async {
        return Ok(virtual_loop::predict(program, most_statements));
    }
    let (machine, outcome, now_us) =
        run_without_loop(&program, strategy, most_statements, Recorder::of_events())?;
    Ok(machine.into_trace(strategy, outcome, now_us))
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
    if strategy == Strategy::Async {
        return Ok(virtual_loop::summarize(program, most_statements, None));
    }
    let (machine, outcome, now_us) =
        run_without_loop(&program, strategy, most_statements, Recorder::of_log())?;
    Ok(machine.into_summary(outcome, now_us))
}

fn run_without_loop(
    program: &Program,
    strategy: Strategy,
    most_statements: u64,
    recorder: Recorder,
) -> Result<(Machine, Outcome, Micros), Unavailable> {
    Ok(threaded::run(without_loop(program)?, strategy, most_statements, recorder))
}

/// What the strategies without an event loop run.
#[derive(Clone, Debug)]
pub struct WithoutLoop {
    /// The program, in which everything happens in place: a sleep blocks, what is gathered runs one by one.
    pub program: Rc<Program>,
    /// When each task arrives, in µs, in the order of their creation.
    pub arrivals: Vec<Micros>,
}

/// Makes of a program what the strategies without an event loop run.
///
/// # Errors
///
/// The first statement that has no meaning there.
pub fn without_loop(program: &Program) -> Result<WithoutLoop, Unavailable> {
    Ok(WithoutLoop { program: Rc::new(in_place::in_place(program)?), arrivals: arrivals(program) })
}

/// When each task arrives, in µs, in the order of their creation.
fn arrivals(program: &Program) -> Vec<Micros> {
    let of_task = |task: &TaskSpec| {
        let every_us = task.every_us.unwrap_or(0);
        (0..u64::from(task.instances.unwrap_or(1))).map(move |instance| instance * every_us)
    };
    program.tasks.iter().flat_map(of_task).collect()
}
