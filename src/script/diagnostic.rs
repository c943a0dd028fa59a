//! An error of a script, as a person reads it.

use std::collections::BTreeSet;
use std::fmt;

use unicode_width::UnicodeWidthStr;

use super::{LineIndex, Place, Problem, Span};

/// One error of a script: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The bytes it covers.
    pub span: Span,
    /// The line and column at which it starts.
    pub place: Place,
    /// What is wrong.
    pub problem: Problem,
}

impl Diagnostic {
    /// The form a terminal shows: `FILE:LINE:COL: error[CODE]: message`, the line, and a caret under the place.
    pub fn in_file<'a>(&'a self, file: &'a str, source: &'a str) -> impl fmt::Display + 'a {
        Report { diagnostic: self, file, source }
    }
}

/// The problems that have been found so far.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<(Span, Problem)>,
}

impl Problems {
    pub(super) fn report(&mut self, span: Span, problem: Problem) {
        self.found.push((span, problem));
    }

    /// Those of these spans, in order, in which a problem begins.
    pub(super) fn touched(&self, spans: impl Iterator<Item = Span>) -> Vec<Span> {
        let mut starts = BTreeSet::new();
        starts.extend(self.found.iter().map(|(span, _)| span.start));
        spans.filter(|span| starts.range(span.start..=span.end).next().is_some()).collect()
    }

    /// Reports each of these, which are in order, in place of all that begin where it is.
    pub(super) fn replace(&mut self, problems: Vec<(Span, Problem)>) {
        self.found.retain(|(found, _)| {
            let before = problems.partition_point(|(span, _)| span.start <= found.start);
            before.checked_sub(1).is_none_or(|at| found.start > problems[at].0.end)
        });
        self.found.extend(problems);
    }

    /// Reports this alone.
    pub(super) fn only(&mut self, span: Span, problem: Problem) {
        self.found = vec![(span, problem)];
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// In the order of their places; what was found first comes first where two share one.
    pub(super) fn into_diagnostics(mut self, lines: &LineIndex) -> Vec<Diagnostic> {
        self.found.sort_by_cached_key(|(span, _)| u64::from(span.start));
        self.found
            .into_iter()
            .map(|(span, problem)| Diagnostic { span, place: lines.place(span), problem })
            .collect()
    }
}

/// How many letters of a line are shown at most.
const MOST_SHOWN: usize = 400;

struct Report<'a> {
    diagnostic: &'a Diagnostic,
    file: &'a str,
    source: &'a str,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column, length } = self.diagnostic.place;
        let problem = &self.diagnostic.problem;
        writeln!(f, "{}:{line}:{column}: error[{}]: {problem}", self.file, problem.code())?;

        let start = self.diagnostic.span.start;
        let text = Span { start, end: start }.lines(self.source).of(self.source);
        let all: Vec<char> = text.trim_end_matches('\r').chars().map(printable).collect();
        let at = (column as usize - 1).min(all.len());
        // Of a line that is too long for any window what stands around the place.
        let first = if all.len() > MOST_SHOWN { at.saturating_sub(MOST_SHOWN / 2) } else { 0 };
        let shown = &all[first..all.len().min(first + MOST_SHOWN)];
        let at = at - first;
        let end = (at + length as usize).min(shown.len());
        // A caret stands in columns of the terminal: Hangul and emoji take two.
        let width = |chars: &[char]| chars.iter().collect::<String>().width();
        let (before, under) = (" ".repeat(width(&shown[..at])), "^".repeat(width(&shown[at..end]).max(1)));
        let number = line.to_string();
        writeln!(f, "{number} | {}", shown.iter().collect::<String>())?;
        writeln!(f, "{} | {before}{under}", " ".repeat(number.len()))
    }
}

/// A terminal must neither jump (tabs) nor obey (escapes) where a script's line is shown.
fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}
