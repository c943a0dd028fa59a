//! What is too large is an error and no panic, and is not made first; and values as durations.

use loopscope::value::*;

fn fails(result: Result) -> ErrorKind {
    result.expect_err("an error").kind()
}

fn limit<T>(result: Result<T>) -> Limit {
    let kind = result.err().expect("a limit").kind();
    if let ErrorKind::Limit(limit) = kind { limit } else { panic!("{kind:?}") }
}

#[test]
fn whole_numbers_end_at_64_bits() {
    let (most, least) = (Value::Int(i64::MAX), Value::Int(i64::MIN));
    assert_eq!(limit(binary(BinaryOp::Add, &most, &Value::Bool(true))), Limit::Integer);
    assert_eq!(limit(binary(BinaryOp::FloorDivide, &least, &Value::Int(-1))), Limit::Integer);
    assert_eq!(limit(least.negate()), Limit::Integer);
    assert_eq!(limit(Function::Int.call(&[Value::Float(1e19)])), Limit::Integer);
    assert_eq!(limit(Function::Int.call(&[Value::from("9".repeat(5_000))])), Limit::Integer);
    assert_eq!(limit(Function::Round.call(&[most, Value::Int(-1)])), Limit::Integer);
    assert_eq!(binary(BinaryOp::Modulo, &least, &Value::Int(-1)), Ok(Value::Int(0)));
}

#[test]
fn nothing_catches_a_limit() {
    let kind = fails(Value::Int(i64::MIN).negate());
    assert!(!kind.is_a(ErrorKind::BaseException) && !ErrorKind::ALL.contains(&kind));
}

#[test]
fn what_is_too_large_is_not_made() {
    let (text, most) = (Value::from("ab"), Value::Int(i64::MAX));
    let list = Value::list(vec![text.clone()]).expect("a short list");
    for value in [&text, &list] {
        assert_eq!(limit(binary(BinaryOp::Multiply, value, &most)), Limit::Size);
        assert_eq!(limit(binary(BinaryOp::Multiply, &most, value)), Limit::Size);
        let none = binary(BinaryOp::Multiply, value, &Value::Int(i64::MIN)).expect("nothing");
        assert_eq!(binary(BinaryOp::Multiply, &none, &most), Ok(none));
    }
    let range = Function::Range.call(std::slice::from_ref(&most)).expect("a range");
    assert_eq!(limit(augment(BinaryOp::Add, &list, &range)), Limit::Size);
    for spec in ["999999999", "09999999999,", ".999999999f", ".999999999e", "#.999999999g"] {
        assert_eq!(limit(format(&Value::Float(1.5), spec)), Limit::Size, "{spec}");
    }
    assert_eq!(format(&Value::Float(1.5), ".999999999g").as_deref(), Ok("1.5"));
    assert_eq!(fails(format(&Value::Float(1.5), ".9999999999").map(Value::from)), ErrorKind::ValueError);
}

#[test]
fn a_list_that_holds_itself_twice_again_and_again_is_soon_too_large() {
    let mut list = Value::list(vec![Value::None]).expect("a short list");
    let end = (0..100).find_map(|_| {
        match Value::list(vec![list.clone(), list.clone()]) {
            Ok(next) => list = next,
            Err(raised) => return Some(raised.kind()),
        }
        None
    });
    assert_eq!(end, Some(ErrorKind::Limit(Limit::Size)));
}

#[test]
fn lists_in_each_other_end_before_the_stack_does() {
    let mut list = Value::list(Vec::new()).expect("an empty list");
    let end = (0..1_000_000).find_map(|_| {
        match Value::list(vec![list.clone()]) {
            Ok(next) => list = next,
            Err(raised) => return Some(raised.kind()),
        }
        None
    });
    assert_eq!(end, Some(ErrorKind::Limit(Limit::Depth)));
    assert_eq!(compare(Comparison::Equal, &list, &list.clone()), Ok(true));
    assert_eq!(list.repr().len(), 400);
}

