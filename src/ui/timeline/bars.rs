//! Bars in a row: a path a state, and texts where there is room.

use yew::prelude::*;

use super::layout::cells;
use super::path::{Path, px};
use crate::trace::{Span, State};
use crate::view::{Density, Lens, STATES, SpanWords, fit, pieces, texts};

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
const STACK: [State; 7] = [
    State::Computing,
    State::Blocking,
    State::Offloaded,
    State::Sleeping,
    State::Waiting,
    State::Queued,
    State::Ready,
];

/// The class that gives a state its colour and pattern.
pub fn class(state: State) -> &'static str {
    match state {
        State::Ready => "ready",
        State::Computing => "computing",
        State::Blocking => "blocking",
        State::Sleeping => "sleeping",
        State::Waiting => "waiting",
        State::Queued => "queued",
        State::Offloaded => "offloaded",
    }
}

/// The part of a stretch that is seen, and a little more, so that its ends are out of sight.
fn visible(lens: &Lens, from_us: u64, to_us: u64) -> (f64, f64) {
    (lens.x(from_us).max(-20.0), lens.x(to_us).min(lens.room + 20.0))
}

/// The bars of a lane that are seen; with their texts if there are words for them.
pub fn bars(spans: &[Span], lens: &Lens, top: f64, height: f64, words: Option<&SpanWords>) -> Html {
    let mut paths: [Path; STATES.len()] = Default::default();
    let mut narrow: [Path; STATES.len()] = Default::default();
    let mut labels = Vec::new();
    for piece in pieces(spans, lens.window(GRAIN)) {
        let (from, to) = visible(lens, piece.from_us, piece.to_us);
        // A hair between neighbours; never so much that a short bar vanishes.
        let width = (to - from - 1.0).max(0.8);
        if width < NARROW {
            let left = from.round();
            narrow[piece.state as usize].strip(left, top, (to.round() - left).max(1.0), height);
            continue;
        }
        paths[piece.state as usize].bar(from, top, width, height);
        if let Some(words) = words.filter(|_| width >= LEAST_TEXT) {
            let x = from.max(0.0) + 8.0;
            let room = cells((from + width).min(lens.room) - x - 8.0);
            if let Some(text) = label(texts(&piece, spans, words), room) {
                labels.push((piece.state, x, text));
            }
        }
    }
    let labels = labels.into_iter().map(|(state, x, text)| {
        html! { <text class={classes!("on", class(state))} x={px(x)} y={px(top + height / 2.0 + 4.5)}>{ text }</text> }
    });
    html! { <>{ for drawn(narrow, STATES, "narrow") }{ for drawn(paths, STATES, "bar") }{ for labels }</> }
}

fn drawn<const N: usize>(
    paths: [Path; N],
    states: [State; N],
    kind: &'static str,
) -> impl Iterator<Item = Html> {
    let paths = paths.into_iter().zip(states).filter_map(|(path, state)| Some((path.finish()?, state)));
    paths.map(move |(d, state)| html! { <path class={classes!(kind, class(state))} {d} /> })
}

/// The longest of a bar's texts that fits, the short one cut if something of it can still be read.
fn label((text, short): (String, String), cells: usize) -> Option<String> {
    let whole = |text: &str| fit(text, cells).filter(|fitted| fitted == text);
    whole(&text).or_else(|| fit(&short, cells).filter(|cut| cells >= 5 || *cut == short))
}

/// What was measured, as a thin line.
pub fn measured(spans: &[Span], lens: &Lens, top: f64) -> Html {
    let mut path = Path::default();
    // Being ready is not doing anything: a gap shows it.
    for piece in pieces(spans, lens.window(GRAIN)).iter().filter(|piece| piece.state != State::Ready) {
        let (from, to) = visible(lens, piece.from_us, piece.to_us);
        path.bar(from, top, (to - from - 1.0).max(0.8), 2.5);
    }
    path.finish().map(|d| html! { <path class="measured" {d} /> }).unwrap_or_default()
}

/// How many are in which state, stacked: as high as a bar where most are.
#[expect(clippy::cast_precision_loss, reason = "a picture")]
pub fn band(density: &Density, lens: &Lens, top: f64, height: f64) -> Html {
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
    let mut paths: [Path; STACK.len()] = Default::default();
    for (place, path) in paths.iter_mut().enumerate() {
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
            path.to('M', &[*from, edges[place]]).to('V', &[edges[place + 1]]).to('H', &[end]);
            path.to('V', &[edges[place]]).to('z', &[]);
        }
    }
    drawn(paths, STACK, "band").collect()
}
