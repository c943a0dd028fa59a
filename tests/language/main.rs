//! The script language: what is accepted, what is refused, and how that is said.

mod complete;
mod duration;
mod editing;
mod errors;
mod format;
mod highlight;
mod noise;
mod normal_forms;
mod python;
mod table;

use loopscope::script::compile;

#[test]
fn the_shortest_useful_script_is_one_line() {
    assert_eq!(compile("pasta: cpu 3; sleep 5").expect("sound").tasks.len(), 1);
}

#[test]
fn line_ends_comments_and_blank_lines_do_not_matter() {
    let unix = compile("# c\na:\n\n  sleep 1 # c\n  # c\n  sleep 2\n").expect("sound");
    let dos = compile("\u{feff}# c\r\na:\r\n\r\n  sleep 1 # c\r\n  # c\r\n  sleep 2").expect("sound");
    assert_eq!(unix, dos);
}

#[test]
fn any_consistent_indentation_will_do() {
    let two = compile("a:\n  repeat 2:\n    yield\n  yield").expect("sound");
    let odd = compile("a:\n       repeat 2:\n        yield\n       yield").expect("sound");
    assert_eq!(two, odd);
}

#[test]
fn names_are_unicode_and_compared_in_nfc() {
    assert_eq!(&*compile("파스타: sleep 1").expect("sound").tasks[0].name, "파스타");
    // The same word, composed and decomposed.
    let twice = compile("파스타: sleep 1\n\u{1111}\u{1161}스타: sleep 1").expect_err("one name twice");
    assert_eq!(twice[0].problem.code(), "duplicate-name");
}

#[test]
fn normal_forms_are_unicode_s() {
    normal_forms::normal_forms_are_unicode_s();
}

#[test]
fn words_of_a_place_are_names_elsewhere() {
    for name in ["x", "as", "on", "off", "sync", "s", "ms"] {
        assert!(compile(&format!("{name}: sleep 1")).is_ok(), "{name}");
    }
    assert!(compile("x x 3 every 1: repeat 2 as as: yield").is_err(), "a header on a header's line");
    assert!(compile("x x 3 every 1:\n repeat 2 as x2:\n  yield").is_ok());
}

#[test]
fn a_semicolon_may_end_a_line() {
    assert!(compile("a: sleep 1;\nb:\n  sleep 1; sleep 2;").is_ok());
}

#[test]
fn the_title_is_kept() {
    let program = compile("title \"두 요리사 {{}}\"\na: yield").expect("sound");
    assert_eq!(program.title.as_deref(), Some("두 요리사 {}"));
}

#[test]
fn thirty_two_levels_nest_and_one_more_does_not() {
    let nested = |levels: usize| {
        let headers: String = (1..=levels).map(|level| format!("{}repeat 1:\n", " ".repeat(level))).collect();
        format!("a:\n{headers}{}yield\n", " ".repeat(levels + 1))
    };
    assert!(compile(&nested(32)).is_ok());
    let errors = compile(&nested(33)).expect_err("too deep");
    assert_eq!(errors.iter().map(|error| error.problem.code()).collect::<Vec<_>>(), ["nesting-too-deep"]);
    assert_eq!(errors[0].place.line, 34);
}

#[test]
fn a_call_takes_a_number_as_it_takes_its_text() {
    let with = |one: &str, two: &str| {
        format!(
            "def good x: print \"{{x}}\"; return \"{{x}}\"\na:\n  gather good {one}, good {two} as rs\n  await good {one} as r\n  spawn good {two}\n"
        )
    };
    let numbers = compile(&with("1", "-2.5")).expect("numbers");
    let texts = compile(&with("\"1\"", "\"-2.5\"")).expect("texts");
    assert_eq!(format!("{numbers:?}").replace("column", ""), format!("{texts:?}").replace("column", ""));
    for no_number in ["1x", "3s", "1e9"] {
        let errors = compile(&with(no_number, "1")).expect_err(no_number);
        assert!(
            errors.iter().all(|error| error.problem.code() == "expected-text"),
            "{no_number}: {errors:?}"
        );
    }
}
