//! Where something stands in a script.

/// A piece of the source: byte offsets, `start` included, `end` not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets of one script. Scripts are at most 64 KiB, so they fit.
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    /// From the start of this span to the end of that one.
    pub(super) fn to(self, end: Span) -> Self {
        Self { start: self.start, end: end.end }
    }

    /// The whole lines that it touches, without the break at their end.
    pub(super) fn lines(self, source: &str) -> Self {
        let (before, after) = (&source[..self.start as usize], &source[self.end as usize..]);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self::new(start, after.find('\n').map_or(source.len(), |newline| self.end as usize + newline))
    }

    /// The text this span covers.
    pub fn of(self, source: &str) -> &str {
        &source[self.start as usize..self.end as usize]
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Where a person looks: line and column from 1, columns and length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The length on that line, in characters; 0 marks a point between two.
    pub length: u32,
}

/// Turns byte offsets into lines and columns.
pub struct LineIndex<'a> {
    source: &'a str,
    /// The byte offset at which each line starts.
    starts: Vec<u32>,
}

impl<'a> LineIndex<'a> {
    /// An index of a script.
    pub fn new(source: &'a str) -> Self {
        let after_breaks =
            source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| offset(at + 1));
        Self { source, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line of a byte offset, from 1.
    pub fn line(&self, at: u32) -> u32 {
        offset(self.starts.partition_point(|start| *start <= at))
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let line = self.line(span.start);
        let start = self.starts[line as usize - 1];
        let line_end = self.starts.get(line as usize).map_or(offset(self.source.len()), |next| next - 1);
        let chars =
            |from, to: u32| offset(Span { start: from, end: to.max(from) }.of(self.source).chars().count());
        Place {
            line,
            column: chars(start, span.start) + 1,
            length: chars(span.start, span.end.min(line_end)),
        }
    }
}
