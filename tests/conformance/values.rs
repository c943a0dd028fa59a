//! Random expressions and the statements that have them.

use proptest::prelude::*;
use proptest::sample::select;

/// A number: whole or not, small. `c` is shared and always one; `y` is a variable and may not be set yet.
pub fn number() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        4 => (-2..6i32).prop_map(|int| int.to_string()),
        2 => select(vec!["0.5", "2.5", "1e-3", "100ms", "0.1"]).prop_map(String::from),
        4 => select(vec!["c", "c", "y", "now", "len(xs)", "len(q)", "len(r)"]).prop_map(String::from),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            (two.clone(), select(vec!["+", "-", "+", "-", "//", "%", "/"]))
                .prop_map(|((a, b), op)| format!("({a} {op} {b})")),
            (inner.clone(), 0..4).prop_map(|(a, b)| format!("{a} % 100 * {b}")),
            two.clone().prop_map(|(a, b)| format!("min({a}, {b})")),
            two.prop_map(|(a, b)| format!("max({a}, {b}, 1)")),
            inner.clone().prop_map(|a| format!("round({a})")),
            inner.clone().prop_map(|a| format!("round({a}, 1)")),
            inner.clone().prop_map(|a| format!("int({a})")),
            inner.clone().prop_map(|a| format!("float({a})")),
            inner.prop_map(|a| format!("-{a}")),
        ]
    })
    .boxed()
}

/// Something that is true or not.
pub fn condition() -> BoxedStrategy<String> {
    let comparison = (number(), select(vec!["<", "<=", ">", ">=", "==", "!="]), number())
        .prop_map(|(a, op, b)| format!("{a} {op} {b}"));
    let question = select(vec![
        "empty(q)",
        "empty(r)",
        "full(r)",
        "full(q)",
        "locked(m)",
        "locked(s)",
        "locked(u)",
        "is_set(e)",
        "is_set(f)",
        "peek(q)",
        "peek(r) == \"j\"",
        "c in xs",
        "2 not in xs",
        "xs",
        "True",
        "None",
        "0 <= c < 3",
    ])
    .prop_map(String::from);
    let leaf = prop_oneof![3 => comparison, 3 => question];
    leaf.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            (inner.clone(), select(vec!["and", "or"]), inner.clone())
                .prop_map(|(a, op, b)| format!("{a} {op} {b}")),
            inner.clone().prop_map(|a| format!("not {a}")),
            inner.prop_map(|a| format!("not ({a})")),
        ]
    })
    .boxed()
}

/// A value of any kind, and now and then what goes wrong.
pub fn any() -> BoxedStrategy<String> {
    prop_oneof![
        6 => number(),
        2 => condition(),
        3 => select(vec![
            "\"x\"", "\"it's\"", "v", "w", "xs", "[c, \"a\", None]", "str(c)", "\"ab\" * 2", "\"a\" + str(y)", "xs + [y]",
            "xs[0]", "xs[-1]", "xs[c]", "\"abc\"[1]", "[xs, [1.0]]", "None", "True", "peek(q)", "range(3)", "xs * 2",
        ])
        .prop_map(String::from),
        1 => select(vec![
            "1 // 0", "c % 0", "\"a\" + 1", "xs[9]", "len(5)", "int(\"x\")", "w + 1", "v[0]", "-\"a\"", "min([])", "w < 3",
        ])
        .prop_map(String::from),
    ]
    .boxed()
}

