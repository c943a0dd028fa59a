//! What can happen to the page.

use std::rc::Rc;

use super::{Address, Guess, Move, PythonFault, RunId, Scale, Version};
use crate::run::Analysis;
use crate::share::Theme;
use crate::text::Language;
use crate::trace::{Micros, Shared, Strategy, Trace};
use crate::view::Question;

/// Something a person did, or that a live run reports.
#[derive(Clone, Debug)]
pub enum Action {
    /// The script's text changed.
    Edit(Rc<str>),
    /// A whole other script takes the place of this one: a scenario, a fix.
    Load(Rc<str>),
    /// A saved trace is to be shown.
    OpenTrace(Shared<Trace>),
    /// The script's prediction is to be shown again instead of a saved trace.
    CloseTrace,
    /// The page's address has become another: somebody went back, or opened a link in the same tab.
    Visit(Address),
    /// The draft that waits takes the place of the link's script.
    KeepMine,
    /// The link's script takes the place of the draft that waits.
    UseThis,
    /// Away from a link that cannot be read.
    GoOn,
    /// Another tab has kept a draft of its own (or one like this tab's again), or this tab's is to be kept all the same.
    Overtaken(bool),
    /// The page is to speak another language.
    Speak(Language),
    /// The editor is to be shown, though a link hides it.
    ShowEditor,
    /// The reader has chosen colours, `None` for the system's: those of the link hold no longer.
    SetTheme(Option<Theme>),
    /// Keys without a modifier are to do something, or nothing.
    SetKeys(bool),
    /// These questions are to be asked, in order; none, to ask no more.
    Quiz(Vec<Question>),
    /// The open question was answered, or somebody would rather see.
    Guess(Option<Guess>),
    /// The page is to present what it shows, covered until somebody steps on, or no longer.
    Present(bool),
    /// The playhead moves.
    Play(Move),
    /// The script is to be shown under this strategy, whatever it says itself.
    Choose(Strategy),
    /// A place in the run is pointed at: a span, a printed line, a finding.
    Look(Look),
    /// The prediction is to be kept, to compare later ones with.
    Pin,
    /// The kept prediction may go.
    Unpin,
    /// Another speed for live runs was chosen.
    SetScale(Scale),
    /// *Run* was pressed: the page runs the script, or asks first if that would hold it for long.
    Run,
    /// The script is to run there, however long it holds the page up.
    RunOn(Thread),
    /// Asked whether to run, a person would rather not.
    RunNot,
    /// *Stop* was pressed.
    Stop,
    /// A worker has predicted the run that is awaited.
    Predicted(Version, Shared<Trace>),
    /// A worker has analysed the script.
    Analysed(Version, Shared<Analysis>),
    /// What runs Python is being fetched: bytes that have come, and all of them.
    Fetching(u32, u32),
    /// The Python program that is awaited has no run, and why.
    Faulted(Version, PythonFault),
    /// There is no worker, and why.
    NoWorker(Rc<str>),
    /// A live run cannot go on, and why.
    RunFailed(RunId, Rc<str>),
    /// The page was hidden: a live run that goes on is slowed down.
    Hidden,
    /// The reader has left the editor or the page, or is about to share what is in it: the address is to say it.
    LookUp,
    /// The reader wants nothing to move by itself any more.
    Still,
    /// Whether the script is kept anywhere but in the page.
    Kept(bool),
    /// A live run's trace so far or, if its outcome says so, its end.
    Report(RunId, Shared<Trace>),
}

/// The thread of the browser on which a live run runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// The page's own: it cannot answer while the run computes.
    Page,
    /// A worker's, which has an event loop of its own.
    Worker,
}

/// A place in a run: a moment, and the line that led there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// When, in µs.
    pub t_us: Micros,
    /// The line, from 1, if a statement led there.
    pub line: Option<u32>,
}
