//! The digits of floats. Rust's shortest ones and its rounding are exact, and so are Python's; what differs is where
//! the point, the exponent and zeros go.

use super::super::{Result, parse_float};
use super::layout::checked;

/// More digits than any float has: behind them are zeros.
const DIGITS: usize = 1_100;

/// How a float is written.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// As few digits as tell it from all others.
    Shortest,
    /// So many significant digits.
    General {
        /// Whether at least one place stays, if there is no exponent.
        keeps_place: bool,
    },
    /// One digit before the point, so many behind it.
    Exponent,
    /// So many digits behind the point.
    Fixed,
}

/// Python's `repr()`.
pub fn shortest(float: f64) -> String {
    let digits = short(float.abs(), false);
    if float.is_sign_negative() && !float.is_nan() { format!("-{digits}") } else { digits }
}

/// A float that is not negative. `alternate` keeps the point, and zeros at the end.
pub(super) fn written(float: f64, style: Style, precision: usize, alternate: bool) -> Result<String> {
    if !float.is_finite() {
        return Ok(if float.is_nan() { "nan" } else { "inf" }.into());
    }
    let point = if alternate { "." } else { "" };
    Ok(match style {
        Style::Shortest => short(float, alternate),
        Style::Fixed => {
            let shown = precision.min(DIGITS);
            let zeros = "0".repeat(checked(precision)? - shown);
            format!("{float:.shown$}{zeros}{}", if precision == 0 { point } else { "" })
        }
        Style::Exponent => {
            let shown = precision.min(DIGITS);
            let (mantissa, exponent) = parts(format!("{float:.shown$e}"));
            let zeros = "0".repeat(checked(precision)? - shown);
            let point = if precision == 0 { point } else { "" };
            format!("{mantissa}{zeros}{point}{}", written_exponent(exponent))
        }
        Style::General { keeps_place } => {
            let precision = precision.max(1);
            let shown = precision.min(DIGITS);
            let (mantissa, exponent) = parts(format!("{float:.*e}", shown - 1));
            let mut digits = mantissa.replace('.', "");
            if alternate {
                digits += &"0".repeat(checked(precision)? - shown);
            } else {
                digits.truncate(digits.trim_end_matches('0').len().max(1));
            }
            let last = i64::try_from(precision).unwrap_or(i64::MAX) - i64::from(keeps_place);
            placed(&digits, exponent, last, keeps_place, point)
        }
    })
}

fn short(float: f64, alternate: bool) -> String {
    if !float.is_finite() {
        return if float.is_nan() { "nan" } else { "inf" }.into();
    }
    let (mantissa, exponent) = parts(shortest_digits(float));
    placed(&mantissa.replace('.', ""), exponent, 16, true, if alternate { "." } else { "" })
}

/// The shortest digits that are read back as this float, with their exponent. Half way between two such, Rust takes the larger
/// one and Python the even one, as rounding does.
fn shortest_digits(float: f64) -> String {
    let shortest = format!("{float:e}");
    let places = shortest.find('e').unwrap_or_default().saturating_sub(2);
    let rounded = format!("{float:.places$e}");
    // Above a power of two floats lie wider apart than below it, so what is nearest may be another's.
    if rounded == shortest || parse_float(&rounded) != Some(float) { shortest } else { rounded }
}

/// The mantissa and the exponent of what Rust writes.
fn parts(mut text: String) -> (String, i64) {
    let end = text.find('e').unwrap_or(text.len());
    let exponent = text.split_off(end);
    (text, exponent.get(1..).and_then(|exponent| exponent.parse().ok()).unwrap_or_default())
}

fn written_exponent(exponent: i64) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("e{sign}{:02}", exponent.unsigned_abs())
}

/// Digits with their point, and with an exponent if they are small or have more than `last` digits before it.
fn placed(digits: &str, exponent: i64, last: i64, keeps_place: bool, point: &str) -> String {
    if exponent < -4 || exponent >= last {
        let (first, more) = digits.split_at(1);
        let point = if more.is_empty() { point } else { "." };
        return format!("{first}{point}{more}{}", written_exponent(exponent));
    }
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or_default());
    if exponent < 0 {
        return format!("0.{}{digits}", zeros(-1 - exponent));
    }
    let before = usize::try_from(exponent).unwrap_or_default() + 1;
    match digits.split_at_checked(before) {
        Some((whole, places)) if !places.is_empty() => format!("{whole}.{places}"),
        _ => {
            let missing = zeros(exponent + 1 - i64::try_from(digits.len()).unwrap_or_default());
            format!("{digits}{missing}{}", if keeps_place { ".0" } else { point })
        }
    }
}
