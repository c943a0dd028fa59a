//! A lane's spans as bars, with their texts where there is room; what was measured as thin lines.

use super::pauses::pauses;
use super::shape::{Bar, Rect, Text};
use crate::text::TimelineTexts;
use crate::trace::{Span, SpanState, Strategy};
use crate::view::{Density, Lens, Piece, Turn, fit, piece_texts, pieces};

/// What is narrower, in px, is drawn together with its neighbours.
pub(super) const GRAIN: f64 = 1.5;

/// A bar narrower than this, in px, shows no pattern and no dashes: its colour is all that can be seen, and it is
/// drawn on whole pixels. That is also what a browser draws thousands of in a frame.
const NARROW: f64 = 6.0;

/// A bar narrower than this, in px, has no text.
const LEAST_TEXT: f64 = 28.0;

/// In less room than this, in px, no text is cut.
const LEAST_CUT: f64 = 34.5;

/// How high the line of what was measured is, in px.
const LINE_HEIGHT: f64 = 2.5;

/// A strip of the track, in px: where the track begins, and between which heights things are drawn.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// What bars say, and how wide that is.
pub(super) struct Words<'a> {
    pub(super) texts: &'a TimelineTexts,
    pub(super) strategy: Strategy,
    pub(super) width: &'a dyn Fn(&str) -> f64,
}

/// The bars of a lane that are seen; with their texts if there are words for them, with gaps where a span has its
/// processor in turn with others.
pub(super) fn bars<'a>(
    spans: &'a [Span],
    lens: &Lens,
    strip: Strip,
    words: Option<Words>,
    turns: &dyn Fn(&'a Span) -> &'a [Turn],
) -> Vec<Bar> {
    let Strip { left, top, height } = strip;
    let bar = |piece: Piece| {
        let (from, width) = stretch(&piece, lens);
        let narrow = width < NARROW;
        let (x, width) = if narrow { whole_pixels(&piece, lens) } else { (from, width) };
        let label = words.as_ref().filter(|_| width >= LEAST_TEXT).and_then(|words| {
            let x = from.max(0.0) + 8.0;
            let room = (from + width).min(lens.room) - x - 5.0;
            let text = label(piece_texts(&piece, spans, words.strategy, words.texts), room, words.width)?;
            Some(Text { x: left + x, y: top + height / 2.0 + 4.5, text })
        });
        let rect = Rect { x: left + x, y: top, width, height };
        let mut bar = Bar { state: piece.state, rect, narrow, pauses: Vec::new(), label };
        if !narrow && !piece.is_merged() {
            let text_width = bar.label.as_ref().zip(words.as_ref());
            let text_width = text_width.map_or(0.0, |(label, words)| (words.width)(&label.text));
            bar.pauses = pauses(&bar, turns(&spans[piece.spans.start]), lens, left, text_width);
        }
        bar
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

/// What was measured of many tasks: where any of them did something.
pub(super) fn measured_together(density: &Density, lens: &Lens, left: f64, top: f64) -> Vec<Rect> {
    let mut lines: Vec<Rect> = Vec::new();
    let mut x = 0.0;
    while x < lens.room {
        let counts = density.mean(lens.t_us(x), lens.t_us(x + GRAIN).max(lens.t_us(x) + 1));
        let does = |state: &SpanState| *state != SpanState::Ready && counts[*state as usize] > 0.0;
        if SpanState::ALL.iter().any(does) {
            match lines.last_mut().filter(|line| line.x + line.width >= left + x) {
                Some(line) => line.width += GRAIN,
                None => lines.push(Rect { x: left + x, y: top, width: GRAIN, height: LINE_HEIGHT }),
            }
        }
        x += GRAIN;
    }
    lines
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

/// The longest of a bar's texts that fits, the short one cut if something of it can still be read. A time that is cut is
/// another time.
pub(super) fn label(
    (text, short): (String, String),
    room: f64,
    width: &dyn Fn(&str) -> f64,
) -> Option<String> {
    let whole = |text: &str| fit(text, room, width).filter(|fitted| fitted == text);
    let may_cut = room >= LEAST_CUT && !short.starts_with(|c: char| c.is_ascii_digit());
    whole(&text).or_else(|| fit(&short, room, width).filter(|cut| may_cut || *cut == short))
}
