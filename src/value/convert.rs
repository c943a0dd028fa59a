//! `int(…)` and `float(…)`.

use super::numerals::{plain, without_underscores};
use super::repr::quoted;
use super::{ErrorKind, Limit, Number, Raised, Result, Value, decimal};

/// `int(value)`.
pub(super) fn int(value: &Value) -> Result<i64> {
    if let Value::Text(text) = value {
        return parse_int(text).unwrap_or_else(|| {
            let quoted: String = quoted(text).chars().take(200).collect();
            Err(Raised::value_error(format!("invalid literal for int() with base 10: {quoted}")))
        });
    }
    match value.number() {
        Some(Number::Int(int)) => Ok(int),
        Some(Number::Float(float)) => whole(float.trunc()),
        None => Err(Raised::type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            value.type_name()
        ))),
    }
}

/// A float without places as an `int`.
#[expect(clippy::cast_possible_truncation, reason = "it fits")]
pub(super) fn whole(float: f64) -> Result<i64> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        Err(Raised::value_error("cannot convert float NaN to integer"))
    } else if float.is_infinite() {
        Err(Raised::new(ErrorKind::OverflowError, "cannot convert float infinity to integer"))
    } else if (-BEYOND..BEYOND).contains(&float) {
        Ok(float as i64)
    } else {
        Err(Raised::limit(Limit::Integer))
    }
}

/// `float(value)`.
pub(super) fn float(value: &Value) -> Result<f64> {
    if let Value::Text(text) = value {
        return parse_float(text).ok_or_else(|| {
            Raised::value_error(format!("could not convert string to float: {}", quoted(text)))
        });
    }
    value.number().map(Number::float).ok_or_else(|| {
        let kind = value.type_name();
        Raised::type_error(format!("float() argument must be a string or a real number, not '{kind}'"))
    })
}

/// A whole number as Python reads it from a text, with sign, underscores and spaces around; `None` if it is none.
pub fn parse_int(text: &str) -> Option<Result<i64>> {
    let text = plain(text);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let digits = without_underscores(digits)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Down, since there is one more number below zero.
    let down = digits
        .bytes()
        .try_fold(0_i64, |int, digit| int.checked_mul(10)?.checked_sub(i64::from(digit - b'0')));
    let int = if text.starts_with('-') { down } else { down.and_then(i64::checked_neg) };
    Some(int.ok_or_else(|| Raised::limit(Limit::Integer)))
}

/// A number as Python's `float` reads it from a text, to the bit; `None` if it is none.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = plain(text);
    let positive = positive(text.strip_prefix(['+', '-']).unwrap_or(&text))?;
    Some(if text.starts_with('-') { -positive } else { positive })
}

fn positive(text: &str) -> Option<f64> {
    let word = text.to_ascii_lowercase();
    match &*word {
        "inf" | "infinity" => return Some(f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let number = without_underscores(&word)?;
    let (digits, exponent) = match number.split_once('e') {
        Some((digits, exponent)) => (digits, self::exponent(exponent)?),
        None => (&*number, 0),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = [whole, places].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = exponent.saturating_sub_unsigned(places.len() as u64);
    Some(decimal::nearest(digits.as_bytes(), exponent))
}

fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0_i64, |size, digit| {
        // As far as it matters: no text has so many digits.
        (size * 10 + i64::from(digit - b'0')).min(1 << 40)
    });
    Some(if text.starts_with('-') { -size } else { size })
}
