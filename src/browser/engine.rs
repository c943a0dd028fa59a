//! The engine: carries out what takes too long for the page's thread, and whatever runs for real. It is a WebAssembly
//! of its own, `src/bin/engine.rs`, which the page loads when it needs it.

use std::cell::RefCell;
use std::rc::Rc;

use super::{LiveRun, Order};
use crate::app::{PATIENCE, Scale};
use crate::run::{Ended, analyse_script};
use crate::script::compile;
use crate::text::Language;
use crate::trace::Strategy;
use crate::trace::wire::{Outbox, Wire, Writer};

/// Events in a part of a trace: unpacking one takes the page a few ms.
const PART: usize = 10_000;

/// Carries out an order. `answer` gets the answers: at once, or for as long as the live run goes on that is returned.
///
/// # Errors
///
/// These bytes are no order.
pub fn take(order: &[u8], answer: impl Fn(&[u8]) + 'static) -> Result<Option<LiveRun>, &'static str> {
    match Order::from_bytes(order).ok_or("no such order")? {
        Order::Predict { script, language, trace } => {
            predict(&script, language, trace, answer);
            Ok(None)
        }
        Order::Run { script, strategy, scale } => Ok(run(&script, strategy, scale, answer)),
    }
}

fn predict(script: &str, language: Language, trace: bool, answer: impl Fn(&[u8])) {
    let send = |ended: &Ended| {
        let mut outbox = Outbox::default();
        while let Some(part) = outbox.pack(ended.recorder(), PART, ended.standing()) {
            answer(&part);
        }
    };
    let ran = |ended: &Ended| {
        if trace {
            send(ended)
        }
    };
    if let Some(analysis) = analyse_script(script, language, PATIENCE, ran) {
        let mut writer = Writer::default();
        analysis.write(&mut writer);
        answer(&writer.into_bytes());
    }
}

fn run(script: &str, strategy: Strategy, scale: Scale, answer: impl Fn(&[u8]) + 'static) -> Option<LiveRun> {
    let program = Rc::new(compile(script).ok()?);
    let outbox = RefCell::new(Outbox::default());
    Some(LiveRun::start(program, strategy, scale, move |recorder, standing| {
        let part = outbox.borrow_mut().pack(recorder, usize::MAX, standing);
        part.iter().for_each(|part| answer(part));
    }))
}
