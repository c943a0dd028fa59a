//! The colours of a line, and what of a script a quiz keeps back.

use loopscope::script::{Class, Span, covered, highlight, highlight_python};

/// The pieces of a line, each with its class.
fn told(line: &str, pieces: Vec<(Span, Class)>) -> String {
    pieces
        .into_iter()
        .map(|(span, class)| format!("{class:?} {}", span.of(line)))
        .collect::<Vec<_>>()
        .join("|")
}

fn shown(line: &str) -> String {
    told(line, highlight(line))
}

#[test]
fn headers_declare_names() {
    assert_eq!(shown("파스타: sleep 3"), "Name 파스타|Keyword sleep|Number 3");
    assert_eq!(
        shown("request x 10 every 500ms:"),
        "Name request|Keyword x|Number 10|Keyword every|Number 500ms"
    );
    assert_eq!(shown("request x10: yield"), "Name request|Keyword x10|Keyword yield");
    assert_eq!(shown("def fetch url:"), "Keyword def|Name fetch");
    assert_eq!(shown("queue q 2"), "Keyword queue|Name q|Number 2");
    assert_eq!(shown("gil off"), "Keyword gil|Keyword off");
    assert_eq!(shown("strategy threads"), "Keyword strategy|Keyword threads");
}

#[test]
fn names_that_are_used_are_plain() {
    assert_eq!(shown("  get q as x"), "Keyword get|Keyword as");
    assert_eq!(shown("  await as as x"), "Keyword await|Keyword as");
    assert_eq!(shown("  with m:"), "Keyword with");
}

#[test]
fn texts_show_their_values() {
    assert_eq!(
        shown(r#"  print "🍝 {접시} {{n}} \"{" # {n}"#),
        r#"Keyword print|Text "🍝 |Value {접시}|Text  {{n}} \"{"|Comment # {n}"#
    );
    assert_eq!(shown(r#"print "{a}{b}"#), r#"Keyword print|Text "|Value {a}|Value {b}"#);
}

#[test]
fn a_comment_ends_the_line_and_a_sign_in_a_text_does_not() {
    assert_eq!(shown("# why"), "Comment # why");
    assert_eq!(shown("a: print \"#1\""), "Name a|Keyword print|Text \"#1\"");
}

#[test]
fn what_a_quiz_keeps_back_is_covered_and_what_runs_is_not() {
    let script = "title \"{9} s # \" # nine\r\n# why\n\na: print \"#1 {n}\"  # nine\nb:\n  # it\n  sleep 3 \"title\"\n";
    let shown = "title \"…\" # …\r\n# …\n\na: print \"#1 {n}\"  # …\nb:\n  # …\n  sleep 3 \"title\"\n";
    assert_eq!(covered(script), shown);
    assert_eq!(covered(shown), shown);
    assert_eq!(covered("title \"open # \\"), "title \"…\"");
    assert_eq!(covered("title \"a\"# b"), "title \"…\"");
    assert_eq!(covered("#"), "# …");
}

#[test]
fn broken_lines_keep_what_is_sound() {
    assert_eq!(shown("  sleep @ 3 (x"), "Keyword sleep|Number 3");
    assert_eq!(shown(r#"  print "open \"#), r#"Keyword print|Text "open \"#);
}

fn python(text: &str) -> Vec<String> {
    let mut open = None;
    text.lines().map(|line| told(line, highlight_python(line, false, &mut open))).collect()
}

#[test]
fn a_text_of_python_goes_on_to_its_end_over_lines() {
    assert_eq!(
        python("x = \"\"\"def a\n\n# no 'comment'\nb\"\"\" if 1 else '''c\n\"\"\"'''\nreturn"),
        [
            "Text \"\"\"def a",
            "",
            "Text # no 'comment'",
            "Text b\"\"\"|Keyword if|Number 1|Keyword else|Text '''c",
            "Text \"\"\"'''",
            "Keyword return",
        ]
    );
    assert_eq!(
        python("\"\"\"one\"\"\" # why\ndef f(): \"open"),
        ["Text \"\"\"one\"\"\"|Comment # why", "Keyword def|Name f|Text \"open",]
    );
}
