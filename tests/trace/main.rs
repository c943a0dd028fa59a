//! A trace as JSON and back: what is written is read as it was, what does not fit is refused with its place, and nothing
//! that is read breaks what shows it.

mod cancelled;
mod faults;
mod fuzz;
mod picture;
mod round_trip;

use std::rc::Rc;

use loopscope::export::json;
use loopscope::run::predict_within;
use loopscope::scenarios::{FIRST, Scenario, scripted};
use loopscope::script::compile;
use loopscope::trace::{Strategy, Trace};

/// A script in which tasks fail, wait, print and use pools and everything that tasks share.
const EVERYTHING: &str = include_str!("../export/everything.loop");

/// Every script that there is.
fn scripts() -> impl Iterator<Item = &'static str> {
    scripted().chain([&FIRST]).flat_map(Scenario::scripts).chain([EVERYTHING])
}

/// A script's run, if it has a meaning under the strategy.
fn run(script: &str, strategy: Strategy) -> Option<Trace> {
    let program = Rc::new(compile(script).expect("a sound script"));
    let mut trace = predict_within(program, strategy, 100_000).ok()?;
    trace.source = Some(script.into());
    // JSON does not tell who heard of an exception.
    trace.tasks.iter_mut().for_each(|task| task.retrieved = false);
    Some(trace)
}

/// The run of every script under every strategy.
fn runs() -> impl Iterator<Item = Trace> {
    scripts().flat_map(|script| Strategy::ALL.into_iter().filter_map(|strategy| run(script, strategy)))
}

fn read(trace: &Trace, events: bool) -> Trace {
    Trace::from_json(&json(trace, events)).unwrap_or_else(|why| panic!("{why}"))
}
