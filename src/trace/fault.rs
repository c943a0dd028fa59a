//! Why a text is no trace.

use std::fmt;

use super::{Micros, ObjectKind, read::MOST_BYTES};
use crate::text::{Language, TraceTexts};

/// Why a text is no trace, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTrace {
    /// It is too long to be read.
    TooLong {
        /// How long it is.
        bytes: usize,
    },
    /// It is not JSON, or not of this form.
    Form {
        /// What is wrong.
        what: String,
        /// Its line, from 1.
        line: usize,
        /// Its column, in bytes from 1.
        column: usize,
    },
    /// What it says does not fit together.
    Fault {
        /// The value, as in `tasks[3].spans[0].to_us`.
        path: String,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A number that is to be its own place in a list.
    NotItsPlace,
    /// More than a trace may have.
    TooMany {
        /// So many it may have.
        most: usize,
    },
    /// A time beyond all runs.
    TooLong {
        /// The longest time, in µs.
        most_us: Micros,
    },
    /// A time after the end of the run, `total_us`.
    AfterTheEnd,
    /// A time before the one before it.
    Backwards,
    /// A span outside the time of its task.
    OutsideItsTask,
    /// Two at once on the event loop's thread, or on one worker.
    TwoAtOnce,
    /// Parts that are not the whole.
    NotTheSum,
    /// An outcome that says the task has ended, without an end, or the other way round.
    EndWithoutOutcome,
    /// No task has that number.
    NoTask,
    /// A task that is not created yet when this happens, or that is created twice.
    NotInOrderOfCreation,
    /// No object of this kind has that number.
    NoObject {
        /// What it would be.
        kind: ObjectKind,
    },
    /// No job of that number can do this now.
    NoJob,
    /// The text that ran has no such line.
    NoLine,
}

impl NoTrace {
    /// Where it is not one, and why.
    pub fn text(&self, language: Language) -> String {
        let texts = language.traces();
        match self {
            Self::TooLong { bytes } => (texts.too_long)(MOST_BYTES, *bytes),
            Self::Form { what, line, column } => (texts.at)(*line, *column, what),
            Self::Fault { path, fault } => format!("{path}: {}", fault.text(texts)),
        }
    }
}

impl Fault {
    fn text(self, texts: &TraceTexts) -> String {
        match self {
            Self::NotItsPlace => texts.not_its_place.into(),
            Self::TooMany { most } => (texts.more_than)(most),
            Self::TooLong { most_us } => (texts.longer_than)(most_us),
            Self::AfterTheEnd => texts.after_the_end.into(),
            Self::Backwards => texts.backwards.into(),
            Self::OutsideItsTask => texts.outside_its_task.into(),
            Self::TwoAtOnce => texts.two_at_once.into(),
            Self::NotTheSum => texts.not_the_sum.into(),
            Self::EndWithoutOutcome => texts.end_without_outcome.into(),
            Self::NoTask => texts.no_task.into(),
            Self::NotInOrderOfCreation => texts.not_in_order.into(),
            Self::NoObject { kind: ObjectKind::Queue } => texts.no_queue.into(),
            Self::NoObject { kind: ObjectKind::Semaphore } => texts.no_semaphore.into(),
            Self::NoObject { kind: ObjectKind::Lock } => texts.no_lock.into(),
            Self::NoObject { kind: ObjectKind::Event } => texts.no_event.into(),
            Self::NoJob => texts.no_job.into(),
            Self::NoLine => texts.no_line.into(),
        }
    }
}

impl std::error::Error for NoTrace {}

/// In English, as the command says it.
impl fmt::Display for NoTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::default()))
    }
}

impl From<serde_json::Error> for NoTrace {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let what = error.to_string();
        let what = what.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&what).to_owned();
        Self::Form { what, line, column }
    }
}
