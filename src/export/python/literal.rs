//! Texts as Python's string literals.

use crate::script::syntax::{Expr, ExprKind};
use crate::script::text::{Insert, Segment, Text};
use crate::value::Value;

/// A text without values as a literal. (What is in braces is left out: a title has none.)
pub(super) fn plain(text: &Text) -> String {
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => escaped(plain),
        Segment::Value(_) => String::new(),
    });
    format!("\"{}\"", pieces.collect::<String>())
}

/// A text as a literal, or as an f-string if it has values, each given by `value`.
pub(super) fn literal(text: &Text, value: impl Fn(&Insert) -> String) -> String {
    if text.values().next().is_none() {
        return plain(text);
    }
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => escaped(plain).replace('{', "{{").replace('}', "}}"),
        Segment::Value(insert) => format!("{{{}}}", value(insert)),
    });
    format!("f\"{}\"", pieces.collect::<String>())
}

/// What stands between the quotes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // `\N{…}` and braces would be read in an f-string, so these are the short escapes.
            c if c.is_control() => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

/// A text in a comment: one line, nothing that a terminal obeys.
pub(super) fn comment(text: &Text) -> String {
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => plain.clone(),
        Segment::Value(insert) => {
            let Insert { expr, repr, spec } = &**insert;
            let repr = if *repr { "!r" } else { "" };
            let colon = if spec.is_empty() { "" } else { ":" };
            format!("{{{}{repr}{colon}{spec}}}", written(expr))
        }
    });
    pieces.collect::<String>().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// An expression as it is written where no names stand for others.
pub(super) fn written(expr: &Expr) -> String {
    if let ExprKind::Text(text) = &expr.kind {
        return plain(text);
    }
    if let ExprKind::Name(name) = &expr.kind {
        return name.text.clone();
    }
    expr.constant().as_ref().map_or_else(|| "…".into(), literal_of)
}

/// A value that is written out.
fn literal_of(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{}\"", escaped(text)),
        Value::List(list) => {
            format!("[{}]", list.items().iter().map(literal_of).collect::<Vec<_>>().join(", "))
        }
        Value::None
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Range(_)
        | Value::Task(_)
        | Value::Error(_) => value.repr(),
    }
}
