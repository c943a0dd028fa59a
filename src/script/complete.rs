//! What could be written at a place: words of the language and names, whatever state the script is in.
//!
//! Works on tokens alone, line by line: the line at the place is half written, and others may be wrong.

use super::Span;
use super::lines;
use super::names::continues_name;
use super::span::Problems;
use super::tokens::{Token, TokenKind};
use super::words::{DECLARATIONS, HEADERS, STATEMENTS, STRATEGIES, is_keyword};

/// What could be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte at which the word starts that a choice takes the place of.
    pub from: u32,
    /// The choices that make sense there, whatever has been written of the word so far.
    pub choices: Vec<Choice>,
}

/// One thing that could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word or name.
    pub text: String,
    /// What it is, in a word of the language; empty for a word of the language itself.
    pub kind: &'static str,
}

/// What could be written at a byte of a script.
pub fn complete(source: &str, at: usize) -> Completion {
    let at = source.floor_char_boundary(at);
    let before = &source[..at];
    let from = before.trim_end_matches(continues_name).len();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    // What is written of the line, without the word itself.
    let mut quiet = Problems::default();
    let line = lines::read(&source[line_start..from], &mut quiet).pop();
    let tokens = line.as_ref().map_or(&[][..], |line| &line.tokens);
    let asked = asked(&source[line_start..from], tokens);
    let choices = match asked {
        Asked::Words(words) => words.iter().map(|word| choice(word, "")).collect(),
        Asked::Simple => {
            let simple = STATEMENTS.iter().filter(|word| !HEADERS.contains(word));
            simple.map(|word| choice(word, "")).collect()
        }
        Asked::Names(kinds) => names(source, at, kinds),
    };
    Completion { from: Span::new(from, at).start, choices }
}

/// What belongs at a place.
enum Asked {
    Words(&'static [&'static str]),
    /// Words that begin a statement without a body.
    Simple,
    /// Names of these kinds.
    Names(&'static [&'static str]),
}

const NOTHING: Asked = Asked::Words(&[]);

/// What belongs after `line`, whose tokens these are.
fn asked(line: &str, tokens: &[Token]) -> Asked {
    let end = tokens.last().map_or(0, |token| token.span.end as usize);
    if line[end..].contains('#') {
        return NOTHING;
    }
    let top_level = !line.starts_with([' ', '\t']);
    if let Some(text) = tokens.last().filter(|token| token.kind == TokenKind::Text && is_open(token, line)) {
        let title = top_level && tokens[0].span.of(line) == "title";
        return if title || !opens_value(text.span.of(line)) { NOTHING } else { Asked::Names(VALUES) };
    }
    if tokens.is_empty() && top_level {
        return Asked::Words(DECLARATIONS);
    }
    let separates = |token: &Token| matches!(token.kind, TokenKind::Colon | TokenKind::Semicolon);
    let Some(separator) = tokens.iter().rposition(separates) else {
        return if top_level { in_declaration(line, tokens) } else { in_statement(line, tokens) };
    };
    match &tokens[separator + 1..] {
        // Headers do not nest on one line.
        [] => Asked::Simple,
        statement => in_statement(line, statement),
    }
}

/// Whether a text has no closing quote, so that its line ends inside it.
fn is_open(token: &Token, line: &str) -> bool {
    let mut quotes = 0;
    let mut escaped = false;
    for byte in token.span.of(line).bytes() {
        quotes += u32::from(byte == b'"' && !escaped);
        escaped = byte == b'\\' && !escaped;
    }
    quotes < 2
}

/// Whether a text ends in a brace that opens a value, and not in the second of two.
fn opens_value(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'{').count() % 2 == 1
}

fn in_declaration(line: &str, tokens: &[Token]) -> Asked {
    let word = |index: usize| tokens.get(index).map_or("", |token: &Token| token.span.of(line));
    match (word(0), tokens.len()) {
        ("gil", 1) => Asked::Words(&["on", "off"]),
        ("strategy", 1) => Asked::Words(STRATEGIES),
        (name, 1) if !is_keyword(name) => Asked::Words(&["x", "every"]),
        (name, 2 | 3) if !is_keyword(name) && word(1) != "every" => Asked::Words(&["every"]),
        _ => NOTHING,
    }
}

fn in_statement(line: &str, tokens: &[Token]) -> Asked {
    let word = |index: usize| tokens.get(index).map_or("", |token: &Token| token.span.of(line));
    let last = tokens.last().map(|token| (token.kind, token.span.of(line)));
    let into = || if last == Some((TokenKind::Word, "as")) { NOTHING } else { Asked::Words(&["as"]) };
    match (word(0), tokens.len()) {
        ("", _) => Asked::Words(STATEMENTS),
        ("put" | "get" | "done" | "join", 1) => Asked::Names(&["queue"]),
        ("with" | "acquire" | "release", 1) => Asked::Names(&["semaphore", "lock"]),
        ("set" | "clear" | "wait", 1) => Asked::Names(&["event"]),
        ("await" | "gather", 1) => Asked::Names(&["def", HANDLE]),
        ("gather", _) if last.is_some_and(|(kind, _)| kind == TokenKind::Comma) => {
            Asked::Names(&["def", HANDLE])
        }
        ("spawn", 1) => Asked::Names(&["def"]),
        ("cancel", 1) => Asked::Names(&[HANDLE]),
        ("thread", 1) => Asked::Words(&["cpu", "block"]),
        ("process", 1) => Asked::Words(&["cpu"]),
        ("get" | "repeat" | "await" | "spawn" | "gather", _) => into(),
        _ => NOTHING,
    }
}

