//! `round(…)`: half way, the even one.

use super::{ErrorKind, Limit, Number, Raised, Result, Value, convert, decimal};

/// `round(value)`.
pub(super) fn to_whole(value: &Value) -> Result {
    match number(value)? {
        Number::Int(int) => Ok(Value::Int(int)),
        Number::Float(float) => convert::whole(float.round_ties_even()).map(Value::Int),
    }
}

/// `round(value, places)`.
pub(super) fn to_places(value: &Value, places: &Value) -> Result {
    let number = number(value)?;
    let places = places.expect_whole()?;
    match number {
        Number::Int(int) => round_int(int, places).map(Value::Int),
        Number::Float(float) => round_float(float, places).map(Value::Float),
    }
}

fn number(value: &Value) -> Result<Number> {
    value.number().ok_or_else(|| {
        Raised::type_error(format!("type {} doesn't define __round__ method", value.type_name()))
    })
}

fn round_int(int: i64, places: i64) -> Result<i64> {
    if places >= 0 {
        return Ok(int);
    }
    let power = u32::try_from(places.unsigned_abs()).ok().and_then(|places| 10_u64.checked_pow(places));
    // A power beyond 64 bits is more than twice any number.
    let Some(power) = power else { return Ok(0) };
    let size = int.unsigned_abs();
    let (quotient, rest) = (size / power, size % power);
    let is_odd = quotient % 2 == 1;
    let rounds_up = rest > power - rest || rest == power - rest && is_odd;
    let rounded = (quotient + u64::from(rounds_up)).checked_mul(power);
    let signed = rounded.and_then(|size| match int < 0 {
        true => 0_i64.checked_sub_unsigned(size),
        false => i64::try_from(size).ok(),
    });
    signed.ok_or_else(|| Raised::limit(Limit::Integer))
}

fn round_float(float: f64, places: i64) -> Result<f64> {
    // Further places than a float has; all of its digits.
    if !float.is_finite() || float == 0.0 || places > 323 {
        return Ok(float);
    }
    if places < -308 {
        return Ok(0.0 * float);
    }
    let size = float.abs();
    let rounded = if places >= 0 {
        let digits = format!("{size:.*}", usize::try_from(places).unwrap_or_default());
        decimal::nearest(digits.replace('.', "").as_bytes(), -places)
    } else {
        above_the_point(size, -places)
    };
    if rounded.is_infinite() {
        return Err(Raised::new(ErrorKind::OverflowError, "rounded value too large to represent"));
    }
    Ok(rounded.copysign(float))
}

/// Rounds to a multiple of 10^`power`.
fn above_the_point(size: f64, power: i64) -> f64 {
    let exact = format!("{:.0}", size.trunc());
    let end = exact.len().saturating_sub(usize::try_from(power).unwrap_or_default());
    let (kept, rest) = exact.split_at(end);
    // A rest that does not reach to the place below begins with zeros.
    let reaches = i64::try_from(rest.len()) == Ok(power);
    let half = rest.as_bytes().first().map_or(0, |digit| if reaches { *digit } else { b'0' });
    let has_more = rest.bytes().skip(1).any(|digit| digit != b'0') || size.fract() != 0.0;
    let is_odd = kept.bytes().last().is_some_and(|digit| digit % 2 == 1);
    let rounds_up = half > b'5' || half == b'5' && (has_more || is_odd);
    // Ten more tenths round up.
    let mut digits = [b"0", kept.as_bytes()].concat();
    if rounds_up {
        let nines = digits.iter().rev().take_while(|digit| **digit == b'9').count();
        let at = digits.len() - 1 - nines;
        digits[at] += 1;
        digits[at + 1..].fill(b'0');
    }
    decimal::nearest(&digits, power)
}
