//! Paints what is on a track: a path a state, and texts where there is room. The colours and patterns of the classes are in
//! the stylesheet.

use yew::prelude::*;

use crate::trace::SpanState;
use crate::view::scene::{Bar, Fading, Mark, Point, Rect, Shape, StackedBar, Text};
use crate::view::{Path, px};

/// The class that gives a mark its colours.
fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Printed => "mark",
        Mark::Failed => "cross",
        Mark::Cancelled => "cut",
        Mark::Stuck => "cut stuck",
    }
}

/// Shapes, from back to front.
pub fn shapes(shapes: &[Shape]) -> Html {
    let shape = |shape: &Shape| match shape {
        Shape::Bars(of) => bars(of),
        Shape::Stack(of) => stack(of),
        Shape::Measured(of) => measured(of),
        Shape::Fading(of) => fading(of),
        Shape::Marks(mark, points) => marks(*mark, points, mark.half()),
    };
    shapes.iter().map(shape).collect()
}

/// Bars and, in front of all of them, their texts.
fn bars(bars: &[Bar]) -> Html {
    let mut wide: [Path; SpanState::ALL.len()] = Default::default();
    let mut narrow: [Path; SpanState::ALL.len()] = Default::default();
    for bar in bars {
        if bar.narrow {
            narrow[bar.state as usize].strip(bar.rect);
        } else {
            wide[bar.state as usize].bar(bar.rect);
        }
    }
    let labels = bars.iter().filter_map(|bar| Some(text_on(bar.state, bar.label.as_ref()?)));
    html! {
        <>
            { for by_state(narrow, "narrow") }
            { for by_state(wide, "bar") }
            { gaps(bars) }
            { for labels }
        </>
    }
}

/// Where another thread has the processor; there a bar is thin.
fn gaps(bars: &[Bar]) -> Html {
    let mut gaps = Path::default();
    let mut thin: [Path; SpanState::ALL.len()] = Default::default();
    for (state, pause) in bars.iter().flat_map(|bar| bar.pauses.iter().map(|pause| (bar.state, pause))) {
        gaps.strip(*pause);
        thin[state as usize].strip(pause.thin());
    }
    let gaps = gaps.finish().map(|d| html! { <path class="gap" {d} /> });
    html! { <>{ for gaps }{ for by_state(thin, "narrow") }</> }
}

fn by_state(paths: [Path; SpanState::ALL.len()], kind: &'static str) -> impl Iterator<Item = Html> {
    let paths =
        paths.into_iter().zip(SpanState::ALL).filter_map(|(path, state)| Some((path.finish()?, state)));
    paths.map(move |(d, state)| html! { <path class={classes!(kind, state.word())} {d} /> })
}

/// How many are in which state.
fn stack(bars: &[StackedBar]) -> Html {
    let mut paths: [Path; SpanState::ALL.len()] = Default::default();
    bars.iter().for_each(|bar| paths[bar.state as usize].stacked(bar));
    by_state(paths, "band").collect()
}

/// The text on a bar.
fn text_on(state: SpanState, Text { x, y, text }: &Text) -> Html {
    html! { <text class={classes!("on", state.word())} x={px(*x)} y={px(*y)} ~textContent={text.as_str()} /> }
}

/// What goes on, paler and paler.
fn fading(Fading { state, slices, label }: &Fading) -> Html {
    let slices = slices.iter().map(|(rect, percent)| {
        let mut path = Path::default();
        path.strip(*rect);
        let opacity = format!("0.{percent:02}");
        html! { <path class={classes!("bar", state.word())} {opacity} d={path.finish()} /> }
    });
    html! { <>{ for slices }{ for label.iter().map(|label| text_on(*state, label)) }</> }
}

/// What was measured.
fn measured(lines: &[Rect]) -> Html {
    let mut path = Path::default();
    lines.iter().for_each(|line| path.bar(*line));
    path.finish().map(|d| html! { <path class="measured" {d} /> }).unwrap_or_default()
}

/// The line where the picture ends.
pub fn picture_end(x: f64, top: f64, bottom: f64) -> Html {
    let x = px(x);
    html! { <line class="picture-end" x1={x.clone()} x2={x} y1={px(top)} y2={px(bottom)} /> }
}

/// Marks around some points, so many px to each side.
pub fn marks(mark: Mark, points: &[Point], half: f64) -> Html {
    let mut path = Path::default();
    points.iter().for_each(|point| mark.outline(&mut path, *point, half));
    path.finish().map(|d| html! { <path class={mark_class(mark)} {d} /> }).unwrap_or_default()
}
