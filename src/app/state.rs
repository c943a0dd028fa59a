//! What the page knows.

use std::rc::Rc;

use super::visit::under;
use super::{Code, Kept, Playhead, Prediction, Quiz, Saved, Scale, Speed, Thread, Visit};
use crate::run::{Analysis, STOPPED};
use crate::scenarios::title;
use crate::script::Program;
use crate::share::Theme;
use crate::text::Language;
use crate::trace::{EventKind, Micros, Outcome, Shared, Strategy, Trace};

/// The whole state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The script's text.
    pub script: Rc<str>,
    /// The language in which the page speaks.
    pub language: Language,
    /// The colours that the reader has chosen; `None` follows the system.
    pub theme: Option<Theme>,
    /// Whether keys without a modifier do something.
    pub keys: bool,
    /// Whether another tab has kept a draft since this one has: this one's does not take its place unasked.
    pub overtaken: bool,
    /// Whether the script is kept anywhere but in the page: by the browser, or in the address.
    pub kept: bool,
    /// What the page's address has said.
    pub visit: Visit,
    /// The script whose place the last one loaded took, until the next edit: loading can be undone.
    pub replaced: Option<Rc<str>>,
    /// The strategy under which it is shown; `None` is its own.
    pub strategy: Option<Strategy>,
    /// Its number among all that were predicted.
    pub version: Version,
    /// What it means.
    pub prediction: Prediction,
    /// The saved trace that is shown instead, if one is.
    pub saved: Option<Saved>,
    /// What runs Python, as long as it is being fetched: bytes that have come, and all of them.
    pub fetching: Option<(u32, u32)>,
    /// Why there is no worker for what takes long, if there is none.
    pub no_worker: Option<Rc<str>>,
    /// What is asked before the run is shown.
    pub quiz: Quiz,
    /// Whether it is being presented, on the whole screen where that may be.
    pub presents: bool,
    /// Where the page stands in the predicted run.
    pub playhead: Playhead,
    /// The line that was last pointed at, from 1, until the next edit or move of the playhead.
    pub marked: Option<u32>,
    /// The prediction that later ones are compared with.
    pub pinned: Option<Pinned>,
    /// How fast live runs go.
    pub scale: Scale,
    /// Whether *Run* was pressed and the page asks first: it would be held for so many µs of the script.
    pub asks: Option<Micros>,
    /// The live run of this very program, going on or ended.
    pub live: Option<Live>,
    /// How many live runs there have been.
    pub(super) runs: u32,
}

impl State {
    /// The page with a script in it.
    pub fn new(script: impl Into<Rc<str>>, language: Language) -> Self {
        Self::with(script.into(), None, &Kept { language, ..Kept::default() })
    }

    /// The page with a script in it, as its reader has chosen it to be.
    pub(super) fn with(script: Rc<str>, strategy: Option<Strategy>, kept: &Kept) -> Self {
        let prediction = Prediction::of(&script, strategy, None, true);
        let playhead = prediction.trace().map(|trace| Playhead::at_start(trace, Speed::default()));
        Self {
            script,
            language: kept.language,
            theme: kept.theme,
            keys: kept.keys,
            overtaken: kept.overtaken,
            kept: true,
            visit: Visit::default(),
            replaced: None,
            strategy,
            version: Version::default(),
            prediction,
            saved: None,
            fetching: None,
            no_worker: None,
            quiz: Quiz::default(),
            presents: false,
            playhead: playhead.unwrap_or_default(),
            marked: None,
            pinned: None,
            scale: Scale::default(),
            asks: None,
            live: None,
            runs: 0,
        }
    }

    /// The run that is shown: a saved trace, or else the last prediction that is known.
    pub fn trace(&self) -> Option<&Shared<Trace>> {
        self.saved.as_ref().map(|saved| &saved.trace).or_else(|| self.prediction.trace())
    }

    /// What there is to say of that run.
    pub fn analysis(&self) -> Option<&Shared<Analysis>> {
        self.saved.as_ref().map(|saved| &saved.analysis).or(self.prediction.analysis.as_ref())
    }

    /// The script as it is run: it says the strategy that was chosen, if one was.
    pub fn ran(&self) -> Rc<str> {
        self.strategy.map_or_else(|| self.script.clone(), |strategy| under(&self.script, strategy).into())
    }

    /// Whether the text in the page is a Python program.
    pub fn is_python(&self) -> bool {
        self.saved.as_ref().map_or(self.prediction.python, |saved| saved.python)
    }

