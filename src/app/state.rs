//! What the page knows.

use std::rc::Rc;

use super::{Playhead, Scale, Speed};
use crate::run::{Unavailable, findings, predict_within};
use crate::script::{Diagnostic, Language, Program, read};
use crate::trace::{Outcome, Strategy, Trace};

/// A prediction is made between two keys: one of a script that runs on and on stops here, and says so.
const MOST_STATEMENTS: u64 = 200_000;

/// Findings take runs of their own; of a longer run than this there are none while somebody types.
const MOST_EVENTS: usize = 5_000;

/// The whole state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The script's text.
    pub script: String,
    /// The language in which the page speaks.
    pub language: Language,
    /// The script whose place the last one loaded took, until the next edit: loading can be undone.
    pub replaced: Option<String>,
    /// What it means.
    pub prediction: Prediction,
    /// Where the page stands in the predicted run.
    pub playhead: Playhead,
    /// The line that was last pointed at, from 1, until the next edit or move of the playhead.
    pub marked: Option<u32>,
    /// The prediction that later ones are compared with.
    pub pinned: Option<Pinned>,
    /// How fast live runs go.
    pub scale: Scale,
    /// The live run of this very program, going on or ended.
    pub live: Option<Live>,
    /// How many live runs there have been.
    pub(super) runs: u32,
}

impl State {
    /// The page with a script in it.
    pub fn new(script: &str, language: Language) -> Self {
        let prediction = Prediction::of(script, language, None);
        let playhead = prediction.good.as_ref().map(|(_, trace)| Playhead::at_end(trace, Speed::default()));
        Self {
            script: script.to_owned(),
            language,
            replaced: None,
            prediction,
            playhead: playhead.unwrap_or_default(),
            marked: None,
            pinned: None,
            scale: Scale::default(),
            live: None,
            runs: 0,
        }
    }

    /// What a live run has measured, so far or in the end.
    pub fn measured(&self) -> Option<Rc<Trace>> {
        self.live.as_ref().and_then(|live| live.trace.clone())
    }

    /// Whether a live run is going on.
    pub fn is_running(&self) -> bool {
        self.live.as_ref().is_some_and(Live::is_running)
    }
}

/// What the text in the editor means.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The last sound program and its predicted run: those of the text, unless it has errors.
    pub good: Option<(Rc<Program>, Rc<Trace>)>,
    /// The errors of the text.
    pub errors: Rc<[Diagnostic]>,
    /// Why the strategy that the script asks for is not what is shown, if it is not.
    pub unavailable: Option<Unavailable>,
}

impl Prediction {
    /// Predicts a script; the picture before stays if the script has errors.
    pub(super) fn of(script: &str, language: Language, before: Option<&Self>) -> Self {
        match read(script) {
            Ok((tree, program)) => {
                let program = Rc::new(program);
                let under = |strategy| predict_within(program.clone(), strategy, MOST_STATEMENTS);
                let asked = under(program.machinery.strategy);
                let unavailable = asked.as_ref().err().cloned();
                let mut trace = asked
                    .or_else(|_| under(Strategy::Async))
                    .unwrap_or_else(|_| unreachable!("on a loop every statement has a meaning"));
                if trace.events.len() <= MOST_EVENTS {
                    trace.findings = findings(script, &tree, &program, &trace, language);
                }
                Self { good: Some((program, Rc::new(trace))), errors: Rc::new([]), unavailable }
            }
            Err(errors) => Self {
                good: before.and_then(|before| before.good.clone()),
                errors: errors.into(),
                unavailable: before.and_then(|before| before.unavailable.clone()),
            },
        }
    }

    /// Whether the text has errors, so that the picture is that of an earlier text.
    pub fn is_stale(&self) -> bool {
        !self.errors.is_empty()
    }
}

/// A prediction that was kept: the picture before.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned {
    /// The title that its script had.
    pub title: Option<Rc<str>>,
    /// The run.
    pub trace: Rc<Trace>,
}

/// A live run's number. A report that carries another than the current one is late, and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunId(pub(super) u32);

/// A live run.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// Its number.
    pub run: RunId,
    /// How fast it goes.
    pub scale: Scale,
    /// What it has measured so far, or in the end; `None` before its first report.
    pub trace: Option<Rc<Trace>>,
}

impl Live {
    /// Whether it is still going on.
    pub fn is_running(&self) -> bool {
        self.trace.as_ref().is_none_or(|trace| trace.outcome == Outcome::Running)
    }
}

#[cfg(target_arch = "wasm32")]
mod store {
    use std::rc::Rc;

    use yew::Reducible;

    use super::State;
    use crate::app::{Action, Effect, reduce};

    /// The state, and the effects it has asked for since the page was opened. Whoever carries them out
    /// remembers how many it has done.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Store {
        /// The page's state.
        pub state: State,
        /// All effects so far, in order.
        pub effects: Vec<Effect>,
    }

    impl Reducible for Store {
        type Action = Action;

        fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
            let (state, effect) = reduce(&self.state, action);
            if state == self.state && effect.is_none() {
                return self;
            }
            let effects = self.effects.iter().cloned().chain(effect).collect();
            Rc::new(Self { state, effects })
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub use store::Store;
