//! A lane's spans as bars, with their texts where there is room; what was measured as thin lines.

use super::shape::{Bar, Rect, Text};
use crate::text::TimelineTexts;
use crate::trace::{Span, SpanState};
use crate::view::{Lens, Piece, fit, letters, piece_texts, pieces};

/// What is narrower, in px, is drawn together with its neighbours.
pub(super) const GRAIN: f64 = 1.5;

/// A bar narrower than this, in px, shows no pattern and no dashes: its colour is all that can be seen, and it is
/// drawn on whole pixels. That is also what a browser draws thousands of in a frame.
const NARROW: f64 = 6.0;

/// A bar narrower than this, in px, has no text.
const LEAST_TEXT: f64 = 28.0;

/// How high the line of what was measured is, in px.
const LINE_HEIGHT: f64 = 2.5;

/// A strip of the track, in px: where the track begins, and between which heights things are drawn.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The bars of a lane that are seen; with their texts if there are words for them.
pub(super) fn bars(spans: &[Span], lens: &Lens, strip: Strip, texts: Option<&TimelineTexts>) -> Vec<Bar> {
    let Strip { left, top, height } = strip;
    let bar = |piece: Piece| {
        let (from, width) = stretch(&piece, lens);
        let narrow = width < NARROW;
        let (x, width) = if narrow { whole_pixels(&piece, lens) } else { (from, width) };
        let label = texts.filter(|_| width >= LEAST_TEXT).and_then(|texts| {
            let x = from.max(0.0) + 8.0;
            let room = letters((from + width).min(lens.room) - x - 8.0);
            let text = label(piece_texts(&piece, spans, texts), room)?;
            Some(Text { x: left + x, y: top + height / 2.0 + 4.5, text })
        });
        Bar { state: piece.state, rect: Rect { x: left + x, y: top, width, height }, narrow, label }
    };
    pieces(spans, lens.window(GRAIN)).into_iter().map(bar).collect()
}

/// What was measured. Being ready is not doing anything: a gap shows it.
pub(super) fn measured(spans: &[Span], lens: &Lens, left: f64, top: f64) -> Vec<Rect> {
    let pieces =
        pieces(spans, lens.window(GRAIN)).into_iter().filter(|piece| piece.state != SpanState::Ready);
    let line = |piece: Piece| {
        let (x, width) = stretch(&piece, lens);
        Rect { x: left + x, y: top, width, height: LINE_HEIGHT }
    };
    pieces.map(line).collect()
}

/// Where a piece begins and how wide it is: a hair less, to part neighbours, and never so much that it vanishes.
fn stretch(piece: &Piece, lens: &Lens) -> (f64, f64) {
    let (from, to) = lens.stretch(piece.from_us, piece.to_us);
    (from, (to - from - 1.0).max(0.8))
}

/// The same on whole pixels, without a gap.
fn whole_pixels(piece: &Piece, lens: &Lens) -> (f64, f64) {
    let (from, to) = lens.stretch(piece.from_us, piece.to_us);
    (from.round(), (to.round() - from.round()).max(1.0))
}

/// The longest of a bar's texts that fits, the short one cut if something of it can still be read.
fn label((text, short): (String, String), cells: usize) -> Option<String> {
    let whole = |text: &str| fit(text, cells).filter(|fitted| fitted == text);
    whole(&text).or_else(|| fit(&short, cells).filter(|cut| cells >= 5 || *cut == short))
}
