//! `format(value, spec)`: what stands behind the colon in an f-string.

mod float;
mod layout;
mod number;
mod spec;

pub(super) use float::shortest;
use spec::Spec;

use super::{Raised, Result, Value};

/// `format(value, spec)`.
///
/// # Errors
///
/// Python's, and a limit for what is too wide.
pub fn format(value: &Value, spec: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(value.to_string());
    }
    let kind = value.type_name();
    let parse = || Spec::parse(spec, kind);
    match value {
        Value::Text(text) => layout::text(text, &parse()?),
        Value::Bool(bool) => number::int(i64::from(*bool), &parse()?, kind),
        Value::Int(int) => number::int(*int, &parse()?, kind),
        Value::Float(float) => number::float(*float, &parse()?, kind),
        Value::None | Value::List(_) | Value::Range(_) | Value::Task(_) | Value::Error(_) => {
            let message = format!("unsupported format string passed to {kind}.__format__");
            Err(Raised::type_error(message))
        }
    }
}
