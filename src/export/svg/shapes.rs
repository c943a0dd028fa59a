//! Paints what is on a track: bars and stacks with their patterns, lines, marks.

use super::canvas::{Canvas, Font};
use super::hatch::Area;
use super::style::{Hatch, Lines, Style, style};
use crate::trace::SpanState;
use crate::view::Path;
use crate::view::scene::{Bar, Fading, Mark, Point, Rect, Shape, StackedBar};

/// Paints some shapes, from back to front.
pub(super) fn shapes(canvas: &mut Canvas, shapes: &[Shape]) {
    for shape in shapes {
        match shape {
            Shape::Bars(of) => bars(canvas, of),
            Shape::Stack(of) => stack(canvas, of),
            Shape::Measured(of) => measured(canvas, of),
            Shape::Fading(of) => fading(canvas, of),
            Shape::Marks(mark, points) => marks(canvas, *mark, points, mark.half()),
        }
    }
}

/// Bars, and the texts on them.
fn bars(canvas: &mut Canvas, bars: &[Bar]) {
    SpanState::ALL.into_iter().for_each(|state| of_state(canvas, state, bars));
    for (state, label) in bars.iter().filter_map(|bar| Some((bar.state, bar.label.as_ref()?))) {
        let font = Font { size: "12.5", bold: true, colour: style(state, canvas.palette).text };
        canvas.text(label, font);
    }
}

/// The bars of one state.
pub(super) fn of_state(canvas: &mut Canvas, state: SpanState, bars: &[Bar]) {
    let style = style(state, canvas.palette);
    let [mut narrow, mut wide, mut around] = <[Path; 3]>::default();
    let mut areas = Vec::new();
    for bar in bars.iter().filter(|bar| bar.state == state) {
        let Rect { x, y, width, height } = bar.rect;
        if bar.narrow {
            narrow.strip(bar.rect);
            continue;
        }
        wide.bar(bar.rect);
        around.bar(Rect { x: x + 0.5, y: y + 0.5, width: width - 1.0, height: height - 1.0 });
        // Within the round corners.
        let (right, bottom) = (x + width - 0.7, y + height - 0.7);
        areas.push(Area { left: x + 0.7, right, top: y + 0.7, bottom });
    }
    let percent = style.narrow_percent;
    let opacity = if percent < 100 { format!(" fill-opacity=\"0.{percent:02}\"") } else { String::new() };
    canvas.path(narrow, &format!("fill=\"{}\"{opacity}", style.narrow));
    let hatch = style.hatch.filter(|_| style.bars_hatched);
    filled(canvas, &style, wide, hatch.as_ref(), &areas, 3.0);
    if let Some(colour) = style.dashes {
        canvas.stroke(around, colour, "1", " stroke-dasharray=\"4 3\"");
    }
    let [mut gaps, mut thin] = <[Path; 2]>::default();
    for pause in bars.iter().filter(|bar| bar.state == state).flat_map(|bar| &bar.pauses) {
        gaps.strip(*pause);
        thin.strip(pause.thin());
    }
    canvas.fill(gaps, canvas.palette.card);
    canvas.fill(thin, style.narrow);
}

/// How many are in which state.
fn stack(canvas: &mut Canvas, bars: &[StackedBar]) {
    for state in SpanState::ALL {
        let style = style(state, canvas.palette);
        let (mut path, mut areas) = (Path::default(), Vec::new());
        for bar in bars.iter().filter(|bar| bar.state == state) {
            path.stacked(bar);
            // Within the edges, for a line has a width.
            let &StackedBar { left, right, top, bottom, .. } = bar;
            areas.push(Area { left, right, top: top + 0.9, bottom: bottom - 0.9 });
        }
        filled(canvas, &style, path, style.hatch.as_ref(), &areas, 1.0);
    }
}

/// What goes on, paler and paler.
fn fading(canvas: &mut Canvas, Fading { state, slices, label }: &Fading) {
    let style = style(*state, canvas.palette);
    for (rect, percent) in slices {
        let mut path = Path::default();
        path.strip(*rect);
        let fill = style.fill.unwrap_or(style.narrow);
        canvas.path(path, &format!("fill=\"{fill}\" fill-opacity=\"0.{percent:02}\""));
    }
    if let Some(label) = label {
        canvas.text(label, Font { size: "12.5", bold: true, colour: style.text });
    }
}

/// What was measured.
fn measured(canvas: &mut Canvas, lines: &[Rect]) {
    let mut path = Path::default();
    lines.iter().for_each(|line| path.bar(*line));
    let attributes = format!("fill=\"{}\" fill-opacity=\"0.62\"", canvas.palette.ink);
    canvas.path(path, &attributes);
}

/// Marks around some points, so many px to each side.
pub(super) fn marks(canvas: &mut Canvas, mark: Mark, points: &[Point], half: f64) {
    let mut path = Path::default();
    points.iter().for_each(|point| mark.outline(&mut path, *point, half));
    let palette = canvas.palette;
    match mark {
        Mark::Printed => {
            let attributes =
                format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.6\"", palette.card, palette.ink);
            canvas.path(path, &attributes);
        }
        Mark::Failed => canvas.stroke(path, palette.wrong, "2.4", " stroke-linecap=\"round\""),
        Mark::Cancelled => {
            let attributes =
                format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.8\"", palette.card, palette.wrong);
            canvas.path(path, &attributes);
        }
        Mark::Stuck => canvas.path(
            path,
            &format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.6\"", palette.card, palette.wrong),
        ),
    }
}

/// A state's colour, and its lines over that.
fn filled(canvas: &mut Canvas, style: &Style, path: Path, hatch: Option<&Hatch>, areas: &[Area], least: f64) {
    if let Some(colour) = style.fill {
        canvas.fill(path, colour);
    }
    let Some(hatch) = hatch else { return };
    let lines = canvas.lines_left.lines(hatch, areas, least);
    let dots = if matches!(hatch.lines, Lines::Dotted) { " stroke-dasharray=\"2 4\"" } else { "" };
    let opacity = if hatch.percent < 100 {
        format!(" stroke-opacity=\"0.{:02}\"", hatch.percent)
    } else {
        String::new()
    };
    canvas.stroke(lines, hatch.colour, hatch.width, &format!("{dots}{opacity}"));
}
