//! Numbers by the letter at a format's end.

use super::super::{ErrorKind, Limit, Number, Raised, Result};
use super::float::{Style, written};
use super::layout::{self, Parts};
use super::spec::Spec;

/// A whole number of this kind, `int` or `bool`.
pub(super) fn int(int: i64, spec: &Spec, kind: &str) -> Result<String> {
    let size = int.unsigned_abs();
    let (digits, prefix) = match spec.code {
        None | Some('d' | 'n') => (size.to_string(), ""),
        Some('b') => (format!("{size:b}"), "0b"),
        Some('o') => (format!("{size:o}"), "0o"),
        Some('x') => (format!("{size:x}"), "0x"),
        Some('X') => (format!("{size:X}"), "0X"),
        Some('c') => (String::new(), ""),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return float(Number::Int(int).float(), spec, kind),
        Some(_) => return Err(spec.unknown(kind)),
    };
    if spec.precision.is_some() {
        return Err(Raised::value_error("Precision not allowed in integer format specifier"));
    }
    if spec.unsigned_zero {
        let message = "Negative zero coercion (z) not allowed in integer format specifier";
        return Err(Raised::value_error(message));
    }
    let is_letter = spec.code == Some('c');
    let rest = if is_letter { letter(int, spec)?.into() } else { String::new() };
    let prefix = if spec.alternate { prefix } else { "" };
    let group = if matches!(spec.code, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
    layout::number(Parts { is_negative: int < 0 && !is_letter, prefix, digits, group, rest }, spec)
}

fn letter(code: i64, spec: &Spec) -> Result<char> {
    let refused = if spec.sign.is_some() {
        "Sign"
    } else if spec.alternate {
        "Alternate form (#)"
    } else {
        ""
    };
    if !refused.is_empty() {
        let message = format!("{refused} not allowed with integer format specifier 'c'");
        return Err(Raised::value_error(message));
    }
    let code = u32::try_from(code).ok().filter(|code| *code <= u32::from(char::MAX));
    let code = code.ok_or_else(|| Raised::new(ErrorKind::OverflowError, "%c arg not in range(0x110000)"))?;
    // Python has lone surrogates.
    char::from_u32(code).ok_or_else(|| Raised::limit(Limit::Unsupported))
}

/// A number of this kind as a float.
pub(super) fn float(float: f64, spec: &Spec, kind: &str) -> Result<String> {
    let style = match (spec.code, spec.precision) {
        (None, None) => Style::Shortest,
        (None, Some(_)) => Style::General { keeps_place: true },
        (Some('e' | 'E'), _) => Style::Exponent,
        (Some('f' | 'F' | '%'), _) => Style::Fixed,
        (Some('g' | 'G' | 'n'), _) => Style::General { keeps_place: false },
        (Some(_), _) => return Err(spec.unknown(kind)),
    };
    let precision = spec.precision.unwrap_or(6);
    if i32::try_from(precision).is_err() {
        return Err(Raised::value_error("precision too big"));
    }
    let is_percent = spec.code == Some('%');
    let float = if is_percent { float * 100.0 } else { float };
    let mut text = written(float.abs(), style, precision, spec.alternate)?;
    if matches!(spec.code, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    if is_percent {
        text.push('%');
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let rest = text.split_off(end);
    let mantissa = rest.split(['e', 'E']).next().unwrap_or_default();
    let is_zero =
        float.is_finite() && !text.contains(|c| c != '0') && !mantissa.contains(|c| ('1'..='9').contains(&c));
    let is_negative = float.is_sign_negative() && !float.is_nan() && !(spec.unsigned_zero && is_zero);
    layout::number(Parts { is_negative, prefix: "", digits: text, group: 3, rest }, spec)
}
