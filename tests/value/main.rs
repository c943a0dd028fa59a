//! Values are CPython's: what operators make of them, how they are written, and what their errors say.

mod kinds;
mod limits;
mod oracle;
mod random;

use std::io::Write;

use loopscope::value::{Function, Result, Value, format};
use oracle::{Question, outcome};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use random::{OPERATIONS, call};

/// Random values and formats, and random operations on two values; `LOOPSCOPE_SEED` tries others.
const FORMATS: usize = 100_000;
const PAIRS: usize = 20_000;

/// So many of what a strategy draws, the same ones each time.
fn draw<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let seed = std::env::var("LOOPSCOPE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("a case").current()).collect()
}

/// Holds results to what CPython says, and tells how many there were.
fn judge(questions: &[Question], results: &[Result]) {
    let Some(answers) = oracle::ask(questions) else {
        let missing = "there is no CPython 3.11 or 3.12 here, so values have no judge";
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{missing}");
        let _ = writeln!(std::io::stderr(), "value: NOT RUN: {missing}");
        return;
    };
    let mut wrong = Vec::new();
    for ((question, result), cpython) in questions.iter().zip(results).zip(answers) {
        let ours = outcome(result);
        if ours != cpython && !is_old_format(question) {
            wrong.push(format!("{question:?}\n  CPython: {cpython}\n  ours:    {ours}"));
        }
    }
    let some = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {} differ\n{some}", wrong.len(), questions.len());
    let _ = writeln!(std::io::stderr(), "value: {} answers are CPython's", questions.len());
}

/// `"…%…" % b`, which is no part of the language.
fn is_old_format((expression, names): &Question) -> bool {
    let is_modulo = matches!(*expression, "a % b" | "operator.imod(a, b)");
    is_modulo && matches!(&names[0].1, Value::Text(text) if text.contains('%'))
}

#[test]
fn floats_and_other_values_are_formatted_as_in_cpython() {
    let value = prop_oneof![4 => random::float().prop_map(Value::Float), 1 => random::value()];
    let (mut questions, mut results) = (Vec::new(), Vec::new());
    for (value, spec) in draw((value, random::spec()), FORMATS) {
        results.push(format(&value, &spec).map(Value::from));
        results.push(Ok(Value::from(value.repr())));
        questions.push(("format(a, b)", vec![("a", value.clone()), ("b", Value::from(spec))]));
        questions.push(("repr(a)", vec![("a", value)]));
    }
    judge(&questions, &results);
}

#[test]
fn operations_on_two_values_give_what_cpython_gives() {
    let operation = prop::sample::select(OPERATIONS.to_vec());
    let (mut questions, mut results) = (Vec::new(), Vec::new());
    for ((expression, carry_out), a, b) in draw((operation, random::value(), random::value()), PAIRS) {
        results.push(carry_out(&a, &b));
        questions.push((expression, vec![("a", a), ("b", b)]));
    }
    judge(&questions, &results);
}

#[test]
fn numbers_meet_numbers_as_in_cpython() {
    let number = || prop_oneof![random::int().prop_map(Value::Int), random::float().prop_map(Value::Float)];
    let operation = prop::sample::select(OPERATIONS[..18].to_vec());
    let (mut questions, mut results) = (Vec::new(), Vec::new());
    for ((expression, carry_out), a, b) in draw((operation, number(), number()), PAIRS) {
        results.push(carry_out(&a, &b));
        questions.push((expression, vec![("a", a), ("b", b)]));
    }
    judge(&questions, &results);
}

#[test]
fn numbers_are_rounded_to_places_as_in_cpython() {
    let number = prop_oneof![random::int().prop_map(Value::Int), random::float().prop_map(Value::Float)];
    let places = prop_oneof![4 => -6..20_i64, 1 => -330..330_i64].prop_map(Value::Int);
    let (mut questions, mut results) = (Vec::new(), Vec::new());
    for (number, places) in draw((number, places), PAIRS) {
        results.push(call(Function::Round, &[&number, &places]));
        questions.push(("round(a, b)", vec![("a", number), ("b", places)]));
    }
    judge(&questions, &results);
}

proptest! {
    #![proptest_config(Config::with_cases(5_000))]

    #[test]
    fn digits_become_the_nearest_float(text in "[0-9]{1,30}(\\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?") {
        let ours = loopscope::value::parse_float(&text).expect("a number");
        prop_assert_eq!(ours.to_bits(), text.parse::<f64>().expect("a number").to_bits());
    }

    #[test]
    fn a_float_that_is_written_is_read_back(bits in any::<u64>()) {
        let float = f64::from_bits(bits);
        let read = loopscope::value::parse_float(&Value::Float(float).repr()).expect("a number");
        prop_assert!(read.to_bits() == bits || float.is_nan());
        let exact = format!("{float:.900}");
        prop_assert!(loopscope::value::parse_float(&exact).expect("a number") == float || float.is_nan() || float.abs() < 1e-300);
    }

    #[test]
    fn half_way_between_two_floats_is_the_even_one(bits in 0_u64..0x7fe0_0000_0000_0000) {
        let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
        // All digits of both end in 5, so adding them as texts is not needed: Rust reads the middle exactly, too.
        let middle = format!("{:.1074}", low / 2.0 + high / 2.0);
        prop_assert_eq!(loopscope::value::parse_float(&middle), middle.parse::<f64>().ok());
    }
}
