//! `value[at]` and `len(value)`.

use super::items::letter_of;
use super::{ErrorKind, Raised, Result, Value};

impl Value {
    /// `len(value)`.
    ///
    /// # Errors
    ///
    /// A `TypeError`, if it has no length; an `OverflowError` for the longest ranges.
    #[expect(clippy::cast_possible_wrap, reason = "nothing in memory is that long")]
    pub fn length(&self) -> Result<i64> {
        match self {
            Self::Text(text) => Ok(text.chars().count() as i64),
            Self::List(list) => Ok(list.items().len() as i64),
            Self::Range(range) => i64::try_from(range.len()).map_err(|_| {
                Raised::new(ErrorKind::OverflowError, "Python int too large to convert to C ssize_t")
            }),
            Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Task(_) | Self::Error(_) => {
                let message = format!("object of type '{}' has no len()", self.type_name());
                Err(Raised::type_error(message))
            }
        }
    }

    /// `value[at]`; -1 is the last item.
    ///
    /// # Errors
    ///
    /// A `TypeError`, if it has no items or `at` is not whole; an `IndexError`, if there is no such item.
    pub fn index(&self, at: &Self) -> Result {
        let (kind, length) = match self {
            Self::Text(text) if text.is_ascii() => ("string", text.len() as u64),
            Self::Text(text) => ("string", text.chars().count() as u64),
            Self::List(list) => ("list", list.items().len() as u64),
            Self::Range(range) => ("range", range.len()),
            Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Task(_) | Self::Error(_) => {
                let message = format!("'{}' object is not subscriptable", self.type_name());
                return Err(Raised::type_error(message));
            }
        };
        let Some(int) = at.whole() else {
            let other = at.type_name();
            return Err(Raised::type_error(if kind == "string" {
                format!("string indices must be integers, not '{other}'")
            } else {
                format!("{kind} indices must be integers or slices, not {other}")
            }));
        };
        let behind = int.unsigned_abs();
        let index = if int < 0 { length.checked_sub(behind) } else { Some(behind) };
        let item = index.filter(|index| *index < length).and_then(|index| self.item(index));
        item.ok_or_else(|| {
            let object = if kind == "range" { "range object" } else { kind };
            Raised::new(ErrorKind::IndexError, format!("{object} index out of range"))
        })
    }

    fn item(&self, at: u64) -> Option<Self> {
        let index = usize::try_from(at).ok();
        match self {
            Self::Text(text) if text.is_ascii() => text.get(index?..=index?).map(Self::from),
            Self::Text(text) => text.chars().nth(index?).map(letter_of),
            Self::List(list) => list.items().get(index?).cloned(),
            Self::Range(range) => range.get(at).map(Self::Int),
            Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Task(_) | Self::Error(_) => {
                None
            }
        }
    }
}
