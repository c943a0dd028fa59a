//! Each error, its place and its words, pinned in one golden file.

use std::collections::BTreeSet;

use loopscope::script::{Diagnostic, Problem, compile};
use loopscope::text::Language;

/// A script for each thing that can go wrong.
const WRONG: &[&str] = &[
    "a: sleep(3)",
    "import asyncio\na:\n  await asyncio.sleep(3)",
    "",
    "title \"nothing else\"",
    "a:\n\tsleep 1",
    "a:\n  sleep 1\n    sleep 2\n    sleep 3\n  sleep 4",
    "a:\n    sleep 1\n  sleep 2\n  sleep 3",
    "  a: sleep 1",
    "a: sleep 1 $ 2",
    "a: sleep\u{a0}1",
    "a: print “hi”",
    "a：sleep 1",
    "a: print \"\u{1b}[31m\"; sleep \u{7} 1",
    "a: print \"open",
    "a: print \"ends in \\",
    "a: print \"a\\qb\"",
    "a: print \"a { b } c {} {1} {x\"",
    "a x 2:\n  repeat 2 as index:\n    print \"{idnex} {m} {now} {n}\"",
    "a: print \"{n}\"",
    "title \"{now} {a}\"\na: yield",
    "3a: sleep 1",
    "a:\n  repeat 2 as 3:\n    yield",
    "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하: yield",
    "sleep: yield",
    "repeat 3: yield",
    "every: yield",
    "now: yield",
    "a:\n  repeat 2 as now:\n    yield",
    "a: yield\nb: yield\na: sleep 1",
    "title \"a\"\ntitle \"b\"\na: yield",
    "a:\n  repeat 2 as b:\n    yield\nb: yield",
    "titel \"x\"\nqueu q\na: yield",
    "\"text\"\n: sleep 1\na: yield",
    "sleep 3\na: yield",
    "repeat 3:\n  slep 3\na: yield",
    "a:\n  title \"x\"\n  queue q",
    "a:\n  slep 3\n  Print \"x\"\n  파스타\n  xyzzy 3",
    "a:\n  3\n  \"x\"\n  : 3",
    "a: spawn b",
    "def fetch: yield\ndef get_ url: yield\nlock m\na: await fetch \"x\"; await get_; spawn m; await fetsh; await h\nb: spawn fetch as h; await h \"x\"; cancel fetch; cancel g; gather fetch, m, h",
    "queue q\nqueue r 0\nqueue s x\nqueue t 2 3\na: yield",
    "queue q\nlock m\nsemaphore s 3\nevent e\na: put m \"x\"; get e; done s; join qq; acquire q; release e; set m; clear s; wait q; wait ee\nb:\n  with e:\n    yield",
    "queue q\na: put q; put \"x\"; get q as q; get q as; get",
    "semaphore s\nsemaphore t -1\nlock\nevent e 3\na: yield",
    "threads 0\nprocesses 1025\ncores x\ngil maybe\nstrategy fast\na: yield",
    "threads 2\nthreads 3\ngil on\ngil off\na: yield",
    "a: thread sleep 3; thread 3; process block 3; process; thread cpu",
    "a:\n  except:\n    yield\n  finally: yield\n  try:\n    yield\n  yield\n  try: yield\n  finally: yield\n  except: yield",
    "a:\n  try yield\n  try:\n    slep 1\n  except\n    slep 2\n  finally:\n    slep 3",
    "def f: yield\na: spawn f as h; print \"{h}\"; return \"x\"\nb: spawn f as h; repeat_\nc:\n  spawn f as h\n  repeat 2 as h:\n    yield",
    "lock m\ndef f m: yield\ndef g now: yield\ndef h x y: yield\na: print \"{m} {f} {b}\"\nb: fail; fail 3; return",
    "a: gather; gather 3; cancel; await; spawn; timeout 3: yield\nb:\n  timeout x:\n    yield\n  group 3:\n    yield\n  forever yield",
    "pasta\n",
    "pasta\n  sleep 1",
    "a:\n  repeat 3\n    yield",
    "a:\nb: yield",
    "a: ;",
    "a:   # nothing but a comment",
    "a:\n  repeat 3:\n  yield",
    "a: sleep 1\n  sleep 2",
    "a: repeat 3: yield",
    "a: sleep 1; repeat 3: yield",
    "a:\n  yield; repeat 3: yield",
    "def d(x, y = 1): sleep x\na: await d(x=1, y = 2); print round(2.5, ndigits=1)",
    "a:\n  x = 2 ** 3\n  x = 1 << 2\n  x = 4 >> 1\n  x = 1 if x else 2\n  x = x is not None\n  x = (1, 2)\n  x = [1, 2][0:1]\n  x = [i for i in range(3)]",
    "a: sleep; cpu x; block \"x\"",
    "a: sleep 1e9; sleep 3h; cpu 1.; cpu .5; cpu 1.2.3",
    "a: sleep -1; cpu -0.5ms",
    "a: sleep 0.0000001; sleep 0.0001ms",
    "a: sleep 1441m; sleep 99999999999999999999999999999999999999999999",
    "a x: yield",
    "a x 0: yield\nb x 100001: yield\nc x0: yield\nd x-3: yield",
    "a x 1.5: yield\nb x 3s: yield\nc x2y: yield",
    "a:\n  repeat 1000001:\n    yield\n  repeat -1:\n    yield\n  repeat many:\n    yield",
    "a x 60000: yield\nb x 50000: yield",
    "a every: yield\nb every x: yield",
    "a: print; print 3; print x",
    "a: yield 3; sleep 1 \"l\" 2; print \"a\" \"b\"",
    "a: x = ; x += (1; print [1, 2; x = 1 +; print \"{1 +}\"; x = y",
    "a: x = 99999999999999999999; x = 012; x = 1 if x else 2",
    "a: print len(); print len(1, 2); print lne(1); print full(a); print empty(1); print f(1); x = fetch(1)\ndef fetch u: yield",
    "a:\n  for x on [1]:\n    yield\n  break\n  raise\n  try:\n    yield\n  except ValueErorr:\n    continue\n  else:\n    yield",
    "def f(a, a = 1, b): yield\ndef g(a = x, b): yield\ndef h(a: yield\nshared s 3\nshared t = now\na: await f(1); await f(1, 2, 3, 4); fail ValueEror \"x\"",
    "a:\n  spawn f as h\n  x = h\n  print \"{x} {h} {[h]}\"\n  h = 1\n  spawn f for i in [1] as hs\n  await hs\n  for f in hs:\n    yield\ndef f: yield",
    "a:\n  True = 0\n  for None in [1]:\n    yield\n  gather f(False) for False in [1] as rs\n  get q as True\nqueue q\ndef f(True): yield\nshared None = 1",
    "a:\n  try:\n    yield\n  except as e:\n    print e",
    "a: yield\n  # a comment may stand anywhere\ntitle \"x\" y",
];

