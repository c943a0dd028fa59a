//! Pictures, texts and traces: golden files, and what must hold for every script.

mod chrome;
mod colours;
mod ends;
mod gif;
mod golden;
mod large;
mod letters;
mod png;
mod python;
mod slide;
mod svg;
mod text;
mod wire;

use std::rc::Rc;

use loopscope::run::predict_under;
use loopscope::scenarios::{FIRST, Scenario, scripted};
use loopscope::script::compile;
use loopscope::trace::{Shared, Trace};
use loopscope::view::{Index, Timeline};

/// A script in which tasks fail, wait, print and use pools, and an emoji says so.
const EVERYTHING: &str = include_str!("everything.loop");

fn trace(script: &str) -> Trace {
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    predict_under(program, strategy).expect("it can be run")
}

fn timeline(trace: Trace) -> Timeline {
    Timeline::new(Rc::new(Index::of(Shared::new(trace))), None, None)
}

/// Every script that there is.
fn scripts() -> impl Iterator<Item = &'static str> {
    scripted().chain([&FIRST]).flat_map(Scenario::scripts).chain([EVERYTHING])
}
