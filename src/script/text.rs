//! Text literals: escapes and `{name}`.

use super::diagnostic::Problems;
use super::names::{Name, is_name};
use super::{Problem, Span};

/// A text: plain pieces and names whose values go in.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its segments, in order.
    pub segments: Vec<Segment>,
}

/// A segment of a [`Text`].
#[derive(Clone, Debug)]
pub enum Segment {
    /// Plain text, escapes and doubled braces already read.
    Plain(String),
    /// A name in braces.
    Value(Name),
}

impl Text {
    /// The names in braces.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.segments.iter().filter_map(|part| match part {
            Segment::Value(name) => Some(name),
            Segment::Plain(_) => None,
        })
    }
}

/// Reads the literal at `span`, which starts with a quote. Problems are reported; what is sound is kept.
pub(super) fn parse(source: &str, span: Span, problems: &mut Problems) -> Text {
    let literal = span.of(source);
    let mut reader =
        Reader { source, at: span.start as usize + 1, plain: String::new(), segments: Vec::new() };
    let closed = reader.read(span.end as usize, problems);
    if !closed {
        let quote = Span::new(span.start as usize, span.start as usize + literal.trim_end().len());
        problems.report(quote, Problem::UnclosedText);
    }
    reader.flush();
    Text { segments: reader.segments }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    plain: String,
    segments: Vec<Segment>,
}

impl Reader<'_> {
    /// Reads up to the closing quote; `false` if there is none.
    fn read(&mut self, end: usize, problems: &mut Problems) -> bool {
        while let Some(c) = self.source[self.at..end].chars().next() {
            let start = self.at;
            self.at += c.len_utf8();
            match c {
                '"' => return true,
                '\\' => self.escape(start, end, problems),
                '{' | '}' if self.source[self.at..end].starts_with(c) => {
                    self.at += 1;
                    self.plain.push(c);
                }
                '{' => self.value(start, end, problems),
                '}' => problems.report(Span::new(start, self.at), Problem::BadBrace),
                c => self.plain.push(c),
            }
        }
        false
    }

    fn escape(&mut self, start: usize, end: usize, problems: &mut Problems) {
        let Some(c) = self.source[self.at..end].chars().next() else { return };
        self.at += c.len_utf8();
        match c {
            '"' | '\\' => self.plain.push(c),
            'n' => self.plain.push('\n'),
            't' => self.plain.push('\t'),
            _ => problems.report(Span::new(start, self.at), Problem::BadEscape),
        }
    }

    /// Reads `name}`, the brace before it having been read.
    fn value(&mut self, start: usize, end: usize, problems: &mut Problems) {
        let rest = &self.source[self.at..end];
        let inside = rest.find(['{', '}', '"', '\\']).unwrap_or(rest.len());
        let name = &rest[..inside];
        if !rest[inside..].starts_with('}') {
            problems.report(Span::new(start, start + 1), Problem::BadBrace);
            return;
        }
        let span = Span::new(self.at, self.at + inside);
        self.at += inside + 1;
        if is_name(name) {
            self.flush();
            self.segments.push(Segment::Value(Name::new(name, span)));
        } else {
            problems.report(Span::new(start, self.at), Problem::BadBrace);
        }
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            self.segments.push(Segment::Plain(std::mem::take(&mut self.plain)));
        }
    }
}
