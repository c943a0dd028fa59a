//! What variables hold, and texts with their values put in.

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::rc::Rc;

use super::Machine;
use super::error::Exception;
use crate::script::program::{Body, Template, TemplatePart};
use crate::trace::{Micros, TaskId};
use crate::value::quoted as repr;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    None,
    Int(u64),
    Text(Rc<str>),
    List(Rc<[Value]>),
    Handle(TaskId),
}

impl From<Rc<str>> for Value {
    fn from(text: Rc<str>) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for Value {
    /// Python's `str()`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Int(int) => write!(f, "{int}"),
            Self::Text(text) => f.write_str(text),
            Self::List(values) => write_list(f, values.iter()),
            // Checked: a handle never stands in a text.
            Self::Handle(task) => write!(f, "Task-{}", task.0),
        }
    }
}

/// Python's `str()` of a list: the `repr()` of each item.
fn write_list<'a>(f: &mut fmt::Formatter<'_>, values: impl Iterator<Item = &'a Value>) -> fmt::Result {
    f.write_char('[')?;
    for (index, value) in values.enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        match value {
            Value::Text(text) => f.write_str(&repr(text))?,
            Value::None | Value::Int(_) | Value::List(_) | Value::Handle(_) => write!(f, "{value}")?,
        }
    }
    f.write_char(']')
}

impl Machine {
    /// A span's label with its values. It is no part of the program, so a variable that is not set yet does
    /// not fail.
    pub(super) fn label(&mut self, template: &Template, body: &Body, id: TaskId) -> Option<Rc<str>> {
        if !self.recorder.keeps_events() {
            return None;
        }
        // Nor does it bring the run nearer to a limit, for a run in short has no labels.
        let before = (self.letters, self.next_stop);
        let label = self.render(template, body, id).unwrap_or_else(|_| {
            let pieces =
                template.iter().map(|piece| self.put_together(std::slice::from_ref(piece), body, id));
            pieces
                .map(|piece| piece.map_or_else(|_| "?".into(), |text| text.to_string()))
                .collect::<String>()
                .into()
        });
        (self.letters, self.next_stop) = before;
        Some(label)
    }

    /// The text with its values; the error is Python's for a variable that is not set yet.
    #[inline]
    pub(super) fn render(
        &mut self,
        template: &Template,
        body: &Body,
        id: TaskId,
    ) -> Result<Rc<str>, Exception> {
        match template.as_slice() {
            [TemplatePart::Plain(plain)] => Ok(plain.clone()),
            pieces => self.put_together(pieces, body, id),
        }
    }

    #[inline(never)]
    fn put_together(
        &mut self,
        pieces: &[TemplatePart],
        body: &Body,
        id: TaskId,
    ) -> Result<Rc<str>, Exception> {
        let task = &self.tasks[id.index()];
        let mut text = String::new();
        for piece in pieces {
            // A String takes all that is written to it.
            let _ = match piece {
                TemplatePart::Plain(plain) => text.write_str(plain),
                TemplatePart::Variable(slot) => match task.variable(*slot) {
                    Some(value) => write!(text, "{value}"),
                    None => return Err(Exception::unbound(&body.variables[*slot as usize])),
                },
                TemplatePart::Instance => write!(text, "{}", task.instance),
                TemplatePart::Now => {
                    let hundredths = hundredths(self.now_us);
                    write!(text, "{}.{:02}", hundredths / 100, hundredths % 100)
                }
                TemplatePart::Queue(queue) => {
                    let items = self.queues[*queue as usize].items().map(|item| Value::Text(item.clone()));
                    write!(text, "{}", Value::List(items.collect()))
                }
            };
        }
        self.letters += text.len();
        if self.letters > super::limits::LETTERS {
            // A queue that is put into itself doubles: nothing runs after this statement.
            self.next_stop = self.statements;
        }
        Ok(text.into())
    }
}

/// Hundredths of a second as Python's `f"{now:.2f}"` rounds them, without what formats floats, which is large.
///
/// In the middle between two hundredths, Python's float of the seconds is a little more or less, and that decides.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 µs, 285 years")]
fn hundredths(us: Micros) -> u64 {
    let (whole, rest) = (us / 10_000, us % 10_000);
    if rest != 5_000 {
        return whole + u64::from(rest > 5_000);
    }
    // The float is so many 2^-places; the middle is (2 whole + 1) / 200.
    let bits = (us as f64 / 1_000_000.0).to_bits();
    let (float, places) = (bits & ((1 << 52) - 1) | 1 << 52, 1_075 - (bits >> 52));
    match (float * 200).cmp(&((2 * whole + 1) << places)) {
        Ordering::Less => whole,
        Ordering::Equal => whole + whole % 2,
        Ordering::Greater => whole + 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{hundredths, repr};

    fn is_rounded_as_a_float(us: u64) -> bool {
        let hundredths = hundredths(us);
        format!("{}.{:02}", hundredths / 100, hundredths % 100) == format!("{:.2}", us as f64 / 1_000_000.0)
    }

    #[test]
    fn every_middle_between_hundredths_of_a_second_is_rounded_as_a_float_is() {
        for us in (5_000..20_000_000_000).step_by(10_000) {
            assert!(is_rounded_as_a_float(us), "{us}");
        }
    }

    proptest! {
        #[test]
        fn every_time_is_rounded_as_a_float_is(us in 0u64..1 << 53) {
            prop_assert!(is_rounded_as_a_float(us));
            prop_assert!(is_rounded_as_a_float(us / 10_000 * 10_000 + 5_000));
        }
    }

    /// Each checked against CPython's own `repr`.
    #[test]
    fn text_in_a_list_is_quoted_as_python_quotes_it() {
        for (text, quoted) in [
            ("a", "'a'"),
            ("it's", "\"it's\""),
            ("it's \"so\"", "'it\\'s \"so\"'"),
            ("a\\b\n\t", "'a\\\\b\\n\\t'"),
            ("파스타 🍝", "'파스타 🍝'"),
            ("👨\u{200d}🍳", "'👨\\u200d🍳'"),
            ("❤\u{fe0f}", "'❤\u{fe0f}'"),
            ("e\u{301}", "'e\u{301}'"),
            ("\u{a0}\u{3000}\u{1}\u{7f}\u{ad}", "'\\xa0\\u3000\\x01\\x7f\\xad'"),
            ("\u{e0001}", "'\\U000e0001'"),
        ] {
            assert_eq!(repr(text), quoted);
        }
    }
}
