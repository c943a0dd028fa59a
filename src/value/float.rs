//! Arithmetic with floats, where Python's is not the processor's.

use super::{BinaryOp, ErrorKind, Raised, Result};

pub(super) fn binary(op: BinaryOp, a: f64, b: f64) -> Result<f64> {
    match op {
        BinaryOp::Add => Ok(a + b),
        BinaryOp::Subtract => Ok(a - b),
        BinaryOp::Multiply => Ok(a * b),
        BinaryOp::Divide if b == 0.0 => Err(by_zero("float division by zero")),
        BinaryOp::FloorDivide if b == 0.0 => Err(by_zero("float floor division by zero")),
        BinaryOp::Modulo if b == 0.0 => Err(by_zero("float modulo")),
        BinaryOp::Divide => Ok(a / b),
        BinaryOp::FloorDivide => Ok(floor_divide(a, b)),
        BinaryOp::Modulo => Ok(modulo(a, b)),
    }
}

fn by_zero(message: &str) -> Raised {
    Raised::new(ErrorKind::ZeroDivisionError, message)
}

/// The rest, with the divisor's sign (`float_rem`).
fn modulo(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        0.0_f64.copysign(b)
    } else if (rest < 0.0) == (b < 0.0) {
        rest
    } else {
        rest + b
    }
}

/// The quotient below, made of the rest so that both fit together (`_float_div_mod`).
fn floor_divide(a: f64, b: f64) -> f64 {
    let rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0.0_f64.copysign(a / b);
    }
    let floor = quotient.floor();
    if quotient - floor > 0.5 { floor + 1.0 } else { floor }
}
