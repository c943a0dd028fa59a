//! A trace as people see it: lanes, moments, sentences, figures.

mod axis;
mod before;
mod ends;
mod figures;
mod fit;
mod groups;
mod hit;
mod lanes;
mod lens;
mod moments;
mod questions;
mod scene;
mod sentences;
mod turns;
mod without_loop;
mod words;

use std::rc::Rc;

use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::trace::Shared;
use loopscope::view::Index;

/// A predicted run, ready to be drawn.
fn run(script: &str) -> Rc<Index> {
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    Rc::new(Index::of(Shared::new(predict_under(program, strategy).expect("a strategy with a meaning"))))
}