#[test]
fn every_error_has_a_place_a_code_and_a_message() {
    let mut report = String::new();
    for script in WRONG {
        let errors = compile(script).expect_err(script);
        report += &format!("=== {}\n", script.escape_debug());
        for error in &errors {
            report += &error.in_file("script", script).to_string();
        }
    }
    insta::assert_snapshot!(report);
}

#[test]
fn a_script_that_is_too_long_says_where_the_limit_is() {
    let script = "# filler\n".repeat(8_000);
    let errors = compile(&script).expect_err("too long");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].problem.code(), "script-too-long");
    assert_eq!((errors[0].place.line, errors[0].place.column), (7_282, 8));
}

#[test]
fn one_pass_reports_every_error_in_order() {
    let script = "pasta:\n  slep 3\n  cpu -1\nb: print \"open\nsleep 2\n";
    let errors = compile(script).expect_err("wrong");
    let places: Vec<_> =
        errors.iter().map(|error| (error.problem.code(), error.place.line, error.place.column)).collect();
    assert_eq!(
        places,
        [
            ("unknown-statement", 2, 3),
            ("negative-duration", 3, 7),
            ("unclosed-text", 4, 10),
            ("statement-outside-task", 5, 1),
        ]
    );
}

#[test]
fn of_a_line_without_end_is_shown_what_stands_around_the_place() {
    for (before, script) in [(70_000, 0), (60_000, 70), (300, 20_000)] {
        let script = format!("a: print \"{}\"; slep 2; print \"{}\"", "x".repeat(before), "y".repeat(script));
        let errors = compile(&script).expect_err("wrong");
        let told = errors[0].in_file("script", &script).to_string();
        assert!(told.lines().all(|line| line.chars().count() < 500), "{told}");
        let [_, text, carets] = told.lines().collect::<Vec<_>>()[..] else { panic!("{told}") };
        if script.len() < 64 * 1024 {
            let at = carets.find('^').expect("a caret");
            assert_eq!(&text[at..at + carets.matches('^').count()], "slep");
        }
    }
}

/// The codes of a script's errors.
fn codes(script: &str) -> Vec<&'static str> {
    compile(script).expect_err(script).iter().map(|error| error.problem.code()).collect()
}

