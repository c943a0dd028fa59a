//! Random values, formats and operations.

use loopscope::value::{BinaryOp, Comparison, Function, Result, Value, augment, binary, compare};
use proptest::prelude::*;

pub fn float() -> impl Strategy<Value = f64> {
    let special = [
        0.0,
        -0.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        5e-324,
        f64::MIN_POSITIVE,
        f64::MAX,
        1e16,
        9_999_999_999_999_998.0,
        1e-4,
        9.999e-5,
        1e22,
        1e23,
        0.1,
        0.5,
        1.5,
        2.5,
        2.675,
        1e15,
        9_007_199_254_740_993.0,
        9_223_372_036_854_775_808.0,
        -9_223_372_036_854_775_808.0,
        123_456.789,
    ];
    prop_oneof![
        2 => any::<u64>().prop_map(f64::from_bits),
        2 => (any::<i32>(), 0..9).prop_map(|(int, places)| f64::from(int) / 10_f64.powi(places)),
        2 => (-40_000..40_000).prop_map(|eighths| f64::from(eighths) / 8.0),
        1 => (-1_074..1_024, -1_i64..=1).prop_map(|(power, step)| near(2_f64.powi(power), step)),
        1 => (-320..309, -1_i64..=1).prop_map(|(power, step)| near(format!("1e{power}").parse().expect("a float"), step)),
        1 => prop::sample::select(special.to_vec()),
    ]
}

/// The float that is so many floats further.
fn near(float: f64, step: i64) -> f64 {
    f64::from_bits(float.to_bits().saturating_add_signed(step))
}

pub fn int() -> impl Strategy<Value = i64> {
    let edges =
        [i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1, 1 << 53, (1 << 53) + 1, -(1 << 53) - 1, 1 << 31];
    prop_oneof![
        4 => -12_i64..12,
        2 => -100_000_i64..100_000,
        2 => any::<i64>(),
        1 => prop::sample::select(edges.to_vec()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let special = [
        "nan",
        "-Infinity",
        " inf ",
        "٣.٥",
        "１２",
        "1_000",
        "1__0",
        "_1",
        "0x10",
        "1e400",
        "\u{a0}7",
        "%",
        "infinit",
    ];
    prop_oneof![
        3 => "[a-c]{0,4}",
        2 => " ?[+-]?[0-9_]{0,5}(\\.[0-9_]{0,4})?(e[+-]?[0-9]{0,3})?\\n?",
        2 => "[0-9]{1,25}(\\.[0-9]{1,25})?(e-?[0-9]{1,3})?",
        1 => "[ -~가-힣é🍝'\"\\\\\\n\\t\u{7f}\u{a0}\u{200d}]{0,6}",
        1 => prop::sample::select(special.to_vec()).prop_map(str::to_owned),
    ]
}

fn range() -> impl Strategy<Value = Value> {
    (-9_i64..9, -9_i64..9, prop_oneof![-3_i64..0, 1_i64..4]).prop_map(|(start, stop, step)| {
        Function::Range.call(&[start, stop, step].map(Value::Int)).expect("a range")
    })
}

pub fn value() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        1 => Just(Value::None),
        1 => any::<bool>().prop_map(Value::Bool),
        4 => int().prop_map(Value::Int),
        4 => float().prop_map(Value::Float),
        4 => text().prop_map(Value::from),
        1 => range(),
    ];
    single.prop_recursive(3, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(|items| Value::list(items).expect("a small list"))
    })
}

/// A format, mostly a sound one for numbers.
pub fn spec() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\.[0-9]{1,2}[efgEFG%]?",
        6 => "([*가0 ]?[<>=^])?[-+ ]?z?#?0?[0-9]{0,2}[,_]?(\\.[0-9]{1,2})?[eEfFgGn%]?",
        2 => "([*가0 ]?[<>=^])?[-+ ]?#?0?[0-9]{0,2}[,_]?[bcdnoxX]?",
        2 => "([*가0 ]?[<>=^])?0?[0-9]{0,2}(\\.[0-9]{1,2})?s?",
        1 => "[<>=^+ z#0-9,_.a-z{é]{0,5}",
    ]
}

/// An operation, as Python writes it and as Loopscope carries it out.
pub type Operation = (&'static str, fn(&Value, &Value) -> Result);

pub const OPERATIONS: &[Operation] = &[
    ("a + b", |a, b| binary(BinaryOp::Add, a, b)),
    ("a - b", |a, b| binary(BinaryOp::Subtract, a, b)),
    ("operator.mul(a, b)", |a, b| binary(BinaryOp::Multiply, a, b)),
    ("a / b", |a, b| binary(BinaryOp::Divide, a, b)),
    ("a // b", |a, b| binary(BinaryOp::FloorDivide, a, b)),
    ("a % b", |a, b| binary(BinaryOp::Modulo, a, b)),
    ("operator.iadd(a, b)", |a, b| augment(BinaryOp::Add, a, b)),
    ("operator.isub(a, b)", |a, b| augment(BinaryOp::Subtract, a, b)),
    ("operator.imul(a, b)", |a, b| augment(BinaryOp::Multiply, a, b)),
    ("operator.imod(a, b)", |a, b| augment(BinaryOp::Modulo, a, b)),
    ("a == b", |a, b| compare(Comparison::Equal, a, b).map(Value::Bool)),
    ("a != b", |a, b| compare(Comparison::NotEqual, a, b).map(Value::Bool)),
    ("a < b", |a, b| compare(Comparison::Less, a, b).map(Value::Bool)),
    ("a <= b", |a, b| compare(Comparison::LessEqual, a, b).map(Value::Bool)),
    ("a > b", |a, b| compare(Comparison::Greater, a, b).map(Value::Bool)),
    ("a >= b", |a, b| compare(Comparison::GreaterEqual, a, b).map(Value::Bool)),
    ("a in b", |a, b| compare(Comparison::In, a, b).map(Value::Bool)),
    ("a not in b", |a, b| compare(Comparison::NotIn, a, b).map(Value::Bool)),
    ("a[b]", Value::index),
    ("-a", |a, _| a.negate()),
    ("+a", |a, _| a.plus()),
    ("bool(a)", |a, _| Ok(Value::Bool(a.truth()))),
    ("list(a)", |a, _| Value::list(a.items()?.collect())),
    ("len(a)", |a, _| call(Function::Len, &[a])),
    ("min(a)", |a, _| call(Function::Min, &[a])),
    ("min(a, b)", |a, b| call(Function::Min, &[a, b])),
    ("max(a)", |a, _| call(Function::Max, &[a])),
    ("max(b, a, b)", |a, b| call(Function::Max, &[b, a, b])),
    ("round(a)", |a, _| call(Function::Round, &[a])),
    ("int(a)", |a, _| call(Function::Int, &[a])),
    ("float(a)", |a, _| call(Function::Float, &[a])),
    ("str(a)", |a, _| call(Function::Str, &[a])),
    ("repr(a)", |a, _| Ok(Value::from(a.repr()))),
    ("range(a)", |a, _| call(Function::Range, &[a])),
    ("range(a, b)", |a, b| call(Function::Range, &[a, b])),
    ("range(a, 7, b)", |a, b| call(Function::Range, &[a, &Value::Int(7), b])),
];

pub fn call(function: Function, arguments: &[&Value]) -> Result {
    function.call(&arguments.iter().map(|value| (*value).clone()).collect::<Vec<_>>())
}
