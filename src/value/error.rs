//! Python's exceptions, as far as a script can raise, catch or meet them.

use std::fmt;
use std::rc::Rc;

use super::repr::quoted;

/// An exception: its class and its one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised(Rc<Inner>);

#[derive(Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: Box<str>,
}

impl Raised {
    /// `kind(message)`; an empty message is none.
    pub fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self(Rc::new(Inner { kind, message: message.into() }))
    }

    pub(super) fn type_error(message: impl Into<Box<str>>) -> Self {
        Self::new(ErrorKind::TypeError, message)
    }

    pub(super) fn value_error(message: impl Into<Box<str>>) -> Self {
        Self::new(ErrorKind::ValueError, message)
    }

    pub(super) fn limit(limit: Limit) -> Self {
        Self::new(ErrorKind::Limit(limit), limit.message())
    }

    /// Its class.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Its argument; empty if it has none.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Python's `str()` of it.
    pub fn text(&self) -> String {
        let message = self.message();
        // A key is shown as it is written.
        let is_key = self.kind() == ErrorKind::KeyError && !message.is_empty();
        if is_key { quoted(message) } else { message.to_owned() }
    }

    /// Python's `repr()` of it.
    pub fn repr(&self) -> String {
        let argument = if self.message().is_empty() { String::new() } else { quoted(self.message()) };
        format!("{}({argument})", self.kind().word())
    }

    /// Whether both are the same exception, not only alike.
    pub(super) fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Display for Raised {
    /// As a traceback's last line shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind().word())?;
        if self.message().is_empty() { Ok(()) } else { write!(f, ": {}", self.text()) }
    }
}

/// What CPython can do and this cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A whole number beyond 64 bits.
    Integer,
    /// A text or a list of more than 16 MB.
    Size,
    /// Lists in each other, more than 200 of them.
    Depth,
    /// A duration of more than 24 h.
    Duration,
    /// `"%d" % 3`, a lone surrogate.
    Unsupported,
}

impl Limit {
    fn message(self) -> &'static str {
        match self {
            Self::Integer => "a whole number beyond 64 bits",
            Self::Size => "a value of more than 16 MB",
            Self::Depth => "more than 200 lists in each other",
            Self::Duration => "a duration of more than 24 hours",
            Self::Unsupported => "not part of the language",
        }
    }
}

macro_rules! kinds {
    ($($kind:ident: $base:expr,)*) => {
        /// A class of exceptions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "Python's names, which say what they are")]
        pub enum ErrorKind {
            $($kind,)*
            /// No exception of Python's. Nothing catches it.
            Limit(Limit),
        }

        impl ErrorKind {
            /// All of Python's, each behind its base.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Its name in Python.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($kind),)*
                    Self::Limit(_) => "limit",
                }
            }

            /// What it derives from.
            pub fn base(self) -> Option<Self> {
                use ErrorKind::*;
                match self {
                    $(Self::$kind => $base,)*
                    Self::Limit(_) => None,
                }
            }
        }
    };
}

kinds! {
    BaseException: None,
    CancelledError: Some(BaseException),
    Exception: Some(BaseException),
    ArithmeticError: Some(Exception),
    OverflowError: Some(ArithmeticError),
    ZeroDivisionError: Some(ArithmeticError),
    ExceptionGroup: Some(Exception),
    LookupError: Some(Exception),
    IndexError: Some(LookupError),
    KeyError: Some(LookupError),
    NameError: Some(Exception),
    UnboundLocalError: Some(NameError),
    OSError: Some(Exception),
    ConnectionError: Some(OSError),
    FileNotFoundError: Some(OSError),
    TimeoutError: Some(OSError),
    QueueEmpty: Some(Exception),
    QueueFull: Some(Exception),
    RuntimeError: Some(Exception),
    RecursionError: Some(RuntimeError),
    TypeError: Some(Exception),
    ValueError: Some(Exception),
}

impl ErrorKind {
    /// The class of a name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// `issubclass(self, base)`: whether an `except` for that catches it.
    pub fn is_a(self, base: Self) -> bool {
        self == base || self.base().is_some_and(|own| own.is_a(base))
    }
}
