//! One line's text to tokens.

use super::diagnostic::Problems;
use super::names::{continues_name, starts_name};
use super::{Problem, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or keyword.
    Word,
    /// Begins with a digit or a point: a number or a duration, if it is well formed.
    Number,
    /// A text with its quotes, or up to the end of the line if it was never closed.
    Text,
    Colon,
    Semicolon,
    Comma,
    /// One of [`OPERATORS`].
    Operator,
    /// Characters that belong to no token. Reported where they were found.
    Unknown,
}

/// The signs of expressions and assignments, longer ones before those they begin with.
const OPERATORS: [&str; 23] = [
    "//=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "//", "+", "-", "*", "/", "%", "<", ">",
    "=", "(", ")", "[", "]",
];

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

/// The tokens of `source[start..end]`, which holds no line break. A comment ends the line.
pub(super) fn tokenize(source: &str, start: usize, end: usize, problems: &mut Problems) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = start;
    while let Some(first) = source[at..end].chars().next() {
        let rest = &source[at..end];
        let (kind, length) = match first {
            ' ' | '\t' => {
                at += 1;
                continue;
            }
            '#' => break,
            ':' => (TokenKind::Colon, 1),
            ';' => (TokenKind::Semicolon, 1),
            ',' => (TokenKind::Comma, 1),
            '"' => (TokenKind::Text, text_length(rest)),
            c if starts_name(c) => (TokenKind::Word, run_length(rest, continues_name)),
            c if starts_number(c, rest) => (TokenKind::Number, number_length(rest)),
            _ => match OPERATORS.into_iter().find(|sign| rest.starts_with(sign)) {
                Some(sign) => (TokenKind::Operator, sign.len()),
                None => (TokenKind::Unknown, run_length(rest, is_unknown).max(first.len_utf8())),
            },
        };
        let span = Span::new(at, at + length);
        if kind == TokenKind::Unknown {
            problems.report(span, Problem::UnknownCharacter { character: first });
        }
        tokens.push(Token { kind, span });
        at += length;
    }
    tokens
}

/// The length of the number at the start of `rest`, a power of ten with its sign (`1e-3`) included.
fn number_length(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let length = first + run_length(&rest[first..], continues_number);
    let (number, behind) = rest.split_at(length);
    let mantissa = number.strip_suffix(['e', 'E']);
    let is_power = mantissa.is_some_and(|mantissa| mantissa.bytes().all(|c| c.is_ascii_digit() || c == b'.'));
    match behind.strip_prefix(['-', '+']) {
        Some(power) if is_power && power.starts_with(|c: char| c.is_ascii_digit()) => {
            length + 1 + run_length(power, continues_number)
        }
        _ => length,
    }
}

fn starts_number(first: char, rest: &str) -> bool {
    is_digit(first) || first == '.' && rest[1..].starts_with(is_digit)
}

/// Any script's digits, and the points between them, are a number: one that is not well formed, which is one error.
fn is_digit(c: char) -> bool {
    c.is_numeric() && !starts_name(c)
}

fn continues_number(c: char) -> bool {
    matches!(c, '.' | '．' | '٫') || c.is_numeric() || continues_name(c)
}

fn is_unknown(c: char) -> bool {
    !matches!(c, ' ' | '\t' | '#' | ':' | ';' | ',' | '"' | '.')
        && !OPERATORS.iter().any(|sign| sign.len() == 1 && sign.starts_with(c))
        && !is_digit(c)
        && !starts_name(c)
}

fn run_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// The length of the text literal at the start of `rest`, with its closing quote if it has one.
fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
