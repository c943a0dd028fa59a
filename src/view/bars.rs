//! Bars in a row, and how many are in which state as a stack of steps: where they stand on a track, in px.

use super::timeline::{Density, Piece, STATES, SpanWords, pieces, texts};
use super::{Lens, fit, letters};
use crate::trace::{Span, State};

/// What is narrower, in px, is drawn together with its neighbours.
pub const GRAIN: f64 = 1.5;

/// A bar narrower than this, in px, shows no pattern and no dashes: its colour is all that can be seen, and it is
/// drawn on whole pixels. That is also what a browser draws thousands of in a frame.
const NARROW: f64 = 6.0;

/// A bar narrower than this, in px, has no text.
const LEAST_TEXT: f64 = 28.0;

/// How wide a column of a density is, in px.
const COLUMN: f64 = 2.0;

/// The order in which states are stacked, from below.
const STACK: [State; STATES.len()] = [
    State::Computing,
    State::Blocking,
    State::Offloaded,
    State::Sleeping,
    State::Waiting,
    State::Queued,
    State::Ready,
];

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it shows.
    pub state: State,
    /// Where it begins, in px.
    pub x: f64,
    /// How wide it is, in px.
    pub width: f64,
    /// Whether its colour is all that can be seen.
    pub narrow: bool,
    /// What it says and from where on, in px.
    pub label: Option<(f64, String)>,
}

/// The bars of a lane that are seen; with their texts if there are words for them.
pub fn bars(spans: &[Span], lens: &Lens, words: Option<&SpanWords>) -> impl Iterator<Item = Bar> {
    let bar = move |piece: Piece| {
        let (from, to) = lens.stretch(piece.from_us, piece.to_us);
        // A hair between neighbours; never so much that a short bar vanishes.
        let width = (to - from - 1.0).max(0.8);
        if width < NARROW {
            let x = from.round();
            let width = (to.round() - x).max(1.0);
            return Bar { state: piece.state, x, width, narrow: true, label: None };
        }
        let label = words.filter(|_| width >= LEAST_TEXT).and_then(|words| {
            let x = from.max(0.0) + 8.0;
            let room = letters((from + width).min(lens.room) - x - 8.0);
            Some((x, label(texts(&piece, spans, words), room)?))
        });
        Bar { state: piece.state, x: from, width, narrow: false, label }
    };
    pieces(spans, lens.window(GRAIN)).into_iter().map(bar)
}

/// The longest of a bar's texts that fits, the short one cut if something of it can still be read.
fn label((text, short): (String, String), cells: usize) -> Option<String> {
    let whole = |text: &str| fit(text, cells).filter(|fitted| fitted == text);
    whole(&text).or_else(|| fit(&short, cells).filter(|cut| cells >= 5 || *cut == short))
}

/// How many are in a state for a while, on top of those in the states below.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The state.
    pub state: State,
    /// Where it begins, in px.
    pub from: f64,
    /// Where it ends, in px.
    pub to: f64,
    /// Its upper edge, in px.
    pub top: f64,
    /// Its lower edge, in px.
    pub bottom: f64,
}

/// How many are in which state, stacked: as high as a bar where most are. `draw` gets them state by state, each from left
/// to right.
#[expect(clippy::cast_precision_loss, reason = "a picture")]
pub fn steps(density: &Density, lens: &Lens, top: f64, height: f64, mut draw: impl FnMut(Step)) {
    let mut columns: Vec<(f64, [f64; STACK.len() + 1])> = Vec::new();
    let per_task = height / density.peak.max(1) as f64;
    let mut x = 0.0;
    while x < lens.room {
        let mean = density.mean(lens.t_us(x), lens.t_us(x + COLUMN).max(lens.t_us(x) + 1));
        let mut edges = [top + height; STACK.len() + 1];
        for (place, state) in STACK.into_iter().enumerate() {
            edges[place + 1] = edges[place] - mean[state as usize] * per_task;
        }
        // Only where something changes.
        if columns.last().is_none_or(|(_, last)| *last != edges) {
            columns.push((x, edges));
        }
        x += COLUMN;
    }
    for (place, state) in STACK.into_iter().enumerate() {
        let ends = columns.iter().skip(1).map(|(x, _)| *x).chain([lens.room]);
        let mut steps = columns.iter().zip(ends).peekable();
        while let Some(((from, edges), to)) = steps.next() {
            if edges[place] - edges[place + 1] < 0.05 {
                continue;
            }
            // Columns of one height are one step.
            let mut end = to;
            while let Some((_, to)) =
                steps.next_if(|((_, next), _)| next[place..place + 2] == edges[place..place + 2])
            {
                end = to;
            }
            draw(Step { state, from: *from, to: end, top: edges[place + 1], bottom: edges[place] });
        }
    }
}
