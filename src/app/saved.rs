//! A saved trace, which is shown without its program.

use std::rc::Rc;

use super::prediction::Prediction;
use super::visit::lent;
use super::{Effect, Playhead, State, Version};
use crate::run::{Analysis, findings_of_trace};
use crate::script::is_python;
use crate::text::Language;
use crate::trace::{Shared, Trace, is_json};

/// A trace that was opened, shown in the place of a prediction until there is another script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The run.
    pub trace: Shared<Trace>,
    /// Whether it is that of a Python program.
    pub python: bool,
    /// What the trace says of it.
    pub analysis: Shared<Analysis>,
}

impl Saved {
    /// With what is found told in another language than that in which the trace was read. In a Python program it is found in
    /// the events; what was found in a script was found with its program, too, and is told as it was saved.
    pub(super) fn told_in(mut self, language: Language) -> Self {
        if self.python && !self.trace.events.is_empty() {
            self.analysis.make_mut().findings = findings_of_trace(&self.trace, language);
        }
        self
    }
}

/// The longest script that is opened, in bytes: no script is longer by far.
const MOST_SCRIPT_BYTES: usize = 1_000_000;

/// What a file is that a reader opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// JSON: a trace, if it can be read as one.
    Trace,
    /// A script.
    Script,
    /// Neither: no script is that long.
    Other,
}

/// What a file with this text is.
pub fn file_kind(text: &str) -> FileKind {
    if is_json(text) {
        FileKind::Trace
    } else if text.len() > MOST_SCRIPT_BYTES {
        FileKind::Other
    } else {
        FileKind::Script
    }
}

/// With a saved trace in the place of the prediction. The script that ran takes the place of the reader's, which waits as
/// it does while a link is shown; if the trace does not have it, the script stays.
pub(super) fn opened(state: &State, trace: Shared<Trace>) -> (State, Option<Effect>) {
    let source = trace.source.clone();
    let (script, visit, replaced) = match source.clone() {
        Some(source) if source != state.script => {
            (source.clone(), lent(state, &source), Some(state.script.clone()))
        }
        Some(_) | None => (state.script.clone(), state.visit.clone(), state.replaced.clone()),
    };
    let python = source.as_deref().map_or(state.is_python(), is_python);
    let analysis = Analysis { findings: trace.findings.clone(), comparison: Vec::new() };
    let after = State {
        script,
        visit,
        replaced,
        playhead: Playhead::at_start(&trace, state.playhead.speed),
        saved: Some(Saved { trace, python, analysis: Shared::new(analysis) }),
        // What was awaited for the script before is late from now on, and its errors are not this one's.
        version: Version(state.version.0 + 1),
        prediction: Prediction {
            errors: Rc::new([]),
            awaited: None,
            unanalysed: false,
            ..state.prediction.clone()
        },
        quiz: state.quiz.anew(),
        marked: None,
        asks: None,
        live: None,
        ..state.clone()
    };
    (after, state.is_running().then_some(Effect::Drop))
}
