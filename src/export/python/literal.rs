//! Texts as Python's string literals.

use crate::script::text::{Segment, Text};

/// A text without values as a literal. (What is in braces is left out: a title has none.)
pub(super) fn plain(text: &Text) -> String {
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => escaped(plain),
        Segment::Value(_) => String::new(),
    });
    format!("\"{}\"", pieces.collect::<String>())
}

/// A text as a literal, or as an f-string if it has values, each given by `value`.
pub(super) fn literal(text: &Text, value: impl Fn(&crate::script::names::Name) -> String) -> String {
    if text.names().next().is_none() {
        return plain(text);
    }
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => escaped(plain).replace('{', "{{").replace('}', "}}"),
        Segment::Value(name) => format!("{{{}}}", value(name)),
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
        Segment::Value(name) => format!("{{{}}}", name.text),
    });
    pieces.collect::<String>().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