/// What a text is printed with.
pub fn printed() -> BoxedStrategy<String> {
    prop_oneof![
        number().prop_map(|of| format!("print \"§ {{{of}}}\"")),
        (number(), select(vec![".2f", ">6", "<4", "^7", "05", "+", "e", ".1%", ",", "g", "d"]))
            .prop_map(|(of, spec)| format!("print \"§ {{{of}:{spec}}}\"")),
        condition()
            .prop_filter("no text in a text", |of| !of.contains('"'))
            .prop_map(|of| format!("print \"§ {{{of}}}\"")),
        select(vec![
            "print \"§ {v!r}\"",
            "print \"§ {w!r}\"",
            "print \"§ {xs} {c}\"",
            "print \"§ {y} {now:.3f}\"",
            "print \"§ {[c, y]}\"",
            "print \"§ {len(q)} {peek(q)!r} {peek(r)}\"",
            "print w",
            "print c + 1",
            "print xs",
        ])
        .prop_map(String::from),
    ]
    .boxed()
}

/// A time of some tenths of a second, less than nothing included.
pub fn seconds() -> BoxedStrategy<String> {
    prop_oneof![
        (0..4).prop_map(|tenths| format!("0.1 * {tenths}")),
        Just("min(c, 5) / 10".to_owned()),
        Just("max(0, min(y, 3)) * 0.25".to_owned()),
        Just("len(xs) % 4 / 5".to_owned()),
        Just("0.1 + 0.2".to_owned()),
        Just("c - c".to_owned()),
        Just("0.1 - 0.2".to_owned()),
    ]
    .boxed()
}

/// A statement of values that calls nobody.
pub fn statement() -> BoxedStrategy<String> {
    prop_oneof![
        4 => printed(),
        2 => number().prop_map(|of| format!("c = {of}")),
        3 => (select(vec!["+=", "-=", "+="]), number()).prop_map(|(op, of)| format!("c {op} {of}")),
        3 => number().prop_map(|of| format!("y = {of}")),
        2 => (select(vec!["+=", "-=", "//=", "%="]), number()).prop_map(|(op, of)| format!("y {op} {of}")),
        1 => number().prop_map(|of| format!("xs += [{of}]")),
        1 => number().prop_map(|of| format!("xs = [{of}, 2]")),
        3 => any().prop_map(|of| format!("v = {of}")),
        1 => any().prop_map(|of| format!("w = {of}")),
        3 => (select(vec!["sleep", "sleep", "sleep", "cpu", "block", "thread block", "thread cpu", "process cpu"]), seconds())
            .prop_map(|(how, of)| format!("{how} {of}")),
        2 => any().prop_map(|of| format!("put q {of}")),
        1 => any().prop_map(|of| format!("put r {of} now")),
        1 => any().prop_map(|of| format!("put q {of} now")),
        2 => select(vec!["get q now as w", "get r now as v", "get q now", "pass"]).prop_map(String::from),
        1 => select(vec![
            "fail ValueError \"bad {c}\"", "fail OSError \"o\"", "fail FileNotFoundError", "fail TimeoutError \"t\"",
            "fail CancelledError", "fail CancelledError \"c\"", "fail IndexError xs",
        ])
        .prop_map(String::from),
    ]
    .boxed()
}

/// The headers of handlers.
pub fn handler() -> BoxedStrategy<String> {
    select(vec![
        "except",
        "except Exception as x",
        "except ValueError",
        "except ValueError as x",
        "except TimeoutError",
        "except OSError as x",
        "except CancelledError",
        "except CancelledError as x",
        "except LookupError as x",
        "except RuntimeError as x",
        "except BaseException as x",
        "except QueueEmpty",
        "except QueueFull as x",
        "except TypeError as x",
        "except ArithmeticError",
    ])
    .prop_map(String::from)
    .boxed()
}

/// A loop of few rounds.
pub fn loop_header() -> BoxedStrategy<String> {
    prop_oneof![
        2 => Just("for v in xs".to_owned()),
        2 => Just("for y in range(max(0, min(int(c), 3)))".to_owned()),
        1 => Just("for w in \"ab\"".to_owned()),
        1 => Just("for c in [1, 2]".to_owned()),
        1 => Just("for v in w".to_owned()),
        2 => Just("repeat min(int(c), 3) as y".to_owned()),
        1 => Just("repeat len(xs) % 3".to_owned()),
    ]
    .boxed()
}
