//! Text to lines: indentation measured, comments and blank lines left out.

use super::diagnostic::Problems;
use super::tokens::{Token, tokenize};
use super::{Problem, Span};

/// A line with something on it.
pub(super) struct Line {
    /// Its indentation, in columns.
    pub(super) indent: u32,
    pub(super) tokens: Vec<Token>,
}

impl Line {
    /// From its first token to its last.
    pub(super) fn span(&self) -> Span {
        let first = self.tokens.first().map_or(Span::default(), |token| token.span);
        let last = self.tokens.last().map_or(first, |token| token.span);
        first.to(last)
    }
}

pub(super) fn read(source: &str, problems: &mut Problems) -> Vec<Line> {
    // A byte order mark is an editor's business, not the script's.
    let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Vec::new();
    let mut at = start;
    for raw in source[start..].split_inclusive('\n') {
        let text = raw.strip_suffix('\n').unwrap_or(raw);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let content = text.trim_start_matches([' ', '\t']);
        let content_at = at + text.len() - content.len();
        let tokens = tokenize(source, content_at, at + text.len(), problems);
        if !tokens.is_empty() {
            let indent = indentation(&source[at..content_at], at, problems);
            lines.push(Line { indent, tokens });
        }
        at += raw.len();
    }
    lines
}

/// Columns of the indentation. A tab is an error; it counts to the next multiple of eight, so that what
/// is lined up with tabs alone brings no second error.
fn indentation(white: &str, at: usize, problems: &mut Problems) -> u32 {
    if let Some(first) = white.find('\t') {
        let last = white.rfind('\t').unwrap_or(first);
        problems.report(Span::new(at + first, at + last + 1), Problem::TabIndent);
    }
    white.bytes().fold(0, |column, byte| if byte == b'\t' { (column / 8 + 1) * 8 } else { column + 1 })
}
