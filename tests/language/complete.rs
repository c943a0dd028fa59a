//! What could be written at a place of a script.

use loopscope::script::complete;
use loopscope::script::grammar::{DeclarationWord, StatementWord};
use loopscope::script::program::Strategy;
use loopscope::value::ErrorKind;

const SCRIPT: &str = "queue 줄 2\nsemaphore s 3\nlock m\nevent 준비\n\
    def fetch url:\n  get 줄 as 접시; |\n\
    pasta x 3:\n  repeat 2 as i:\n    spawn fetch \"a\" as h; yield\n  ";

/// The choices at the end of the script and a line, or at the `|` in it.
fn offered(line: &str) -> Vec<String> {
    let text = format!("{}{line}", SCRIPT.replace('|', "yield"));
    let found = complete(&text, text.len());
    found.choices.into_iter().map(|choice| choice.text).collect()
}

#[test]
fn a_line_at_the_margin_declares_and_one_below_states() {
    let found = complete("que", 3);
    assert_eq!(found.from, 0);
    assert_eq!(found.choices.len(), DeclarationWord::ALL.len());
    let words = StatementWord::ALL.iter().filter(|word| word.word().starts_with(char::is_alphabetic));
    assert_eq!(offered("sl").len(), words.count());
    assert_eq!(offered("\nstrategy "), Strategy::ALL.map(Strategy::word));
    assert_eq!(offered("\ngil o"), ["on", "off"]);
    assert_eq!(offered("\ntoast "), ["x", "every"]);
    assert_eq!(offered("\ntoast x 3 e"), ["every"]);
    assert!(offered("\nqueue ").is_empty() && offered("\ntitle \"{").is_empty());
}

#[test]
fn statements_for_which_there_is_nothing_come_last() {
    let place = |text: &str, word: &str| {
        let found = complete(text, text.len()).choices;
        found.iter().position(|choice| choice.text == word).expect("it is offered")
    };
    let few = "lock m\na:\n  ";
    assert!(place(few, "with") < place(few, "put") && place(few, "fail") < place(few, "await"));
    assert_eq!(place(few, "sleep"), 0);
    let more = format!("queue q\ndef f: yield\n{few}");
    assert!(place(&more, "put") < place(&more, "with") && place(&more, "await") < place(&more, "cancel"));
}

#[test]
fn on_the_line_of_a_header_no_other_stands() {
    let there = offered("\ntoast: sleep 1; ");
    assert!(there.contains(&"sleep".into()) && !there.contains(&"repeat".into()));
    // Their order is that of what can be named at either place.
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    assert_eq!(sorted(offered("timeout 2: s")), sorted(there));
}

#[test]
fn a_statement_gets_the_names_that_fit_it() {
    for (line, names) in [
        ("put ", &["줄"][..]),
        ("get 주", &["줄"]),
        ("join ", &["줄"]),
        ("with ", &["s", "m"]),
        ("release ", &["s", "m"]),
        ("wait 준", &["준비"]),
        ("spawn ", &["fetch"]),
        ("await ", &["fetch", "h"]),
        ("gather fetch \"a\", ", &["fetch", "h"]),
        ("cancel ", &["h"]),
        ("yield; cancel ", &["h"]),
        ("thread ", &["cpu", "block"]),
        ("process c", &["cpu"]),
        ("get 줄 a", &["now", "as"]),
        ("get 줄 now ", &["as"]),
        ("get 줄 as ", &[]),
        ("repeat 3 ", &["as"]),
        ("await fetch \"a\" ", &["as"]),
        ("gather fetch, h ", &["for", "return_exceptions", "as"]),
        ("gather fetch(i) for x in [1] ", &["return_exceptions", "as"]),
        ("fail V", &StatementWord::RAISED.map(ErrorKind::word)),
        ("sleep ", &["n", "i", "h", "now"]),
        ("print i + ", &["n", "i", "h", "now"]),
        ("put 줄 i ", &["now"]),
        ("x = n * (", &["n", "i", "h", "x", "now"]),
        ("for x ", &["in"]),
        ("for x in ", &["n", "i", "h", "x", "now"]),
    ] {
        assert_eq!(offered(line), names, "{line}");
    }
}

#[test]
fn a_brace_in_a_text_gets_what_can_be_put_there() {
    assert_eq!(offered("print \"🍝 {"), ["줄", "n", "i", "now"]);
    assert_eq!(offered("print \"{i} {no"), ["줄", "n", "i", "now"]);
    for plain in ["print \"", "print \"{{", "print \"{i} ", "print \"{i}\"", "# {", "print \"\" # {"] {
        assert!(offered(plain).is_empty(), "{plain}");
    }
}

#[test]
fn variables_belong_to_the_body_around() {
    let at = SCRIPT.find('|').expect("a place");
    let text = SCRIPT.replace('|', "print \"{");
    let found = complete(&text, at + "print \"{".len());
    let names: Vec<_> = found.choices.iter().map(|choice| choice.text.as_str()).collect();
    assert_eq!(names, ["줄", "url", "접시", "now"]);
}

#[test]
fn the_word_at_the_place_is_what_a_choice_replaces() {
    let text = "a:\n  🍝 wait 준비";
    let found = complete(text, text.len());
    assert_eq!(&text[found.from as usize..], "준비");
    assert_eq!(complete(text, text.len() - 3).from, found.from, "in the middle of it, too");
}
