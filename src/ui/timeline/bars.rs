//! Bars in a row: a path a state, and texts where there is room.

use yew::prelude::*;

use crate::trace::{Span, State};
use crate::view::{Density, GRAIN, Lens, Path, STATES, SpanWords, pieces, px, steps};

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

/// The bars of a lane that are seen; with their texts if there are words for them.
pub fn bars(spans: &[Span], lens: &Lens, top: f64, height: f64, words: Option<&SpanWords>) -> Html {
    let mut paths: [Path; STATES.len()] = Default::default();
    let mut narrow: [Path; STATES.len()] = Default::default();
    let mut labels = Vec::new();
    for bar in crate::view::bars(spans, lens, words) {
        if bar.narrow {
            narrow[bar.state as usize].strip(bar.x, top, bar.width, height);
        } else {
            paths[bar.state as usize].bar(bar.x, top, bar.width, height);
        }
        labels.extend(bar.label.map(|(x, text)| (bar.state, x, text)));
    }
    let labels = labels.into_iter().map(|(state, x, text)| {
        html! { <text class={classes!("on", class(state))} x={px(x)} y={px(top + height / 2.0 + 4.5)}>{ text }</text> }
    });
    html! { <>{ for drawn(narrow, "narrow") }{ for drawn(paths, "bar") }{ for labels }</> }
}

fn drawn(paths: [Path; STATES.len()], kind: &'static str) -> impl Iterator<Item = Html> {
    let paths = paths.into_iter().zip(STATES).filter_map(|(path, state)| Some((path.finish()?, state)));
    paths.map(move |(d, state)| html! { <path class={classes!(kind, class(state))} {d} /> })
}

/// What was measured, as a thin line.
pub fn measured(spans: &[Span], lens: &Lens, top: f64) -> Html {
    let mut path = Path::default();
    // Being ready is not doing anything: a gap shows it.
    for piece in pieces(spans, lens.window(GRAIN)).iter().filter(|piece| piece.state != State::Ready) {
        let (from, to) = lens.stretch(piece.from_us, piece.to_us);
        path.bar(from, top, (to - from - 1.0).max(0.8), 2.5);
    }
    path.finish().map(|d| html! { <path class="measured" {d} /> }).unwrap_or_default()
}

/// How many are in which state, stacked: as high as a bar where most are.
pub fn band(density: &Density, lens: &Lens, top: f64, height: f64) -> Html {
    let mut paths: [Path; STATES.len()] = Default::default();
    steps(density, lens, top, height, |step| paths[step.state as usize].step(&step));
    drawn(paths, "band").collect()
}
