//! How a worker answers requests.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::live::LiveRun;
use super::EngineRequest;
use crate::app::{PATIENCE, Scale};
use crate::run::{Ended, analyse_script};
use crate::script::compile;
use crate::text::Language;
use crate::trace::Strategy;
use crate::trace::wire::{Outbox, pack, unpack};

/// Events in a part of a trace: unpacking one takes the page a few ms.
const PART: usize = 10_000;

/// Answers a request. `send` gets the answers: before this returns, or for as long as the live run goes on that is
/// returned.
///
/// # Errors
///
/// The bytes are no request, or its script has errors.
pub(super) fn answer(
    request: &[u8],
    send: impl Fn(&[u8]) + 'static,
) -> Result<Option<LiveRun>, &'static str> {
    match unpack(request).ok_or("these bytes are no request")? {
        EngineRequest::Predict { script, language, trace } => {
            predict(&script, language, trace, send).map(|()| None)
        }
        EngineRequest::Run { script, strategy, scale } => run(&script, strategy, scale, send).map(Some),
    }
}

const UNSOUND: &str = "the script has errors";

fn predict(script: &str, language: Language, trace: bool, send: impl Fn(&[u8])) -> Result<(), &'static str> {
    let send_trace = |ended: &Ended| {
        let mut outbox = Outbox::default();
        while let Some(part) = outbox.pack(ended.recorder(), PART, ended.standing()) {
            send(&part);
        }
    };
    let ran = |ended: &Ended| {
        if trace {
            send_trace(ended)
        }
    };
    let analysis = analyse_script(script, language, PATIENCE, ran).ok_or(UNSOUND)?;
    send(&pack(&analysis));
    Ok(())
}

fn run(
    script: &str,
    strategy: Strategy,
    scale: Scale,
    send: impl Fn(&[u8]) + 'static,
) -> Result<LiveRun, &'static str> {
    let program = Rc::new(compile(script).map_err(|_| UNSOUND)?);
    let outbox = RefCell::new(Outbox::default());
    Ok(LiveRun::start(program, strategy, scale, move |recorder, standing| {
        let part = outbox.borrow_mut().pack(recorder, usize::MAX, standing);
        part.iter().for_each(|part| send(part));
    }))
}
