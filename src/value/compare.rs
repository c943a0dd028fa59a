//! `==`, `<`, `in` and their kin.

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Number, Raised, Result, Value};

/// What two values are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

impl Comparison {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::LessEqual,
        Self::Greater,
        Self::GreaterEqual,
        Self::In,
        Self::NotIn,
    ];

    /// How Python writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::In => "in",
            Self::NotIn => "not in",
        }
    }

    /// Its answer for two whole numbers; `None` for `in` and `not in`, which ask for items.
    #[inline]
    pub fn of_whole(self, a: i64, b: i64) -> Option<bool> {
        Some(match self {
            Self::Equal => a == b,
            Self::NotEqual => a != b,
            Self::Less => a < b,
            Self::LessEqual => a <= b,
            Self::Greater => a > b,
            Self::GreaterEqual => a >= b,
            Self::In | Self::NotIn => return None,
        })
    }

    /// Its answer for an order; NaN has none to anything.
    fn holds(self, order: Option<Ordering>) -> bool {
        match self {
            Self::Equal | Self::In => order == Some(Ordering::Equal),
            Self::NotEqual | Self::NotIn => order != Some(Ordering::Equal),
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::LessEqual => order.is_some_and(Ordering::is_le),
            Self::Greater => order.is_some_and(Ordering::is_gt),
            Self::GreaterEqual => order.is_some_and(Ordering::is_ge),
        }
    }
}

/// What a comparison says of two values.
///
/// # Errors
///
/// A `TypeError`, if the one has no order to the other or nothing can be in it.
#[inline]
pub fn compare(op: Comparison, a: &Value, b: &Value) -> Result<bool> {
    match (op, a, b) {
        (Comparison::In, _, _) => is_in(a, b),
        (Comparison::NotIn, _, _) => is_in(a, b).map(|is_in| !is_in),
        (_, Value::Int(a), Value::Int(b)) => Ok(op.holds(Some(a.cmp(b)))),
        (Comparison::Equal, _, _) => Ok(equals(a, b)),
        (Comparison::NotEqual, _, _) => Ok(!equals(a, b)),
        (Comparison::Less | Comparison::LessEqual | Comparison::Greater | Comparison::GreaterEqual, _, _) => {
            by_order(op, a, b)
        }
    }
}

fn by_order(op: Comparison, a: &Value, b: &Value) -> Result<bool> {
    if let (Some(a), Some(b)) = (a.number(), b.number()) {
        return Ok(op.holds(order(a, b)));
    }
    match (a, b) {
        // UTF-8 has the order of the code points.
        (Value::Text(a), Value::Text(b)) => Ok(op.holds(Some(a.cmp(b)))),
        (Value::List(a), Value::List(b)) => {
            let (a, b) = (a.items(), b.items());
            match a.iter().zip(b).find(|(a, b)| !same(a, b)) {
                Some((a, b)) => compare(op, a, b),
                None => Ok(op.holds(Some(a.len().cmp(&b.len())))),
            }
        }
        _ => {
            let (op, a, b) = (op.word(), a.type_name(), b.type_name());
            let message = format!("'{op}' not supported between instances of '{a}' and '{b}'");
            Err(Raised::type_error(message))
        }
    }
}

/// The exact order of two numbers: an `int` is not rounded for it.
fn order(a: Number, b: Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(&b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        (Number::Int(a), Number::Float(b)) => order_to_float(a, b),
        (Number::Float(a), Number::Int(b)) => order_to_float(b, a).map(Ordering::reverse),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only what fits is converted")]
fn order_to_float(int: i64, float: f64) -> Option<Ordering> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        None
    } else if float >= BEYOND {
        Some(Ordering::Less)
    } else if float < -BEYOND {
        Some(Ordering::Greater)
    } else {
        let whole = float.trunc();
        Some(int.cmp(&(whole as i64)).then(whole.total_cmp(&float)))
    }
}

/// `a == b`.
pub(super) fn equals(a: &Value, b: &Value) -> bool {
    if let (Some(a), Some(b)) = (a.number(), b.number()) {
        return order(a, b) == Some(Ordering::Equal);
    }
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::List(a), Value::List(b)) => {
            let (a, b) = (a.items(), b.items());
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Range(a), Value::Range(b)) => a.equals(b),
        (Value::Task(a), Value::Task(b)) => a == b,
        (Value::Error(a), Value::Error(b)) => a.is(b),
        _ => matches!((a, b), (Value::None, Value::None)),
    }
}

/// `a is b or a == b`, which is what lists ask. (Two NaNs are never the same: floats do not know who they are.)
fn same(a: &Value, b: &Value) -> bool {
    matches!((a, b), (Value::List(a), Value::List(b)) if Rc::ptr_eq(a, b)) || equals(a, b)
}

#[expect(clippy::cast_possible_truncation, reason = "what is not whole or does not fit differs then")]
fn is_in(item: &Value, of: &Value) -> Result<bool> {
    match (of, item) {
        (Value::Text(of), Value::Text(item)) => Ok(of.contains(&***item)),
        (Value::Text(_), _) => {
            let kind = item.type_name();
            let message = format!("'in <string>' requires string as left operand, not {kind}");
            Err(Raised::type_error(message))
        }
        (Value::List(of), _) => Ok(of.items().iter().any(|other| same(other, item))),
        (Value::Range(of), _) => Ok(match item.number() {
            Some(Number::Int(int)) => of.contains(int),
            Some(Number::Float(float)) => {
                let int = float as i64;
                order_to_float(int, float) == Some(Ordering::Equal) && of.contains(int)
            }
            None => false,
        }),
        _ => {
            let message = format!("argument of type '{}' is not iterable", of.type_name());
            Err(Raised::type_error(message))
        }
    }
}
