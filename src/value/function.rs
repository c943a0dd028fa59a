//! The functions that a script may call.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::{Comparison, Raised, Range, Result, Value, compare, convert, round};

/// A function of Python's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `len(value)`
    Len,
    /// `min(values)` or `min(value, value, …)`
    Min,
    /// `max(values)` or `max(value, value, …)`
    Max,
    /// `round(number)` or `round(number, places)`
    Round,
    /// `int(value)`
    Int,
    /// `float(value)`
    Float,
    /// `str(value)`
    Str,
    /// `range(stop)`, `range(start, stop)` or `range(start, stop, step)`
    Range,
}

impl Function {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Len, Self::Min, Self::Max, Self::Round, Self::Int, Self::Float, Self::Str, Self::Range];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Len => "len",
            Self::Min => "min",
            Self::Max => "max",
            Self::Round => "round",
            Self::Int => "int",
            Self::Float => "float",
            Self::Str => "str",
            Self::Range => "range",
        }
    }

    /// The function of a name.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.word() == word)
    }

    /// How many arguments it takes.
    pub fn arity(self) -> RangeInclusive<usize> {
        match self {
            Self::Len => 1..=1,
            Self::Min | Self::Max => 1..=usize::MAX,
            Self::Round => 1..=2,
            Self::Int | Self::Float | Self::Str => 0..=1,
            Self::Range => 1..=3,
        }
    }

    /// What it gives.
    ///
    /// # Errors
    ///
    /// Python's, and limits. (Python has other words for some numbers of arguments; a check is there first.)
    pub fn call(self, arguments: &[Value]) -> Result {
        match (self, arguments) {
            (Self::Len, [value]) => value.length().map(Value::Int),
            (Self::Min | Self::Max, [Value::Range(range)]) if !range.is_empty() => {
                let (low, high) = range.bounds();
                Ok(Value::Int(if self == Self::Min { low } else { high }))
            }
            (Self::Min, [values]) => best("min", values.items()?, Comparison::Less),
            (Self::Max, [values]) => best("max", values.items()?, Comparison::Greater),
            (Self::Min, [_, _, ..]) => best("min", arguments.iter().cloned(), Comparison::Less),
            (Self::Max, [_, _, ..]) => best("max", arguments.iter().cloned(), Comparison::Greater),
            (Self::Round, [value] | [value, Value::None]) => round::to_whole(value),
            (Self::Round, [value, places]) => round::to_places(value, places),
            (Self::Int, []) => Ok(Value::Int(0)),
            (Self::Int, [value]) => convert::int(value).map(Value::Int),
            (Self::Float, []) => Ok(Value::Float(0.0)),
            (Self::Float, [value]) => convert::float(value).map(Value::Float),
            (Self::Str, []) => Ok(Value::from("")),
            (Self::Str, [Value::Text(text)]) => Ok(Value::Text(text.clone())),
            (Self::Str, [value]) => Ok(Value::from(value.to_string())),
            (Self::Range, [stop]) => range(0, stop.expect_whole()?, 1),
            (Self::Range, [start, stop]) => range(start.expect_whole()?, stop.expect_whole()?, 1),
            (Self::Range, [start, stop, step]) => {
                range(start.expect_whole()?, stop.expect_whole()?, step.expect_whole()?)
            }
            _ => Err(self.wrong_number(arguments.len())),
        }
    }

    fn wrong_number(self, given: usize) -> Raised {
        let (word, arity) = (self.word(), self.arity());
        let (bound, number) = match given < *arity.start() {
            true => ("at least", arity.start()),
            false => ("at most", arity.end()),
        };
        let s = if *number == 1 { "" } else { "s" };
        Raised::type_error(if arity.start() == arity.end() {
            format!("{word}() takes exactly one argument ({given} given)")
        } else {
            format!("{word} expected {bound} {number} argument{s}, got {given}")
        })
    }
}

/// The first of those that no other surpasses.
fn best(word: &str, mut values: impl Iterator<Item = Value>, surpasses: Comparison) -> Result {
    let Some(mut best) = values.next() else {
        return Err(Raised::value_error(format!("{word}() arg is an empty sequence")));
    };
    for value in values {
        if compare(surpasses, &value, &best)? {
            best = value;
        }
    }
    Ok(best)
}

fn range(start: i64, stop: i64, step: i64) -> Result {
    let range = Range::new(start, stop, step);
    let range = range.ok_or_else(|| Raised::value_error("range() arg 3 must not be zero"))?;
    Ok(Value::Range(Rc::new(range)))
}