#[test]
fn a_long_range_is_asked_in_no_time() {
    let call = |arguments: &[i64]| {
        Function::Range
            .call(&arguments.iter().map(|int| Value::Int(*int)).collect::<Vec<_>>())
            .expect("a range")
    };
    let long = call(&[i64::MIN, i64::MAX, 1]);
    assert_eq!(fails(long.length().map(Value::Int)), ErrorKind::OverflowError);
    assert_eq!(long.index(&Value::Int(-1)), Ok(Value::Int(i64::MAX - 1)));
    assert_eq!(Function::Max.call(&[call(&[10, i64::MIN, -3])]), Ok(Value::Int(10)));
    assert_eq!(Function::Min.call(&[call(&[0, 1 << 60])]), Ok(Value::Int(0)));
    assert_eq!(compare(Comparison::In, &Value::Float(1.5), &long), Ok(false));
    assert_eq!(compare(Comparison::In, &Value::Float(-9_223_372_036_854_775_808.0), &long), Ok(true));
    assert_eq!(compare(Comparison::Equal, &call(&[0, 1 << 62, 2]), &call(&[0, (1 << 62) - 1, 2])), Ok(true));
    let mut items = call(&[i64::MAX - 1, i64::MAX, 5]).items().expect("items");
    assert_eq!((items.next(), items.next()), (Some(Value::Int(i64::MAX - 1)), None));
}

#[test]
fn a_sleep_takes_the_nearest_microsecond_and_none_if_it_is_not_above_zero() {
    let sleep = |seconds: f64, now_us| sleep_us(&Value::Float(seconds), now_us);
    assert_eq!(sleep_us(&Value::Int(2), 0), Ok(Some(2_000_000)));
    assert_eq!(sleep(0.1 + 0.2, 5), Ok(Some(300_000)));
    assert_eq!(sleep(1e-9, 7), Ok(Some(0)), "a timer all the same");
    // The loop adds floats, and half a microsecond goes to the even one.
    assert_eq!((sleep(62.5e-6, 0), sleep(62.5e-6, 1)), (Ok(Some(62)), Ok(Some(63))));
    assert_eq!((sleep(-1.0, 0), sleep(-0.0, 0), sleep(f64::NAN, 9)), (Ok(None), Ok(None), Ok(Some(0))));
    assert_eq!(sleep_us(&Value::Bool(true), 0), Ok(Some(1_000_000)));
    assert_eq!((sleep(86_400.0, 1), limit(sleep(86_400.1, 1))), (Ok(Some(86_400_000_000)), Limit::Duration));
    for now_us in [7, 71_376_599_218, 236_403_462_073] {
        assert_eq!(
            sleep(86_400.0, now_us),
            Ok(Some(86_400_000_000)),
            "24 h are no limit, whenever they begin"
        );
    }
    assert_eq!(limit(sleep(f64::INFINITY, 0)), Limit::Duration);
    let raised = sleep_us(&Value::from("1"), 0).expect_err("a text");
    assert_eq!(raised.to_string(), "TypeError: '<=' not supported between instances of 'str' and 'int'");
}

#[test]
fn other_durations_are_what_their_functions_make_of_them() {
    let negative = Value::Int(-1);
    assert_eq!(timeout_us(&negative, 5_000_000), Ok(Some(0)));
    assert_eq!(timeout_us(&Value::None, 0), Ok(None));
    assert_eq!(cpu_us(&negative), Ok(0));
    assert_eq!(block_us(&negative).expect_err("none").message(), "sleep length must be non-negative");
    assert_eq!(block_us(&Value::Float(0.25)), Ok(250_000));
    let raised = cpu_us(&Value::None).expect_err("none");
    assert_eq!(raised.message(), "unsupported operand type(s) for +: 'float' and 'NoneType'");
    assert_eq!(limit(cpu_us(&Value::Int(i64::MAX))), Limit::Duration);
}
