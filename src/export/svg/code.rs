//! Paints a script, or a Python program, in the colours of the editor.

use super::canvas::{Canvas, Font};
use super::colours::Palette;
use crate::script::{Class, Piece, in_pieces, is_python};
use crate::view::{Letters, advance, fit};

/// How high a line is, in px.
pub(super) const LINE: f64 = 19.0;
const PLAIN: Letters = Letters { size: 14.0, bold: false };
const NUMBER: Letters = Letters { size: 12.0, bold: false };
/// How wide a space before a statement is, in px.
const INDENT: f64 = 8.0;
/// Between a line's number and the line, in px.
const GUTTER: f64 = 9.0;

/// A line of a script, or of a Python program.
pub(super) struct Line {
    /// Which it is, counted from 1.
    number: usize,
    /// The room before it, in px.
    indent: f64,
    text: String,
    /// What that is made of: how many bytes, and of which class they are.
    pieces: Vec<(usize, Option<Class>)>,
}

impl Line {
    #[expect(clippy::cast_precision_loss, reason = "spaces")]
    fn new(number: usize, line: &str, pieces: &[Piece]) -> Self {
        let text = line.trim_start();
        let mut before = line.len() - text.len();
        let indent = before as f64 * INDENT;
        let length = |(piece, class): &Piece| {
            let cut = before.min(piece.len());
            before -= cut;
            (piece.len() - cut, *class)
        };
        Self { number, indent, text: text.to_owned(), pieces: pieces.iter().map(length).collect() }
    }
}

/// The lines that are shown below the title: all but the one that says it, and what is empty around them.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let is_python = is_python(source);
    let title = if is_python { "# loopscope: title " } else { "title " };
    let whole = (1..).zip(source.lines().zip(in_pieces(source, is_python)));
    let shown = whole.filter(|(_, (line, _))| !line.starts_with(title));
    let mut lines: Vec<Line> =
        shown.map(|(number, (line, pieces))| Line::new(number, line, &pieces)).collect();
    let is_filled = |line: &Line| !line.text.is_empty();
    lines.truncate(lines.iter().rposition(is_filled).map_or(0, |last| last + 1));
    lines.drain(..lines.iter().position(is_filled).unwrap_or(0));
    lines
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
    for (row, line) in shown.iter().enumerate() {
        let number = line.number.to_string();
        canvas.line(x + gutter - GUTTER - advance(&number, NUMBER), baseline(row), of_number, &number);
        let before = gutter + line.indent;
        let text = fit(&line.text, room - before, &|text| advance(text, PLAIN)).unwrap_or_default();
        canvas.pieces(x + before, baseline(row), font, &coloured(line, &text, font, canvas.palette));
    }
    if is_cut {
        canvas.line(x + gutter, baseline(shown.len()), Font { colour: canvas.palette.mute, ..font }, "…");
    }
}

/// How wide lines are with their numbers, in px.
pub(super) fn width(lines: &[Line]) -> f64 {
    let width = |line: &Line| line.indent + advance(&line.text, PLAIN);
    gutter(lines) + lines.iter().map(width).fold(0.0, f64::max)
}

/// The room of the numbers, in px.
fn gutter(lines: &[Line]) -> f64 {
    lines.last().map_or(0.0, |last| advance(&last.number.to_string(), NUMBER) + GUTTER)
}

/// The pieces of what is shown of a line, each in its colour, with the spaces behind it.
fn coloured(line: &Line, shown: &str, font: Font, palette: &Palette) -> Vec<(String, Font)> {
    let kept = shown.strip_suffix('…').filter(|_| shown != line.text).unwrap_or(shown);
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
    for (length, class) in &line.pieces {
        let end = (at + length).min(kept.len());
        add(&kept[at..end], class.map_or(font, |class| of_class(class, font, palette)));
        at = end;
    }
    add(&shown[at..], font);
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