/// A variable that holds a task.
const HANDLE: &str = "spawn";
/// A variable that can be put into text.
const VARIABLE: &str = "as";
/// What can be put into text.
const VALUES: &[&str] = &[VARIABLE, "queue"];
/// What declares a name that statements use.
const NAMED: &[&str] = &["def", "queue", "semaphore", "lock", "event"];

/// The names of some kinds that are known at a byte: what is declared, and the variables of the body there.
fn names(source: &str, at: usize, kinds: &[&str]) -> Vec<Choice> {
    let (mut declared, mut variables) = (Vec::new(), Vec::new());
    // A body is the lines from a header at the margin up to the next line there.
    let mut here = false;
    for line in lines::read(source, &mut Problems::default()) {
        let word = |index: usize| {
            let token = line.tokens.get(index).filter(|token| token.kind == TokenKind::Word);
            token.map_or("", |token| token.span.of(source))
        };
        if line.indent == 0 {
            here = line.span().start as usize <= at;
            if here {
                variables.clear();
            }
            if let Some(kind) = NAMED.iter().find(|kind| **kind == word(0)) {
                declared.push((word(1), *kind));
            }
            if here && word(0) == "def" {
                variables.push((word(2), VARIABLE));
            } else if here && word(1).starts_with('x') && !is_keyword(word(0)) {
                variables.push(("n", VARIABLE));
            }
        }
        let mut handle = false;
        for index in (0..line.tokens.len()).filter(|_| here) {
            match word(index) {
                "spawn" => handle = true,
                "as" => variables.push((word(index + 1), if handle { HANDLE } else { VARIABLE })),
                "" if line.tokens[index].kind == TokenKind::Semicolon => handle = false,
                _ => {}
            }
        }
    }
    if kinds.contains(&VARIABLE) {
        variables.push(("now", VARIABLE));
    }
    let mut choices: Vec<Choice> = Vec::new();
    for (name, kind) in declared.into_iter().chain(variables) {
        let known = choices.iter().any(|choice| choice.text == name);
        if kinds.contains(&kind) && !known && !name.is_empty() && !is_keyword(name) {
            choices.push(choice(name, kind));
        }
    }
    choices
}

fn choice(text: &str, kind: &'static str) -> Choice {
    Choice { text: text.to_owned(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "queue 줄 2\nsemaphore s 3\nlock m\nevent 준비\n\
        def fetch url:\n  get 줄 as 접시; |\n\
        pasta x 3:\n  repeat 2 as i:\n    spawn fetch \"a\" as h; yield\n  ";

    /// The choices at the end of the script and a line, or at the `|` in it.
    fn after(line: &str) -> Vec<String> {
        let text = format!("{}{line}", SCRIPT.replace('|', "yield"));
        let found = complete(&text, text.len());
        found.choices.into_iter().map(|choice| choice.text).collect()
    }

    #[test]
    fn a_line_at_the_margin_declares_and_one_below_states() {
        let found = complete("que", 3);
        assert_eq!(found.from, 0);
        assert_eq!(found.choices.len(), DECLARATIONS.len());
        assert_eq!(after("sl").len(), STATEMENTS.len());
        assert_eq!(after("\nstrategy "), STRATEGIES);
        assert_eq!(after("\ngil o"), ["on", "off"]);
        assert_eq!(after("\ntoast "), ["x", "every"]);
        assert_eq!(after("\ntoast x 3 e"), ["every"]);
        assert!(after("\nqueue ").is_empty() && after("\ntitle \"{").is_empty());
    }

    #[test]
    fn on_the_line_of_a_header_no_other_stands() {
        let there = after("\ntoast: sleep 1; ");
        assert!(there.contains(&"sleep".into()) && !there.contains(&"repeat".into()));
        assert_eq!(after("timeout 2: s"), there);
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
            ("get 줄 a", &["as"]),
            ("get 줄 as ", &[]),
            ("sleep ", &[]),
            ("print ", &[]),
        ] {
            assert_eq!(after(line), names, "{line}");
        }
    }

    #[test]
    fn a_brace_in_a_text_gets_what_can_be_put_there() {
        assert_eq!(after("print \"🍝 {"), ["줄", "n", "i", "now"]);
        assert_eq!(after("print \"{i} {no"), ["줄", "n", "i", "now"]);
        for plain in ["print \"", "print \"{{", "print \"{i} ", "print \"{i}\"", "# {", "print \"\" # {"] {
            assert!(after(plain).is_empty(), "{plain}");
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
}
