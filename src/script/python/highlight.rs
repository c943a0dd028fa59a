//! What a line of Python is made of, for whoever colours it line by line.

use super::tokens::{is_word, text_length};
use crate::script::{Class, Span};

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// What is still open at the end of a line: the quotes of a text that goes on over lines, if there is one.
pub type OpenText = Option<&'static str>;

/// The pieces of a line that have a class, in order, in bytes; a comment covered, if a quiz keeps it back. `open` is what the
/// line before has left open, and then what this one does.
pub fn highlight_python(line: &str, covered: bool, open: &mut OpenText) -> Vec<(Span, Class)> {
    let mut pieces = Vec::new();
    let mut is_name = false;
    let mut at = open.map_or(0, |_| rest_of_text(line, open));
    pieces.extend((at > 0).then_some((Span::new(0, at), Class::Text)));
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let until = |ends: fn(char) -> bool| rest.find(ends).unwrap_or(rest.len());
        let (length, class) = match first {
            '#' => (rest.len(), Some(if covered { Class::Covered } else { Class::Comment })),
            '"' | '\'' => (quoted(rest, open), Some(Class::Text)),
            c if c.is_ascii_digit() => (until(|c| !is_word(c) && c != '.'), Some(Class::Number)),
            c if is_word(c) => {
                let word = &rest[..until(|c| !is_word(c))];
                let keyword = is_keyword(word).then_some(Class::Keyword);
                let class = if is_name { Some(Class::Name) } else { keyword };
                is_name = matches!(word, "def" | "class");
                (word.len(), class)
            }
            c => (c.len_utf8(), None),
        };
        pieces.extend(class.map(|class| (Span::new(at, at + length), class)));
        at += length;
    }
    pieces
}

/// Whether a word is one of Python's own.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// The length of a text: to its end, or to that of the line.
fn quoted(rest: &str, open: &mut OpenText) -> usize {
    *open = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.starts_with(quotes));
    match *open {
        Some(_) => 3 + rest_of_text(&rest[3..], open),
        None => text_length(rest).unwrap_or(rest.len()),
    }
}

/// How much of a line is still of an open text, which may end there.
fn rest_of_text(line: &str, open: &mut OpenText) -> usize {
    let end = open.and_then(|quotes| line.find(quotes));
    if end.is_some() {
        *open = None;
    }
    end.map_or(line.len(), |end| end + 3)
}
