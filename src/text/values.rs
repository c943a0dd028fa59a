//! What is wrong with expressions and with statements of values, and what a run's values may not be. What stands between
//! backticks is code.

/// What is wrong with expressions and with statements of values, and what a run's values may not be.
#[derive(Debug)]
pub struct ValueTexts {
    /// Something else where a value belongs.
    pub expected_expression: &'static str,
    /// A form that is Python's alone.
    pub python_only: fn(&str) -> String,
    /// An argument with its parameter's name.
    pub named_argument: &'static str,
    /// Something else where this sign belongs.
    pub expected_sign: fn(&str) -> String,
    /// A whole number beyond 64 bits, or with zeros before it.
    pub number_too_large: &'static str,
    /// More operators in one expression than this, or more in each other than that.
    pub expression_too_deep: fn(u32, u32) -> String,
    /// `for x` without its `in`.
    pub expected_in: &'static str,
    /// `break` or `continue` outside a loop.
    pub outside_loop: &'static str,
    /// `raise` outside an `except`.
    pub raise_outside_except: &'static str,
    /// A word that is no error's name, and the nearest that is.
    pub unknown_error: fn(&str, Option<&str>) -> String,
    /// A word that is no function's name, and the nearest that is.
    pub unknown_function: fn(&str, Option<&str>) -> String,
    /// A def that is called in an expression.
    pub call_outside_await: fn(&str) -> String,
    /// A value that is not known before anything runs.
    pub not_constant: &'static str,
    /// A second parameter of one name.
    pub duplicate_parameter: fn(&str) -> String,
    /// A parameter without a default behind one that has one.
    pub parameter_without_default: fn(&str) -> String,
    /// A limit: bytes of texts and lists made or looked through.
    pub most_work: fn(u64) -> String,
    /// A limit: a whole number beyond 64 bits.
    pub large_integer: &'static str,
    /// A limit: a text or a list of more than 16 MB.
    pub large_value: &'static str,
    /// A limit: lists in each other, more than 200.
    pub deep_list: &'static str,
    /// A limit: `%` between a text and a value.
    pub old_format: &'static str,
}
