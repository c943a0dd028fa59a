//! Arithmetic with whole numbers of 64 bits.

use super::{BinaryOp, ErrorKind, Limit, Raised, Result, Value};

#[inline]
pub(super) fn binary(op: BinaryOp, a: i64, b: i64) -> Result {
    let result = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Subtract => a.checked_sub(b),
        BinaryOp::Multiply => a.checked_mul(b),
        BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo if b == 0 => return Err(by_zero(op)),
        BinaryOp::Divide => return Ok(Value::Float(divide(a, b))),
        BinaryOp::FloorDivide => {
            let is_inexact = a.wrapping_rem(b) != 0 && (a < 0) != (b < 0);
            a.checked_div(b).map(|quotient| quotient - i64::from(is_inexact))
        }
        BinaryOp::Modulo => {
            let rest = a.wrapping_rem(b);
            Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
        }
    };
    result.map(Value::Int).ok_or_else(|| Raised::limit(Limit::Integer))
}

#[cold]
fn by_zero(op: BinaryOp) -> Raised {
    let message = match op {
        BinaryOp::Modulo => "integer modulo by zero",
        BinaryOp::FloorDivide => "integer division or modulo by zero",
        BinaryOp::Divide | BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply => "division by zero",
    };
    Raised::new(ErrorKind::ZeroDivisionError, message)
}

/// The float that is nearest to the exact quotient.
#[expect(clippy::cast_precision_loss, reason = "what is left to round is rounded once")]
fn divide(a: i64, b: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    let (upper, lower) = (a.unsigned_abs(), b.unsigned_abs());
    if upper <= EXACT && lower <= EXACT {
        return a as f64 / b as f64;
    }
    if upper == 0 {
        return if b < 0 { -0.0 } else { 0.0 };
    }
    // At least 64 bits of the quotient; the last one says whether more follow.
    let shift = u128::from(upper).leading_zeros();
    let shifted = u128::from(upper) << shift;
    let (quotient, rest) = (shifted / u128::from(lower), shifted % u128::from(lower));
    let scale = f64::from_bits(u64::from(1_023 - shift) << 52);
    let positive = (quotient | u128::from(rest != 0)) as f64 * scale;
    if (a < 0) == (b < 0) { positive } else { -positive }
}
