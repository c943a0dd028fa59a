//! What `for` goes through.

use std::rc::Rc;

use super::{List, Raised, Range, Result, Value};

/// The items of a value that are still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Items {
    of: Iterable,
    /// How many have come; of a text, how many bytes.
    at: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Iterable {
    List(Rc<List>),
    Text(Rc<Box<str>>),
    Range(Rc<Range>),
}

impl Value {
    /// `iter(value)`.
    ///
    /// # Errors
    ///
    /// A `TypeError`, if it has no items.
    pub fn items(&self) -> Result<Items> {
        let of = match self {
            Self::List(list) => Iterable::List(list.clone()),
            Self::Text(text) => Iterable::Text(text.clone()),
            Self::Range(range) => Iterable::Range(range.clone()),
            Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Task(_) | Self::Error(_) => {
                let message = format!("'{}' object is not iterable", self.type_name());
                return Err(Raised::type_error(message));
            }
        };
        Ok(Items { of, at: 0 })
    }
}

impl Iterator for Items {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        let index = usize::try_from(self.at).ok();
        let (item, step) = match &self.of {
            Iterable::List(list) => (list.items().get(index?)?.clone(), 1),
            Iterable::Range(range) => (Value::Int(range.get(self.at)?), 1),
            Iterable::Text(text) => {
                let letter = text.get(index?..)?.chars().next()?;
                (letter_of(letter), letter.len_utf8() as u64)
            }
        };
        self.at += step;
        Some(item)
    }
}

/// A text of one letter.
pub(super) fn letter_of(letter: char) -> Value {
    Value::from(&*letter.encode_utf8(&mut [0; 4]))
}
