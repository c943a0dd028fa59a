//! Python's values as far as a script has them, and what can be done with them: the results of CPython, to the bit and
//! to the letter of its messages.
//!
//! Pure and without state. What CPython can do and this cannot is an error of its own, a [`Limit`]: a whole number
//! beyond 64 bits, a value that is too large.

mod arithmetic;
mod compare;
mod convert;
mod decimal;
mod duration;
mod error;
mod float;
mod format;
mod function;
mod index;
mod integer;
mod items;
mod list;
mod numerals;
mod range;
mod repr;
mod round;

use std::rc::Rc;

pub use arithmetic::{BinaryOp, augment, binary};
pub use compare::{Comparison, compare};
pub use convert::{parse_float, parse_int};
pub use duration::{block_us, cpu_us, sleep_us, timeout_us};
pub use error::{ErrorKind, Limit, Raised};
pub use format::format;
pub use function::Function;
pub use items::Items;
pub use list::List;
pub use range::Range;
pub use repr::quoted;

/// What an operation comes to.
pub type Result<T = Value> = std::result::Result<T, Raised>;

/// The largest value, in bytes: a text's letters, a list with all that is in it.
const LARGEST: usize = 16_000_000;

/// A value. A clone shares what is large.
///
/// `==` asks whether two are built alike, floats by their bits; Python's `==` is [`compare`].
// Its kind takes a whole word: a byte would have the seven behind it carried along in pieces, which takes longer.
#[derive(Clone, Debug)]
#[repr(usize)]
pub enum Value {
    /// `None`.
    None,
    /// `True` and `False`.
    Bool(bool),
    /// An `int`.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// A `str`, behind one word, so that a value has two: whoever carries values about carries little.
    Text(Rc<Box<str>>),
    /// A `list`. Nothing changes it.
    List(Rc<List>),
    /// A `range`.
    Range(Rc<Range>),
    /// A task's handle, by a number of whoever made it.
    Task(u32),
    /// An exception that was caught.
    Error(Raised),
}

const _: () = assert!(
    size_of::<Value>() == 16 && size_of::<Option<Value>>() == 16,
    "two words, whether it is there or not"
);

impl Value {
    /// A list.
    ///
    /// # Errors
    ///
    /// A limit, if it is too large or lists stand in each other too deep.
    pub fn list(items: Vec<Self>) -> Result {
        List::new(items).map(|list| Self::List(Rc::new(list)))
    }

    /// Whether `if` takes it for true.
    pub fn truth(&self) -> bool {
        match self {
            Self::None => false,
            Self::Bool(bool) => *bool,
            Self::Int(int) => *int != 0,
            Self::Float(float) => *float != 0.0,
            Self::Text(text) => !text.is_empty(),
            Self::List(list) => !list.items().is_empty(),
            Self::Range(range) => !range.is_empty(),
            Self::Task(_) | Self::Error(_) => true,
        }
    }

    /// `type(value).__name__`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::None => "NoneType",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Text(_) => "str",
            Self::List(_) => "list",
            Self::Range(_) => "range",
            Self::Task(_) => "Task",
            Self::Error(raised) => raised.kind().word(),
        }
    }

    /// How many bytes it holds beyond its own: a text's letters, a list with all that is in it, however often
    /// something is in it. So long takes who prints or compares it.
    pub fn weight(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::List(list) => list.weight(),
            Self::None
            | Self::Bool(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::Range(_)
            | Self::Task(_)
            | Self::Error(_) => 0,
        }
    }

    /// An `int`, if it is one.
    #[inline]
    pub fn as_whole(&self) -> Option<i64> {
        if let Self::Int(int) = self { Some(*int) } else { None }
    }

    /// What counts: whole or not. `True` is 1.
    fn number(&self) -> Option<Number> {
        match self {
            Self::Bool(bool) => Some(Number::Int(i64::from(*bool))),
            Self::Int(int) => Some(Number::Int(*int)),
            Self::Float(float) => Some(Number::Float(*float)),
            Self::None | Self::Text(_) | Self::List(_) | Self::Range(_) | Self::Task(_) | Self::Error(_) => {
                None
            }
        }
    }

    /// What Python takes where it wants an `int` (`operator.index`).
    fn whole(&self) -> Option<i64> {
        match self.number()? {
            Number::Int(int) => Some(int),
            Number::Float(_) => None,
        }
    }

    /// The same, or Python's error.
    fn expect_whole(&self) -> Result<i64> {
        self.whole().ok_or_else(|| {
            Raised::type_error(format!("'{}' object cannot be interpreted as an integer", self.type_name()))
        })
    }
}

/// A number.
#[derive(Clone, Copy)]
enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    /// As Python converts an `int` that meets a `float`: to the nearest.
    #[expect(clippy::cast_precision_loss, reason = "so does Python")]
    fn float(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match self {
            Self::None => matches!(other, Self::None),
            Self::Bool(a) => matches!(other, Self::Bool(b) if a == b),
            Self::Int(a) => matches!(other, Self::Int(b) if a == b),
            Self::Float(a) => matches!(other, Self::Float(b) if a.to_bits() == b.to_bits()),
            Self::Text(a) => matches!(other, Self::Text(b) if a == b),
            Self::List(a) => matches!(other, Self::List(b) if a == b),
            Self::Range(a) => matches!(other, Self::Range(b) if a == b),
            Self::Task(a) => matches!(other, Self::Task(b) if a == b),
            Self::Error(a) => matches!(other, Self::Error(b) if a == b),
        }
    }
}

impl Eq for Value {}

impl From<bool> for Value {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

impl From<i64> for Value {
    fn from(int: i64) -> Self {
        Self::Int(int)
    }
}

impl From<f64> for Value {
    fn from(float: f64) -> Self {
        Self::Float(float)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Rc::new(text.into()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Rc::new(text.into()))
    }
}
