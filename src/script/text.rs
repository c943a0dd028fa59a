//! Text literals: escapes and `{expression}`.

use super::cursor::{Cursor, Parsed, Reported};
use super::diagnostic::Problems;
use super::expr::{self, Expr, ExprKind};
use super::names::{Name, is_name};
use super::tokens::tokenize;
use super::{Problem, Span};

/// A text: plain pieces and values that go in.
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
    /// What stands in braces.
    Value(Box<Insert>),
}

/// `{expression!r:spec}`
#[derive(Clone, Debug)]
pub struct Insert {
    /// Whose value goes in.
    pub expr: Expr,
    /// Whether it is written as `repr` writes it.
    pub repr: bool,
    /// How it is formatted; empty for `str`.
    pub spec: String,
}

impl Text {
    /// What stands in braces.
    pub fn values(&self) -> impl Iterator<Item = &Insert> {
        self.segments.iter().filter_map(|part| match part {
            Segment::Value(value) => Some(&**value),
            Segment::Plain(_) => None,
        })
    }

    /// All of it, if nothing stands in braces.
    pub fn plain(&self) -> Option<String> {
        let piece = |segment: &Segment| match segment {
            Segment::Plain(plain) => Some(plain.clone()),
            Segment::Value(_) => None,
        };
        self.segments.iter().map(piece).collect()
    }

    /// The names in braces, those of functions left out.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.values().flat_map(|value| value.expr.names())
    }
}

impl Insert {
    /// The name in it, if nothing else is.
    pub fn plain_name(&self) -> Option<&Name> {
        let is_plain = !self.repr && self.spec.is_empty();
        if let ExprKind::Name(name) = &self.expr.kind { Some(name).filter(|_| is_plain) } else { None }
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

    /// Reads `expression}`, the brace before it having been read.
    fn value(&mut self, start: usize, end: usize, problems: &mut Problems) {
        let rest = &self.source[self.at..end];
        let inside = rest.find(['{', '}', '"', '\\']).unwrap_or(rest.len());
        if !rest[inside..].starts_with('}') {
            problems.report(Span::new(start, start + 1), Problem::BadBrace);
            return;
        }
        let (from, to) = (self.at, self.at + inside);
        self.at = to + 1;
        match self.insert(from, to, problems) {
            Some(Ok(insert)) => {
                self.flush();
                self.segments.push(Segment::Value(Box::new(insert)));
            }
            Some(Err(Reported)) => {}
            None => problems.report(Span::new(start, self.at), Problem::BadBrace),
        }
    }

    /// What stands from `from` to `to`; `None` if it is nothing that could be meant.
    fn insert(&self, from: usize, to: usize, problems: &mut Problems) -> Option<Parsed<Insert>> {
        let inside = &self.source[from..to];
        if is_name(inside) {
            // Any name, as it always was: a word of the language may be one that is not known.
            let expr = Expr::of_name(Name::new(inside, Span::new(from, to)));
            return Some(Ok(Insert { expr, repr: false, spec: String::new() }));
        }
        let (code, spec) = inside[..].split_at(code_length(inside));
        let (code, repr) = match code.strip_suffix("!r") {
            Some(code) => (code, true),
            None => (code.strip_suffix("!s").unwrap_or(code), false),
        };
        let mut quiet = Problems::default();
        let tokens = tokenize(self.source, from, from + code.len(), &mut quiet);
        if tokens.is_empty() || !quiet.is_empty() || code.contains('#') {
            return None;
        }
        let mut cursor = Cursor::new(self.source, &tokens);
        let expr = match expr::parse(&mut cursor, problems) {
            Ok(expr) => expr,
            Err(Reported) => return Some(Err(Reported)),
        };
        let spec = spec.strip_prefix(':').unwrap_or(spec).to_owned();
        cursor.is_at_end().then_some(Ok(Insert { expr, repr, spec }))
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            self.segments.push(Segment::Plain(std::mem::take(&mut self.plain)));
        }
    }
}

/// How much of what stands in braces comes before its `:spec`.
fn code_length(inside: &str) -> usize {
    let mut depth = 0;
    let end = inside.find(|c| {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        c == ':' && depth <= 0
    });
    end.unwrap_or(inside.len())
}
