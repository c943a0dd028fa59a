//! `+ - * / // %`.

use super::{LARGEST, Limit, Number, Raised, Result, Value, float, integer};

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `//`
    FloorDivide,
    /// `%`
    Modulo,
}

impl BinaryOp {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Add, Self::Subtract, Self::Multiply, Self::Divide, Self::FloorDivide, Self::Modulo];

    /// How Python writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::FloorDivide => "//",
            Self::Modulo => "%",
        }
    }
}

/// `a op b`.
///
/// # Errors
///
/// Python's, and limits.
#[inline]
pub fn binary(op: BinaryOp, a: &Value, b: &Value) -> Result {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => integer::binary(op, *a, *b),
        _ => of_any(op, a, b, ""),
    }
}

/// What `a op= b` gives a variable. Its messages differ, and a list takes the items of whatever has some.
///
/// # Errors
///
/// Python's, and limits.
#[inline]
pub fn augment(op: BinaryOp, a: &Value, b: &Value) -> Result {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => integer::binary(op, *a, *b),
        (Value::List(list), _) if op == BinaryOp::Add => {
            // So large a range is refused before it is made.
            let len = if let Value::Range(range) = b { range.len() } else { 0 };
            if len > (LARGEST / size_of::<Value>()) as u64 {
                return Err(Raised::limit(Limit::Size));
            }
            let items = b.items()?;
            Value::list(list.items().iter().cloned().chain(items).collect())
        }
        _ => of_any(op, a, b, "="),
    }
}

fn of_any(op: BinaryOp, a: &Value, b: &Value, suffix: &str) -> Result {
    match (a.number(), b.number()) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => return integer::binary(op, a, b),
        (Some(a), Some(b)) => return float::binary(op, a.float(), b.float()).map(Value::Float),
        _ => {}
    }
    match (op, a, b) {
        (BinaryOp::Add, Value::Text(a), Value::Text(b)) => {
            fits(a.len() + b.len())?;
            Ok(Value::from([&***a, b].concat()))
        }
        (BinaryOp::Add, Value::List(a), Value::List(b)) => Value::list([a.items(), b.items()].concat()),
        (BinaryOp::Add, Value::Text(_) | Value::List(_), _) => {
            let (a, b) = (a.type_name(), b.type_name());
            Err(Raised::type_error(format!("can only concatenate {a} (not \"{b}\") to {a}")))
        }
        (BinaryOp::Multiply, Value::Text(_) | Value::List(_), _) => repeat(a, b),
        // `*=` does not look behind a sequence that cannot be repeated.
        (BinaryOp::Multiply, _, Value::Text(_) | Value::List(_))
            if suffix.is_empty() || !matches!(a, Value::Range(_)) =>
        {
            repeat(b, a)
        }
        (BinaryOp::Modulo, Value::Text(text), _) => old_format(text, b),
        _ => {
            let (op, a, b) = (op.word(), a.type_name(), b.type_name());
            let message = format!("unsupported operand type(s) for {op}{suffix}: '{a}' and '{b}'");
            Err(Raised::type_error(message))
        }
    }
}

/// Refuses what would be too large before it is made.
fn fits(bytes: usize) -> Result<()> {
    if bytes > LARGEST { Err(Raised::limit(Limit::Size)) } else { Ok(()) }
}

fn repeat(sequence: &Value, times: &Value) -> Result {
    let Some(times) = times.whole() else {
        let message = format!("can't multiply sequence by non-int of type '{}'", times.type_name());
        return Err(Raised::type_error(message));
    };
    let times = usize::try_from(times.max(0)).unwrap_or(usize::MAX);
    fits(sequence.weight().saturating_mul(times))?;
    // What is empty stays so, however often.
    let times = if sequence.weight() == 0 { 1 } else { times };
    if let Value::List(list) = sequence {
        return Value::list(std::iter::repeat_n(list.items(), times).flatten().cloned().collect());
    }
    Ok(Value::from(sequence.to_string().repeat(times)))
}

/// `"…" % value`, which Python formats as C does.
fn old_format(text: &str, value: &Value) -> Result {
    if text.contains('%') {
        return Err(Raised::limit(Limit::Unsupported));
    }
    // In these Python could look for names that stand in the text.
    if matches!(value, Value::List(_) | Value::Range(_)) {
        return Ok(Value::from(text));
    }
    Err(Raised::type_error("not all arguments converted during string formatting"))
}

impl Value {
    /// `-value`.
    ///
    /// # Errors
    ///
    /// A `TypeError`, if it is no number; a limit for the lowest number.
    pub fn negate(&self) -> Result {
        match self.number() {
            Some(Number::Int(int)) => {
                int.checked_neg().map(Self::Int).ok_or_else(|| Raised::limit(Limit::Integer))
            }
            Some(Number::Float(float)) => Ok(Self::Float(-float)),
            None => Err(self.bad_operand('-')),
        }
    }

    /// `+value`.
    ///
    /// # Errors
    ///
    /// A `TypeError`, if it is no number.
    pub fn plus(&self) -> Result {
        match self.number() {
            Some(Number::Int(int)) => Ok(Self::Int(int)),
            Some(Number::Float(float)) => Ok(Self::Float(float)),
            None => Err(self.bad_operand('+')),
        }
    }

    fn bad_operand(&self, op: char) -> Raised {
        Raised::type_error(format!("bad operand type for unary {op}: '{}'", self.type_name()))
    }
}
