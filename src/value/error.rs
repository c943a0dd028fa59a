//! Python's exceptions, as far as a script can raise, catch or meet them.

use std::fmt;
use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::repr::quoted;

/// An exception: its class and its one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised(Rc<Inner>);

#[derive(Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: Option<Box<str>>,
    /// Those in a group.
    errors: Vec<Raised>,
}

impl Raised {
    /// `kind(message)`
    pub fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        Self(Rc::new(Inner { kind, message: Some(message.into()), errors: Vec::new() }))
    }

    /// `kind()`
    pub fn bare(kind: ErrorKind) -> Self {
        Self(Rc::new(Inner { kind, message: None, errors: Vec::new() }))
    }

    /// `ExceptionGroup(message, errors)`
    pub fn group(message: impl Into<Box<str>>, errors: Vec<Self>) -> Self {
        Self(Rc::new(Inner { kind: ErrorKind::ExceptionGroup, message: Some(message.into()), errors }))
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
        self.0.message.as_deref().unwrap_or_default()
    }

    /// Python's `str()` of it.
    pub fn text(&self) -> String {
        let message = self.message();
        // A key is shown as it is written.
        if self.kind() == ErrorKind::KeyError && !message.is_empty() {
            return quoted(message);
        }
        match self.0.errors.len() {
            0 => message.to_owned(),
            1 => format!("{message} (1 sub-exception)"),
            errors => format!("{message} ({errors} sub-exceptions)"),
        }
    }

    /// Python's `repr()` of it.
    pub fn repr(&self) -> String {
        let argument = self.0.message.as_deref().map_or(String::new(), quoted);
        let errors = match self.0.errors.as_slice() {
            [] => String::new(),
            errors => format!(", [{}]", errors.iter().map(Self::repr).collect::<Vec<_>>().join(", ")),
        };
        format!("{}({argument}{errors})", self.kind().word())
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
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
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Integer, Self::Size, Self::Depth, Self::Duration, Self::Unsupported];

    /// Its word in a trace.
    pub fn word(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Size => "size",
            Self::Depth => "depth",
            Self::Duration => "duration",
            Self::Unsupported => "unsupported",
        }
    }

    /// The limit of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|limit| limit.word() == word)
    }

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
    AttributeError: Some(Exception),
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
