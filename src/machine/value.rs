//! What variables hold, and texts with their values put in.

use std::fmt::{self, Write};
use std::sync::Arc;

use super::task::Task;
use crate::script::program::{Body, Piece, Template};
use crate::trace::Micros;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Int(u64),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(int) => write!(f, "{int}"),
        }
    }
}

/// The text with its values; the error is Python's for a variable that is not set yet.
pub(super) fn render(
    template: &Template,
    body: &Body,
    task: &Task,
    now_us: Micros,
) -> Result<Arc<str>, Arc<str>> {
    if let [Piece::Plain(plain)] = template.as_slice() {
        return Ok(plain.clone());
    }
    let mut text = String::new();
    for piece in template {
        match piece {
            Piece::Plain(plain) => text.push_str(plain),
            Piece::Variable(slot) => match &task.variables[*slot as usize] {
                Some(value) => write!(text, "{value}").expect("a String takes all"),
                None => return Err(unbound(&body.variables[*slot as usize])),
            },
            Piece::Instance => write!(text, "{}", task.instance).expect("a String takes all"),
            Piece::Now => write!(text, "{:.2}", seconds(now_us)).expect("a String takes all"),
        }
    }
    Ok(text.into())
}

/// CPython's own words, 3.11 and later.
fn unbound(name: &str) -> Arc<str> {
    format!(
        "UnboundLocalError: cannot access local variable '{name}' where it is not associated with a value"
    )
    .into()
}

/// For display only: Python's `f"{now:.2f}"` rounds the same float the same way.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 µs, 285 years")]
fn seconds(us: Micros) -> f64 {
    us as f64 / 1_000_000.0
}
