//! Values as durations: seconds, which become whole microseconds.

use super::{Limit, Number, Raised, Result, Value};

/// The longest, in µs: 24 h.
const LONGEST: f64 = 86_400e6;

/// `asyncio.sleep(value)` that begins at `now_us`: how long it takes, in µs. `None` for zero and less, which is `sleep(0)`.
///
/// # Errors
///
/// What the `<=` in `asyncio.sleep` raises; a limit beyond 24 h.
pub fn sleep_us(value: &Value, now_us: u64) -> Result<Option<u64>> {
    let seconds = value.number().map(Number::float).ok_or_else(|| {
        let kind = value.type_name();
        Raised::type_error(format!("'<=' not supported between instances of '{kind}' and 'int'"))
    })?;
    // A timer at NaN is due at once.
    if seconds <= 0.0 { Ok(None) } else { until(seconds, now_us).map(Some) }
}

/// `asyncio.timeout(value)` that begins at `now_us`: how long it allows, in µs; 0 for what is over. `None` for `None`.
///
/// # Errors
///
/// What the `+` in `asyncio.timeout` raises; a limit beyond 24 h.
pub fn timeout_us(value: &Value, now_us: u64) -> Result<Option<u64>> {
    if matches!(value, Value::None) {
        return Ok(None);
    }
    until(added_to_time(value)?, now_us).map(Some)
}

/// `time.sleep(value)`, in µs.
///
/// # Errors
///
/// Those of `time.sleep`; a limit beyond 24 h.
pub fn block_us(value: &Value) -> Result<u64> {
    let seconds = value.number().map(Number::float).ok_or_else(|| {
        Raised::type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name()))
    })?;
    if seconds.is_nan() {
        return Err(Raised::value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(Raised::value_error("sleep length must be non-negative"));
    }
    whole(seconds * 1e6)
}

/// `burn(value)`, in µs: until a clock has grown by so much.
///
/// # Errors
///
/// What the `+` in it raises; a limit beyond 24 h.
pub fn cpu_us(value: &Value) -> Result<u64> {
    whole(added_to_time(value)? * 1e6)
}

fn added_to_time(value: &Value) -> Result<f64> {
    value.number().map(Number::float).ok_or_else(|| {
        let kind = value.type_name();
        Raised::type_error(format!("unsupported operand type(s) for +: 'float' and '{kind}'"))
    })
}

/// How long it is until a timer that is set now for so many seconds later: the loop adds floats.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 µs, 285 years")]
fn until(seconds: f64, now_us: u64) -> Result<u64> {
    // A longer one than any loses nothing of its size.
    let due_us = whole_from((now_us as f64 / 1e6 + seconds) * 1e6, now_us as f64 + LONGEST)?;
    Ok(due_us.saturating_sub(now_us))
}

fn whole(us: f64) -> Result<u64> {
    whole_from(us, LONGEST)
}

/// The nearest; half way, the even one. Less than nothing, and NaN, is nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast takes what is below 0 for 0"
)]
fn whole_from(us: f64, longest: f64) -> Result<u64> {
    let us = us.round_ties_even();
    if us > longest { Err(Raised::limit(Limit::Duration)) } else { Ok(us as u64) }
}
