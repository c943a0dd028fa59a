//! Bars and bands with their patterns.

use super::canvas::{Canvas, Font};
use super::hatch::Area;
use super::style::{Hatch, Lines, Style, style};
use crate::trace::{Span, State};
use crate::view::{
    Bar, Density, GRAIN, Index, Lens, Path, Piece, STATES, SpanWords, Step, bars as seen, pieces, steps,
};

/// A place on the track, in px: where the track begins, and between which heights things are drawn.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The bars of a lane; with their texts if there are words for them.
pub(super) fn bars(
    canvas: &mut Canvas,
    place: Place,
    spans: &[Span],
    lens: &Lens,
    words: Option<&SpanWords>,
) {
    let Place { left, top, height } = place;
    let seen: Vec<Bar> = seen(spans, lens, words).collect();
    STATES.into_iter().for_each(|state| shapes(canvas, place, state, &seen));
    for (state, x, text) in seen.into_iter().filter_map(|bar| bar.label.map(|(x, text)| (bar.state, x, text)))
    {
        let font = Font { size: "12.5", bold: true, colour: style(state, canvas.palette).text };
        canvas.text(left + x, top + height / 2.0 + 4.5, font, &text);
    }
}

/// The bars of one state.
fn shapes(canvas: &mut Canvas, Place { left, top, height }: Place, state: State, seen: &[Bar]) {
    let style = style(state, canvas.palette);
    let [mut narrow, mut wide, mut around] = <[Path; 3]>::default();
    let mut areas = Vec::new();
    for bar in seen.iter().filter(|bar| bar.state == state) {
        let x = left + bar.x;
        if bar.narrow {
            narrow.strip(x, top, bar.width, height);
            continue;
        }
        wide.bar(x, top, bar.width, height);
        around.bar(x + 0.5, top + 0.5, bar.width - 1.0, height - 1.0);
        // Within the round corners.
        let (right, bottom) = (x + bar.width - 0.7, top + height - 0.7);
        areas.push(Area { left: x + 0.7, right, top: top + 0.7, bottom });
    }
    let percent = style.narrow_percent;
    let opacity = if percent < 100 { format!(" fill-opacity=\"0.{percent:02}\"") } else { String::new() };
    canvas.path(narrow, &format!("fill=\"{}\"{opacity}", style.narrow));
    let hatch = style.hatch.filter(|_| style.bars_hatched);
    draw(canvas, &style, wide, hatch.as_ref(), &areas, 3.0);
    if let Some(colour) = style.dashes {
        canvas.stroke(around, colour, "1", " stroke-dasharray=\"4 3\"");
    }
}

/// A state's looks for a legend, 16 px wide and 12 px high.
pub(super) fn swatch(canvas: &mut Canvas, state: State, x: f64, y: f64) {
    let bar = Bar { state, x: 0.0, width: 16.0, narrow: false, label: None };
    shapes(canvas, Place { left: x, top: y, height: 12.0 }, state, &[bar]);
}

/// How many are in which state, stacked.
pub(super) fn band(canvas: &mut Canvas, place: Place, density: &Density, lens: &Lens) {
    let mut found = Vec::new();
    steps(density, lens, place.top, place.height, |step| found.push(step));
    for state in STATES {
        let style = style(state, canvas.palette);
        let (mut path, mut areas) = (Path::default(), Vec::new());
        for step in found.iter().filter(|step| step.state == state) {
            let (left, right) = (place.left + step.from, place.left + step.to);
            path.step(&Step { from: left, to: right, ..*step });
            // Within the edges, for a line has a width.
            areas.push(Area { left, right, top: step.top + 0.9, bottom: step.bottom - 0.9 });
        }
        draw(canvas, &style, path, style.hatch.as_ref(), &areas, 1.0);
    }
}

/// What held the loop's thread; how much of the time, where spans are too short to be seen one by one.
pub(super) fn loop_bars(canvas: &mut Canvas, place: Place, index: &Index, lens: &Lens) {
    if pieces(index.loop_spans(), lens.window(GRAIN)).iter().any(Piece::is_merged) {
        band(canvas, place, index.loop_density(), lens);
    } else {
        bars(canvas, place, index.loop_spans(), lens, None);
    }
}

/// A state's colour, and its lines over that.
fn draw(canvas: &mut Canvas, style: &Style, path: Path, hatch: Option<&Hatch>, areas: &[Area], least: f64) {
    if let Some(colour) = style.fill {
        canvas.fill(path, colour);
    }
    let Some(hatch) = hatch else { return };
    let lines = canvas.ink.lines(hatch, areas, least);
    let dots = if matches!(hatch.lines, Lines::Dotted) { " stroke-dasharray=\"2 4\"" } else { "" };
    let opacity = if hatch.percent < 100 {
        format!(" stroke-opacity=\"0.{:02}\"", hatch.percent)
    } else {
        String::new()
    };
    canvas.stroke(lines, hatch.colour, hatch.width, &format!("{dots}{opacity}"));
}
