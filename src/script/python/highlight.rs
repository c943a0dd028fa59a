//! What a line of Python is made of, for whoever colours it. A text that goes on over lines is one only in its first.

use super::tokens::{is_word, text_length};
use crate::script::{Class, Span};

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// The pieces of a line that have a class, in order, in bytes; a comment covered, if a quiz keeps it back.
pub fn highlight_python(line: &str, covered: bool) -> Vec<(Span, Class)> {
    let mut pieces = Vec::new();
    let mut is_name = false;
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let until = |ends: fn(char) -> bool| rest.find(ends).unwrap_or(rest.len());
        let (length, class) = match first {
            '#' => (rest.len(), Some(if covered { Class::Covered } else { Class::Comment })),
            '"' | '\'' => (quoted(rest), Some(Class::Text)),
            c if c.is_ascii_digit() => (until(|c| !is_word(c) && c != '.'), Some(Class::Number)),
            c if is_word(c) => {
                let word = &rest[..until(|c| !is_word(c))];
                let keyword = KEYWORDS.contains(&word).then_some(Class::Keyword);
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

/// The length of a text: to its end, or to that of the line.
fn quoted(rest: &str) -> usize {
    let triple = ["\"\"\"", "'''"].into_iter().find(|quotes| rest.starts_with(quotes));
    match triple {
        Some(quotes) => rest[3..].find(quotes).map_or(rest.len(), |end| end + 6),
        None => text_length(rest).unwrap_or(rest.len()),
    }
}
