//! Why a text is no trace.

use std::fmt;

use super::{Micros, ObjectKind, read::MOST_BYTES};

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

impl std::error::Error for NoTrace {}

impl fmt::Display for NoTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => write!(f, "a trace has at most {MOST_BYTES} bytes, this has {bytes}"),
            Self::Form { what, line, column } => write!(f, "line {line}, column {column}: {what}"),
            Self::Fault { path, fault } => write!(f, "{path}: {fault}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotItsPlace => f.write_str("not its place in the order, from 0"),
            Self::TooMany { most } => write!(f, "more than {most}"),
            Self::TooLong { most_us } => write!(f, "longer than {most_us} µs"),
            Self::AfterTheEnd => f.write_str("after the end of the run, total_us"),
            Self::Backwards => f.write_str("earlier than what comes before it"),
            Self::OutsideItsTask => f.write_str("outside the time from the task's start_us to its end_us"),
            Self::TwoAtOnce => f.write_str("where it runs, another task runs at the same time"),
            Self::NotTheSum => f.write_str("the three do not add up to total_us"),
            Self::EndWithoutOutcome => f.write_str("does not go with the task's end_us"),
            Self::NoTask => f.write_str("there is no such task"),
            Self::NotInOrderOfCreation => {
                f.write_str("tasks are created once, in the order of their numbers")
            }
            Self::NoObject { kind } => write!(f, "there is no such {}", kind.word()),
            Self::NoJob => f.write_str("no job, or no worker, of that number can do this now"),
            Self::NoLine => f.write_str("there is no such line"),
        }
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
