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
