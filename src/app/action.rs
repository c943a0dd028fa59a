//! What can happen to the page, and what the page asks to be done.

use std::rc::Rc;

use super::{Move, RunId, Scale};
use crate::script::{Language, Program};
use crate::trace::{Micros, Strategy, Trace};

/// Something a person did, or that a live run reports.
#[derive(Clone, Debug)]
pub enum Action {
    /// The script's text changed.
    Edit(String),
    /// A whole other script takes the place of this one: a scenario, a fix.
    Load(String),
    /// The page is to speak another language.
    Speak(Language),
    /// The playhead moves.
    Play(Move),
    /// A place in the run is pointed at: a span, a printed line, a finding.
    Look(Look),
    /// The prediction is to be kept, to compare later ones with.
    Pin,
    /// The kept prediction may go.
    Unpin,
    /// Another speed for live runs was chosen.
    SetScale(Scale),
    /// *Run* was pressed.
    Run,
    /// *Stop* was pressed.
    Stop,
    /// A live run's trace so far or, if its outcome says so, its end.
    Report(RunId, Rc<Trace>),
}

/// A place in a run: a moment, and the line that led there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// When, in µs.
    pub t_us: Micros,
    /// The line, from 1, if a statement led there.
    pub line: Option<u32>,
}

/// Something to do outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Start a live run.
    Start {
        /// Its number, which its reports must carry.
        run: RunId,
        /// What to run.
        program: Rc<Program>,
        /// Under which strategy.
        strategy: Strategy,
        /// How fast.
        scale: Scale,
    },
    /// Stop the live run between two steps; it reports what it has.
    Stop,
    /// Drop the live run: nobody waits for its report.
    Drop,
}