#[test]
fn several_errors_of_one_line_are_all_told() {
    for (script, expected) in [
        (
            "a x 0 every -1: slep 3; cpu x",
            &["count-out-of-range", "negative-duration", "unknown-statement", "unknown-name"][..],
        ),
        ("a:\n  slep 3; cpu -1; sleep ]", &["unknown-statement", "negative-duration", "expected-expression"]),
        ("def d(x, y): sleep x\na: await d(1, y=slep + )", &["named-argument", "expected-expression"]),
        ("a:\n  repeat x: slep 3; cpu -1", &["unknown-name", "unknown-statement", "negative-duration"]),
        ("a: repeat -1: slep 3", &["nested-header", "count-out-of-range", "unknown-statement"]),
        ("a: sleep -1 \"a\\q {b}\"", &["negative-duration", "bad-escape", "unknown-name"]),
        (
            "a: cpu x \"a\\q\"; put q 3 \"}\"",
            &["unknown-name", "bad-escape", "unknown-name", "expected-end", "bad-brace"],
        ),
        (
            "a:\n  timeout 3h \"l\\q\": slep",
            &["bad-duration", "missing-colon", "bad-escape", "unknown-statement"],
        ),
        ("sleep: slep 1; cpu -1", &["keyword-as-name", "unknown-statement", "negative-duration"]),
        ("def f x y: slep", &["missing-colon", "unknown-statement"]),
        (
            "queue q 0 1\nthreads 0 x\na: yield",
            &["count-out-of-range", "expected-end", "count-out-of-range", "expected-end"],
        ),
    ] {
        assert_eq!(codes(script), expected, "{script}");
    }
}

#[test]
fn one_number_is_one_error() {
    for number in [
        "１０",
        "１．５",
        "１.５",
        "1.５",
        "２５０ms",
        "-５",
        "٣",
        "٣٫٥",
        "1.2.3",
        "½",
        "1½",
        "3h",
        "1e9",
        "５５５.５s",
    ] {
        for script in [format!("a: sleep {number}; yield"), format!("a:\n  sleep {number}\n  yield")] {
            assert!(
                matches!(codes(&script)[..], ["bad-duration" | "negative-duration"]),
                "{script}: {:?}",
                codes(&script)
            );
        }
        assert!(
            matches!(codes(&format!("a x {number}: yield"))[..], ["expected-count" | "count-out-of-range"]),
            "{number}"
        );
    }
}

#[test]
fn every_code_that_exists_is_shown_by_a_script_here() {
    let problems = include_str!("../../src/script/problem.rs");
    let codes: BTreeSet<_> = problems
        .lines()
        .filter(|line| line.trim_start().starts_with("Self::"))
        .filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\","))
        .collect();
    let mut shown: BTreeSet<_> = WRONG
        .iter()
        .flat_map(|script| compile(script).expect_err(script))
        .map(|error| error.problem.code())
        .collect();
    shown.extend(["script-too-long", "nesting-too-deep", "expression-too-deep"]); // In tests of their own.
    assert!(codes.len() > 30, "the list of codes was not found");
    assert_eq!(codes, shown);
}

#[test]
fn every_error_says_in_korean_what_it_says_in_english() {
    for error in WRONG.iter().flat_map(|script| compile(script).expect_err(script)) {
        let (english, korean) = (error.problem.text(Language::English), error.problem.text(Language::Korean));
        assert!(korean.chars().any(|c| ('가'..='힣').contains(&c)), "{korean}");
        // The code and the names in it are the same, in whatever order the sentence has them.
        let code =
            |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
        assert_eq!(code(&english), code(&korean), "{english}");
        let numbers = |text: &str| {
            let plain = text.split('`').step_by(2).collect::<String>();
            plain
                .split(|c: char| !c.is_ascii_digit())
                .filter(|n| !n.is_empty())
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(numbers(&english), numbers(&korean), "{english}");
    }
}

/// The statement that a word is taken for which is none.
fn nearest(typed: &str) -> Option<String> {
    let errors = compile(&format!("main:\n  {typed}")).expect_err(typed);
    match &*errors {
        [Diagnostic { problem: Problem::UnknownStatement { word, nearest }, .. }] if word == typed => {
            nearest.clone()
        }
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn a_slip_of_the_finger_is_understood() {
    for (typed, meant) in
        [("slep", "sleep"), ("pirnt", "print"), ("Sleep", "sleep"), ("repaet", "repeat"), ("cup", "cpu")]
    {
        assert_eq!(nearest(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn a_word_of_its_own_suggests_nothing() {
    for typed in ["파스타", "zz", "xylophone", "a"] {
        assert_eq!(nearest(typed), None, "{typed}");
    }
}
