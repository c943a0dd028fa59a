//! What could be written at a place: words of the language and names, whatever state the script is in.
//!
//! Works on tokens alone, line by line: the line at the place is half written, and others may be wrong.

mod expected;

use super::Span;
use super::diagnostic::Problems;
use super::grammar::{DeclarationWord, EVERY, Expected, NameKind, Operand, StatementWord, is_keyword};
use super::lines;
use super::names::continues_name;
use super::tokens::{Token, TokenKind};
use expected::after;

/// What could be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte at which the word starts that a choice takes the place of.
    pub from: u32,
    /// The choices that make sense there, whatever has been written of the word so far, what fits best first.
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
    let choices = match asked(&source[line_start..from], tokens) {
        Asked::Words(words) => {
            let known = known(source, at);
            let (lacking, fitting): (Vec<_>, Vec<_>) =
                words.into_iter().partition(|word| lacks_names(word, &known));
            let word = |word: &str| Choice { text: word.to_owned(), kind: "" };
            fitting.into_iter().chain(lacking).map(word).collect()
        }
        Asked::Names(expected) => names(&known(source, at), expected),
    };
    Completion { from: Span::new(from, at).start, choices }
}

/// Whether a statement cannot be finished, since nothing is known that it could name.
fn lacks_names(word: &str, known: &[(&str, NameKind)]) -> bool {
    let usage = StatementWord::parse(word).map(StatementWord::usage);
    let mut asked = usage.into_iter().flat_map(|usage| usage.names().chain(usage.calls()));
    asked.any(|expected| !known.iter().any(|(_, kind)| expected.kinds().contains(kind)))
}

/// What belongs at a place.
enum Asked {
    /// One of these words of the language.
    Words(Vec<&'static str>),
    /// A name that stands for this.
    Names(Expected),
}

/// Neither: what is written there is up to the person, or nothing is.
const NOTHING: Asked = Asked::Words(Vec::new());

/// What belongs after `line`, whose tokens these are.
fn asked(line: &str, tokens: &[Token]) -> Asked {
    let end = tokens.last().map_or(0, |token| token.span.end as usize);
    if line[end..].contains('#') {
        return NOTHING;
    }
    let top_level = !line.starts_with([' ', '\t']);
    if let Some(text) = tokens.last().filter(|token| token.kind == TokenKind::Text && is_open(token, line)) {
        let first = DeclarationWord::parse(tokens[0].span.of(line)).filter(|_| top_level);
        let is_title = first == Some(DeclarationWord::Title);
        let is_value = !is_title && opens_value(text.span.of(line));
        return if is_value { Asked::Names(Expected::Printable) } else { NOTHING };
    }
    if tokens.is_empty() && top_level {
        return Asked::Words(DeclarationWord::ALL.iter().map(|word| word.word()).collect());
    }
    let separates = |token: &Token| matches!(token.kind, TokenKind::Colon | TokenKind::Semicolon);
    let Some(separator) = tokens.iter().rposition(separates) else {
        return if top_level { in_declaration(line, tokens) } else { in_statement(line, tokens) };
    };
    match &tokens[separator + 1..] {
        // Headers do not nest on one line.
        [] => statements(|word| !word.usage().has_body()),
        statement => in_statement(line, statement),
    }
}

/// The words that begin a statement of some kind.
fn statements(fits: impl Fn(&StatementWord) -> bool) -> Asked {
    let words = StatementWord::ALL.iter().copied().filter(fits).map(StatementWord::word);
    Asked::Words(words.filter(|word| word.starts_with(char::is_alphabetic)).collect())
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
    if let Some(declaration) = DeclarationWord::parse(word(0)) {
        return after(line, declaration.usage().operands, &tokens[1..]);
    }
    match tokens.len() {
        1 if !is_keyword(word(0)) => Asked::Words(vec!["x", EVERY]),
        2 | 3 if !is_keyword(word(0)) && word(1) != EVERY => Asked::Words(vec![EVERY]),
        _ => NOTHING,
    }
}

fn in_statement(line: &str, tokens: &[Token]) -> Asked {
    let Some(first) = tokens.first() else { return statements(|_| true) };
    let sign = tokens.get(1).filter(|token| token.kind == TokenKind::Operator);
    if sign.is_some_and(|sign| StatementWord::of_assignment(sign.span.of(line)).is_some()) {
        return after(line, &[Operand::Value], &tokens[2..]);
    }
    let word = StatementWord::parse(first.span.of(line));
    word.map_or(NOTHING, |word| after(line, word.usage().operands, &tokens[1..]))
}

/// The names that are known at a byte, and what they stand for: what is declared, then the variables of the body there.
fn known(source: &str, at: usize) -> Vec<(&str, NameKind)> {
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
            let declaration = DeclarationWord::parse(word(0));
            declared
                .extend(declaration.and_then(|first| first.usage().declares()).map(|kind| (word(1), kind)));
            if here && declaration == Some(DeclarationWord::Def) {
                let ends = |index: usize| {
                    let token = line.tokens.get(index);
                    token.is_none_or(|token| matches!(token.span.of(source), ":" | "," | ")" | "="))
                };
                let parameters = (2..line.tokens.len()).filter(|index| ends(index + 1));
                variables.extend(parameters.map(|index| (word(index), NameKind::Variable)));
            } else if here && word(1).starts_with('x') && !is_keyword(word(0)) {
                variables.push(("n", NameKind::Variable));
            }
        }
        let mut sets = NameKind::Variable;
        for index in (0..line.tokens.len()).filter(|_| here) {
            let is_assigned = line.tokens.get(index + 1).is_some_and(|sign| {
                sign.kind == TokenKind::Operator
                    && StatementWord::of_assignment(sign.span.of(source)).is_some()
            });
            if word(index) == "as" || word(index) == "for" {
                variables
                    .push((word(index + 1), if word(index) == "as" { sets } else { NameKind::Variable }));
            } else if is_assigned && line.indent > 0 {
                variables.push((word(index), NameKind::Variable));
            } else if let Some(statement) = StatementWord::parse(word(index)) {
                sets = statement.usage().sets().unwrap_or(NameKind::Variable);
            }
        }
    }
    declared.append(&mut variables);
    declared.retain(|(name, _)| !name.is_empty() && !is_keyword(name));
    declared
}

/// Those of the known names that stand for something, each once.
fn names(known: &[(&str, NameKind)], expected: Expected) -> Vec<Choice> {
    let has_now = matches!(expected, Expected::Printable | Expected::Value);
    let now = has_now.then_some(("now", NameKind::Variable));
    let mut choices: Vec<Choice> = Vec::new();
    for (name, kind) in known.iter().copied().chain(now) {
        let is_known = choices.iter().any(|choice| choice.text == name);
        if expected.kinds().contains(&kind) && !is_known {
            choices.push(Choice { text: name.to_owned(), kind: kind.word() });
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::program::Strategy;
    use crate::value::ErrorKind;

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
}
