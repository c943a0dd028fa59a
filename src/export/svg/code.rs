//! Paints a script, in the colours of the editor.

use super::canvas::{Canvas, Font};
use super::colours::Palette;
use crate::script::{Class, highlight};
use crate::view::{Letters, advance, fit};

/// How high a line is, in px.
pub(super) const LINE: f64 = 19.0;
const PLAIN: Letters = Letters { size: 14.0, bold: false };
const NUMBER: Letters = Letters { size: 12.0, bold: false };
/// How wide a space before a statement is, in px.
const INDENT: f64 = 8.0;
/// Between a line's number and the line, in px.
const GUTTER: f64 = 9.0;

/// A line of a script and its number, counted from 1.
pub(super) type Line<'a> = (usize, &'a str);

/// The lines of a script that are shown beside its title: all but that, and what is empty around them.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let lines: Vec<Line> =
        (1..).zip(source.lines()).filter(|(_, line)| !line.trim_start().starts_with("title ")).collect();
    let is_filled = |(_, line): &Line| !line.trim().is_empty();
    let first = lines.iter().position(is_filled).unwrap_or(lines.len());
    let last = lines.iter().rposition(is_filled).map_or(first, |last| last + 1);
    lines[first..last].to_vec()
}

/// Paints lines from a place on, as wide as there is room; of more than so many, the last is `…`. What else says where
/// something is says it by the number of a line.
#[expect(clippy::cast_precision_loss, reason = "lines")]
pub(super) fn code(canvas: &mut Canvas, [x, y]: [f64; 2], room: f64, lines: &[Line], most: usize) {
    let font = Font { size: "14", bold: false, colour: canvas.palette.ink };
    let of_number = Font { size: "12", bold: false, colour: canvas.palette.mute };
    let is_cut = lines.len() > most;
    let shown = &lines[..if is_cut { most.saturating_sub(1) } else { lines.len() }];
    let baseline = |row: usize| y + row as f64 * LINE + 14.0;
    let gutter = gutter(lines);
    for (row, (number, line)) in shown.iter().enumerate() {
        let number = number.to_string();
        canvas.line(x + gutter - GUTTER - advance(&number, NUMBER), baseline(row), of_number, &number);
        let text = line.trim_start();
        let before = gutter + indent(line);
        let (x_of_line, room) = (x + before, room - before);
        let text = fit(text, room, &|text| advance(text, PLAIN)).unwrap_or_default();
        canvas.pieces(
            x_of_line,
            baseline(row),
            font,
            &coloured(&text, line.len() > line.trim_start().len(), font, canvas.palette),
        );
    }
    if is_cut {
        canvas.line(x + gutter, baseline(shown.len()), Font { colour: canvas.palette.mute, ..font }, "…");
    }
}

/// How wide lines are with their numbers, in px.
pub(super) fn width(lines: &[Line]) -> f64 {
    let width = |(_, line): &Line| indent(line) + advance(line.trim_start(), PLAIN);
    gutter(lines) + lines.iter().map(width).fold(0.0, f64::max)
}

/// The room of the numbers.
fn gutter(lines: &[Line]) -> f64 {
    lines.last().map_or(0.0, |(last, _)| advance(&last.to_string(), NUMBER) + GUTTER)
}

#[expect(clippy::cast_precision_loss, reason = "spaces")]
fn indent(line: &str) -> f64 {
    (line.len() - line.trim_start().len()) as f64 * INDENT
}

/// A line's pieces, each in its colour, with the spaces behind it.
fn coloured(line: &str, is_inner: bool, font: Font, palette: &Palette) -> Vec<(String, Font)> {
    // What is indented declares nothing.
    let whole = format!("{}{line}", if is_inner { " " } else { "" });
    let mut pieces: Vec<(String, Font)> = Vec::new();
    let mut add = |text: &str, font: Font| {
        let trimmed = text.trim_start();
        if let Some((before, _)) = pieces.last_mut() {
            before.push_str(&text[..text.len() - trimmed.len()]);
        }
        if !trimmed.is_empty() {
            pieces.push((trimmed.to_owned(), font));
        }
    };
    let mut at = 0;
    for (span, class) in highlight(&whole) {
        let (start, end) = (span.start as usize, span.end as usize);
        add(&whole[at..start], font);
        add(&whole[start..end], of_class(class, font, palette));
        at = end;
    }
    add(&whole[at..], font);
    pieces
}

fn of_class(class: Class, font: Font, palette: &Palette) -> Font {
    let (bold, colour) = match class {
        Class::Keyword => (false, palette.token_keyword),
        Class::Name => (true, palette.ink),
        Class::Number => (false, palette.token_number),
        Class::Text => (false, palette.token_text),
        Class::Value => (false, palette.token_value),
        Class::Comment | Class::Covered => (false, palette.token_comment),
    };
    Font { bold, colour, ..font }
}
