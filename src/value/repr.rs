//! How Python writes values: `str` and `repr`.

use std::fmt::{self, Write};

use super::{Value, format};

impl fmt::Display for Value {
    /// Python's `str()`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Error(raised) => f.write_str(&raised.text()),
            Self::None
            | Self::Bool(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::List(_)
            | Self::Range(_)
            | Self::Task(_) => write_repr(f, self),
        }
    }
}

impl Value {
    /// Python's `repr()`.
    pub fn repr(&self) -> String {
        let mut out = String::new();
        // A String takes all that is written to it.
        let _ = write_repr(&mut out, self);
        out
    }
}

fn write_repr(out: &mut impl Write, value: &Value) -> fmt::Result {
    match value {
        Value::None => out.write_str("None"),
        Value::Bool(bool) => out.write_str(if *bool { "True" } else { "False" }),
        Value::Int(int) => write!(out, "{int}"),
        Value::Float(float) => out.write_str(&format::shortest(*float)),
        Value::Text(text) => out.write_str(&quoted(text)),
        Value::List(list) => {
            out.write_char('[')?;
            for (index, item) in list.items().iter().enumerate() {
                if index > 0 {
                    out.write_str(", ")?;
                }
                write_repr(out, item)?;
            }
            out.write_char(']')
        }
        Value::Range(range) => write!(out, "{range}"),
        Value::Task(task) => write!(out, "Task-{task}"),
        Value::Error(raised) => out.write_str(&raised.repr()),
    }
}

/// Python's `repr()` of a text.
pub fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            c if is_printable(c) => out.push(c),
            c => out.push_str(&escape(c as u32)),
        }
    }
    out.push(quote);
    out
}

fn escape(code: u32) -> String {
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// Python's `str.isprintable`. Rust's own table for `escape_debug` is made by the same rule; a letter before
/// it keeps combining characters, which are printable, from being escaped.
fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~') || format!("a{c}").escape_debug().count() == 2
}
