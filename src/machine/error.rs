//! Exceptions that asyncio itself raises, and those of CPython that no value raises.

use crate::value::{ErrorKind, Raised};

/// An exception.
pub(super) type Exception = Raised;

pub(super) fn cancelled() -> Raised {
    Raised::bare(ErrorKind::CancelledError)
}

/// Whether it is `asyncio.CancelledError`, which `except Exception` does not catch.
pub(super) fn is_cancelled(exception: &Raised) -> bool {
    exception.kind() == ErrorKind::CancelledError
}

pub(super) fn runtime(message: impl Into<Box<str>>) -> Raised {
    Raised::new(ErrorKind::RuntimeError, message)
}

pub(super) fn timeout() -> Raised {
    Raised::bare(ErrorKind::TimeoutError)
}

/// CPython's own words, 3.11 and later.
pub(super) fn unbound(name: &str) -> Raised {
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    Raised::new(ErrorKind::UnboundLocalError, message)
}

/// The same inside a comprehension, which is a function of its own.
pub(super) fn unbound_around(name: &str) -> Raised {
    let message = format!(
        "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
    );
    Raised::new(ErrorKind::NameError, message)
}

/// What a task group raises when these have failed in it.
pub(super) fn group(errors: Vec<Raised>) -> Raised {
    Raised::group("unhandled errors in a TaskGroup", errors)
}
