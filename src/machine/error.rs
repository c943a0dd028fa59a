//! Python's exceptions, as far as a script can raise them.

use std::fmt;
use std::rc::Rc;

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Exception {
    /// `asyncio.CancelledError`, which `except Exception` does not catch.
    Cancelled,
    /// Any other, which it does.
    Error(Rc<Error>),
}

/// An exception other than `CancelledError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Error {
    kind: &'static str,
    message: String,
}

impl Exception {
    pub(super) fn runtime(message: impl Into<String>) -> Self {
        Self::error("RuntimeError", message)
    }

    pub(super) fn timeout() -> Self {
        Self::error("TimeoutError", "")
    }

    pub(super) fn value(message: &str) -> Self {
        Self::error("ValueError", message)
    }

    /// CPython's own words, 3.11 and later.
    pub(super) fn unbound(name: &str) -> Self {
        let message =
            format!("cannot access local variable '{name}' where it is not associated with a value");
        Self::error("UnboundLocalError", message)
    }

    /// What a task group raises when so many of its tasks have failed.
    pub(super) fn group(errors: usize) -> Self {
        let s = if errors == 1 { "" } else { "s" };
        Self::error("ExceptionGroup", format!("unhandled errors in a TaskGroup ({errors} sub-exception{s})"))
    }

    fn error(kind: &'static str, message: impl Into<String>) -> Self {
        Self::Error(Rc::new(Error { kind, message: message.into() }))
    }
}

impl fmt::Display for Error {
    /// As a traceback's last line shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        if self.message.is_empty() { Ok(()) } else { write!(f, ": {}", self.message) }
    }
}
