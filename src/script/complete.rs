//! What could be written at a place: words of the language and names, whatever state the script is in.
//!
//! Works on tokens alone, line by line: the line at the place is half written, and others may be wrong.

use super::Span;
use super::lines::{self, Line};
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
        Asked::Nothing => Vec::new(),
        Asked::Words(words) => words.iter().map(|word| choice(word, "")).collect(),
        Asked::Names(kinds) => names(source, at, kinds),
    };
    Completion { from: Span::new(from, at).start, choices }
}

/// What belongs at a place.
enum Asked {
    Nothing,
    Words(Vec<&'static str>),
    /// Names of these kinds.
    Names(&'static [&'static str]),
}

/// What belongs after `line`, whose tokens these are.
fn asked(line: &str, tokens: &[Token]) -> Asked {
    let end = tokens.last().map_or(0, |token| token.span.end as usize);
    if line[end..].contains('#') {
        return Asked::Nothing;
    }
    let top_level = !line.starts_with([' ', '\t']);
    if let Some(text) = tokens.last().filter(|token| token.kind == TokenKind::Text && is_open(token, line)) {
        let title = top_level && tokens[0].span.of(line) == "title";
        return if title || !opens_value(text.span.of(line)) { Asked::Nothing } else { Asked::Names(VALUES) };
    }
    if tokens.is_empty() && top_level {
        return Asked::Words(DECLARATIONS.to_vec());
    }
    let separates = |token: &Token| matches!(token.kind, TokenKind::Colon | TokenKind::Semicolon);
    let Some(separator) = tokens.iter().rposition(separates) else {
        return if top_level { in_declaration(line, tokens) } else { in_statement(line, tokens) };
    };
    match &tokens[separator + 1..] {
        // Headers do not nest on one line.
        [] => Asked::Words(STATEMENTS.iter().copied().filter(|word| !HEADERS.contains(word)).collect()),
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
    let words: Vec<&str> = tokens.iter().map(|token| token.span.of(line)).collect();
    match words[..] {
        ["gil"] => Asked::Words(vec!["on", "off"]),
        ["strategy"] => Asked::Words(STRATEGIES.to_vec()),
        [name] if !is_keyword(name) => Asked::Words(vec!["x", "every"]),
        [name, ..] if !is_keyword(name) && !words.contains(&"every") => Asked::Words(vec!["every"]),
        _ => Asked::Nothing,
    }
}

fn in_statement(line: &str, tokens: &[Token]) -> Asked {
    let word = |index: usize| tokens.get(index).map_or("", |token: &Token| token.span.of(line));
    let last = tokens.last().map(|token| (token.kind, token.span.of(line)));
    let into =
        || if last == Some((TokenKind::Word, "as")) { Asked::Nothing } else { Asked::Words(vec!["as"]) };
    match (word(0), tokens.len()) {
        ("", _) => Asked::Words(STATEMENTS.to_vec()),
        ("put" | "get" | "done" | "join", 1) => Asked::Names(&["queue"]),
        ("with" | "acquire" | "release", 1) => Asked::Names(&["semaphore", "lock"]),
        ("set" | "clear" | "wait", 1) => Asked::Names(&["event"]),
        ("await" | "gather", 1) => Asked::Names(&["def", HANDLE]),
        ("gather", _) if last.is_some_and(|(kind, _)| kind == TokenKind::Comma) => {
            Asked::Names(&["def", HANDLE])
        }
        ("spawn", 1) => Asked::Names(&["def"]),
        ("cancel", 1) => Asked::Names(&[HANDLE]),
        ("thread", 1) => Asked::Words(vec!["cpu", "block"]),
        ("process", 1) => Asked::Words(vec!["cpu"]),
        ("get" | "repeat" | "await" | "spawn" | "gather", _) => into(),
        _ => Asked::Nothing,
    }
}

/// A variable that holds a task.
const HANDLE: &str = "spawn";
/// A variable that can be put into text.
const VARIABLE: &str = "as";
/// What can be put into text.
const VALUES: &[&str] = &[VARIABLE, "queue", "x", ""];

/// The names of some kinds that are known at a byte: what is declared, and the variables of the body there.
fn names(source: &str, at: usize, kinds: &[&str]) -> Vec<Choice> {
    let mut quiet = Problems::default();
    let mut choices: Vec<Choice> = Vec::new();
    let lines = lines::read(source, &mut quiet);
    // A body is the lines from a header at the margin up to the next line there.
    let bodies = lines.chunk_by(|_, next| next.indent > 0);
    let starts = |body: &[Line]| body[0].span().start as usize;
    let here = bodies.clone().take_while(|body| starts(body) <= at).count();
    for (number, body) in (1..).zip(bodies) {
        let mut add = |(text, kind): (&str, &'static str)| {
            if kinds.contains(&kind) && !choices.iter().any(|choice| choice.text == text) {
                choices.push(choice(text, kind));
            }
        };
        header(source, &body[0], number == here).into_iter().for_each(&mut add);
        if number == here {
            body.iter().flat_map(|line| variables(source, line)).for_each(&mut add);
        }
    }
    if kinds.contains(&"") {
        choices.push(choice("now", ""));
    }
    choices
}

/// What a header at the margin declares; what it declares for its own body alone only if the place is in it.
fn header<'a>(source: &'a str, line: &Line, is_here: bool) -> Vec<(&'a str, &'static str)> {
    let name = |index: usize| {
        let token = line.tokens.get(index).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(source)).filter(|word| !is_keyword(word))
    };
    let keyword = ["def", "queue", "semaphore", "lock", "event"]
        .into_iter()
        .find(|keyword| line.tokens[0].span.of(source) == *keyword);
    match keyword {
        Some(keyword) => {
            let parameter = name(2).filter(|_| is_here && keyword == "def").map(|name| (name, VARIABLE));
            name(1).map(|name| (name, keyword)).into_iter().chain(parameter).collect()
        }
        None => {
            let instances = is_here && name(0).is_some() && name(1).is_some_and(|word| word.starts_with('x'));
            if instances { vec![("n", "x")] } else { Vec::new() }
        }
    }
}

/// What a line's `as`es set.
fn variables<'a>(source: &'a str, line: &'a Line) -> impl Iterator<Item = (&'a str, &'static str)> {
    let word = |token: &Token| if token.kind == TokenKind::Word { token.span.of(source) } else { "" };
    line.tokens.split(|token| token.kind == TokenKind::Semicolon).filter_map(move |statement| {
        let [before @ .., into, name] = statement else { return None };
        let spawns = before.iter().any(|token| word(token) == "spawn");
        // A header's name stands before its colon.
        let (into, name) = match (name.kind, before) {
            (TokenKind::Colon, [.., earlier]) => (earlier, into),
            _ => (into, name),
        };
        let sets = word(into) == "as" && !word(name).is_empty();
        sets.then_some((word(name), if spawns { HANDLE } else { VARIABLE }))
    })
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
