//! Where sign, digits and padding go.

use super::super::{LARGEST, Limit, Raised, Result};
use super::spec::Spec;

/// A formatted number before it is padded.
pub(super) struct Parts {
    pub is_negative: bool,
    /// `0x`.
    pub prefix: &'static str,
    /// What is grouped and filled up with zeros.
    pub digits: String,
    /// How many digits a group has.
    pub group: usize,
    /// What follows: places, exponent, `%`.
    pub rest: String,
}

/// A text, cut and padded.
pub(super) fn text(text: &str, spec: &Spec) -> Result<String> {
    if spec.code.is_some_and(|code| code != 's') {
        return Err(spec.unknown("str"));
    }
    let refused = match spec {
        Spec { sign: Some(' '), .. } => "Space",
        Spec { sign: Some(_), .. } => "Sign",
        Spec { unsigned_zero: true, .. } => "Negative zero coercion (z)",
        Spec { alternate: true, .. } => "Alternate form (#)",
        Spec { align: '=', .. } => "'=' alignment",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(Raised::value_error(format!("{refused} not allowed in string format specifier")));
    }
    pad("", text.chars().take(spec.precision.unwrap_or(usize::MAX)).collect(), spec)
}

/// A number, grouped and padded.
pub(super) fn number(parts: Parts, spec: &Spec) -> Result<String> {
    let sign = match spec.sign {
        _ if parts.is_negative => "-",
        Some('+') => "+",
        Some(' ') => " ",
        _ => "",
    };
    let head = [sign, parts.prefix].concat();
    let mut digits = parts.digits;
    if let Some(separator) = spec.separator.filter(|_| !digits.is_empty()) {
        let fills = spec.fill == '0' && spec.align == '=';
        let width = if fills { checked(spec.width)? } else { 0 };
        let taken = head.len() + parts.rest.chars().count();
        digits = grouped(&digits, separator, parts.group, width.saturating_sub(taken));
    }
    pad(&head, digits + &parts.rest, spec)
}

/// Digits in groups, with zeros before them up to a width.
fn grouped(digits: &str, separator: char, group: usize, width: usize) -> String {
    let mut backwards = String::new();
    let mut left = digits.chars().rev().peekable();
    let (mut length, mut in_group) = (0, 0);
    while left.peek().is_some() || length < width {
        if in_group == group {
            backwards.push(separator);
            (length, in_group) = (length + 1, 0);
        }
        backwards.push(left.next().unwrap_or('0'));
        (length, in_group) = (length + 1, in_group + 1);
    }
    backwards.chars().rev().collect()
}

fn pad(head: &str, body: String, spec: &Spec) -> Result<String> {
    let length = head.len() + body.chars().count();
    if checked(spec.width)? <= length {
        return Ok(head.to_owned() + &body);
    }
    let missing = spec.width - length;
    let before = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let fill = |times: usize| std::iter::repeat_n(spec.fill, times);
    let is_inside = spec.align == '=';
    let (outside, inside) = if is_inside { (0, before) } else { (before, 0) };
    let mut out: String = fill(outside).collect();
    out += head;
    out.extend(fill(inside));
    out += &body;
    out.extend(fill(missing - before));
    Ok(out)
}

/// Refuses what would be too wide before it is made.
pub(super) fn checked(width: usize) -> Result<usize> {
    if width > LARGEST / 4 { Err(Raised::limit(Limit::Size)) } else { Ok(width) }
}
