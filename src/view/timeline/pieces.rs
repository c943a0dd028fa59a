//! The spans of a lane at the resolution of the screen: a span each, or one piece for several that are too short to be seen
//! one by one.

use std::ops::Range;

use crate::trace::{Micros, Span, SpanState};

/// The part of the time that is seen, and its resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs.
    pub to_us: Micros,
    /// What is shorter than this, in µs, is not seen by itself; at least 1.
    pub grain_us: Micros,
}

/// A stretch of a lane that is drawn as one bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The state; of short spans together, the one that took most of the time.
    pub state: SpanState,
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs.
    pub to_us: Micros,
    /// Which of the lane's spans it is.
    pub spans: Range<usize>,
}

impl Piece {
    /// Whether it stands for several spans.
    pub fn is_merged(&self) -> bool {
        self.spans.len() > 1
    }
}

/// The time that spans take, by state: those that there are, in order.
pub fn times_by_state(spans: &[Span]) -> Vec<(SpanState, Micros)> {
    let mut times_us = [0; SpanState::ALL.len()];
    spans.iter().for_each(|span| times_us[span.state as usize] += span.duration_us());
    SpanState::ALL.into_iter().zip(times_us).filter(|(_, us)| *us > 0).collect()
}

/// The pieces of a lane's spans in a window. Takes time in proportion to the spans inside the window, found by binary search.
///
/// Spans shorter than the grain fall into columns one grain wide. Columns are counted from 0 and not from the window's
/// start, so that panning does not change them; adjacent columns of one state are one piece.
pub fn pieces(spans: &[Span], window: Window) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<Column> = None;
    let first = spans.partition_point(|span| span.to_us <= window.from_us);
    let seen = spans.iter().enumerate().skip(first).take_while(|(_, span)| span.from_us < window.to_us);
    for (at, span) in seen {
        if span.duration_us() >= window.grain_us {
            close(&mut pieces, open.take(), window.grain_us);
            let Span { state, from_us, to_us, .. } = *span;
            pieces.push(Piece { state, from_us, to_us, spans: at..at + 1 });
        } else if let Some(column) = open.as_mut().filter(|column| span.from_us < column.end_us) {
            column.add(at, span);
        } else {
            close(&mut pieces, open.replace(Column::of(at, span, window.grain_us)), window.grain_us);
        }
    }
    close(&mut pieces, open, window.grain_us);
    pieces
}

/// Adds a column to the pieces: a piece of its own, or the end of the last one if that is of the same state and adjacent.
fn close(pieces: &mut Vec<Piece>, column: Option<Column>, grain_us: Micros) {
    let Some(column) = column else { return };
    let piece = column.piece();
    match pieces.last_mut() {
        Some(last)
            if last.state == piece.state
                && (last.is_merged() || last.to_us - last.from_us < grain_us)
                && piece.from_us < last.to_us + grain_us =>
        {
            last.to_us = piece.to_us;
            last.spans.end = piece.spans.end;
        }
        _ => pieces.push(piece),
    }
}

/// Short spans that begin within one grain.
struct Column {
    /// Where the grain ends.
    end_us: Micros,
    from_us: Micros,
    to_us: Micros,
    spans: Range<usize>,
    times_us: [Micros; SpanState::ALL.len()],
}

impl Column {
    fn of(at: usize, span: &Span, grain_us: Micros) -> Self {
        let Span { from_us, to_us, .. } = *span;
        let end_us = (from_us / grain_us + 1).saturating_mul(grain_us);
        let mut column = Self { end_us, from_us, to_us, spans: at..at, times_us: [0; SpanState::ALL.len()] };
        column.add(at, span);
        column
    }

    fn add(&mut self, at: usize, span: &Span) {
        self.to_us = span.to_us;
        self.spans.end = at + 1;
        self.times_us[span.state as usize] += span.duration_us();
    }

    fn piece(self) -> Piece {
        let longest = (0..SpanState::ALL.len()).max_by_key(|state| self.times_us[*state]).unwrap_or(0);
        Piece { state: SpanState::ALL[longest], from_us: self.from_us, to_us: self.to_us, spans: self.spans }
    }
}