    /// Whether that run is one of an earlier text.
    pub fn is_stale(&self) -> bool {
        self.saved.is_none() && self.prediction.is_stale()
    }

    /// Whether the script in the page is that of the run that is shown: not every saved trace has it.
    pub fn has_script(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| saved.trace.source.is_some())
    }

    /// What the run is called: its title or, where it has none that can be read, its script's first line; nothing that
    /// would answer a question.
    pub fn title(&self) -> String {
        if self.is_asking() {
            return "Loopscope".into();
        }
        let own = self.trace().filter(|_| !self.is_stale()).and_then(|trace| trace.title.as_deref());
        own.unwrap_or_else(|| title(&self.script)).to_owned()
    }

    /// The line at which a Python program went wrong or was stopped, from 1, and what there is to say of it, if it did.
    pub fn python_error(&self) -> Option<(u32, Rc<str>)> {
        let is_python = matches!(self.code(), Some(Code::Python(_))) && !self.is_stale();
        let trace = self.trace().filter(|_| is_python)?;
        let stopped = self.analysis()?.findings.iter().find(|finding| finding.code == STOPPED);
        let stopped = stopped.map(|finding| (finding.lines.first().copied().unwrap_or(0), &*finding.text));
        let failed = || {
            let failed = trace.events.iter().rev().filter(|_| trace.outcome == Outcome::Failed);
            failed.into_iter().find_map(|event| {
                let EventKind::TaskFailed { error, line } = &event.kind else { return None };
                Some((*line, &**error))
            })
        };
        stopped.or_else(failed).map(|(line, text)| (line, text.into()))
    }

    /// The line at which a Python program went wrong or was stopped, from 1, if there is one.
    pub fn python_line(&self) -> Option<u32> {
        let fault = self.prediction.fault.as_ref().map(|fault| fault.line);
        fault.unwrap_or_else(|| self.python_error().map(|(line, _)| line)).filter(|line| *line > 0)
    }

    /// The script's program whose prediction is shown, if one is.
    pub fn program(&self) -> Option<&Rc<Program>> {
        self.code().and_then(Code::program)
    }

    /// The code whose prediction is shown.
    pub(super) fn code(&self) -> Option<&Code> {
        let good = self.prediction.good.as_ref().filter(|_| self.saved.is_none());
        good.map(|(code, _)| code)
    }

    /// The total of the run that is shown, in µs; 0 before there is one.
    pub fn total_us(&self) -> Micros {
        self.trace().map_or(0, |trace| trace.total_us)
    }

    /// What a live run has measured, so far or in the end.
    pub fn measured(&self) -> Option<Shared<Trace>> {
        self.live.as_ref().and_then(|live| live.trace.clone())
    }

    /// Whether a live run is going on.
    pub fn is_running(&self) -> bool {
        self.live.as_ref().is_some_and(Live::is_running)
    }
}

/// The number of a version of the script. What was found out of another than the current one is late, and dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version(pub(super) u32);

/// A prediction that was kept: the picture before.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned {
    /// The title that its script had.
    pub title: Option<Rc<str>>,
    /// The run.
    pub trace: Shared<Trace>,
}

/// A live run's number. A report that carries another than the current one is late, and dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunId(pub(super) u32);

/// A live run.
#[derive(Clone, Debug, PartialEq)]
pub struct Live {
    /// Its number.
    pub run: RunId,
    /// Where it runs.
    pub thread: Thread,
    /// How fast it goes.
    pub scale: Scale,
    /// Whether the page was hidden meanwhile: browsers slow its timers down then.
    pub hidden: bool,
    /// Why it could not go on, if it could not.
    pub fault: Option<Rc<str>>,
    /// What it has measured so far, or in the end; `None` before its first report.
    pub trace: Option<Shared<Trace>>,
}

impl Live {
    /// How far it is, in µs of the script. What has ended by itself has done all of it, however long it took.
    pub fn came_us(&self) -> Micros {
        let came_us = |trace: &Shared<Trace>| match trace.outcome {
            Outcome::Running | Outcome::Stopped => trace.total_us,
            Outcome::Finished | Outcome::Failed | Outcome::Stuck | Outcome::Limit => Micros::MAX,
        };
        self.trace.as_ref().map_or(0, came_us)
    }

    /// Whether it is still going on.
    pub fn is_running(&self) -> bool {
        let goes_on = |trace: &Shared<Trace>| trace.outcome == Outcome::Running;
        self.fault.is_none() && self.trace.as_ref().is_none_or(goes_on)
    }
}
