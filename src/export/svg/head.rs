//! What stands over a picture's timeline: the title, the total in large figures, what else the page's result says.

use super::PAD;
use super::canvas::{Canvas, Font};
use crate::export::notes::notes;
use crate::text::{FigureTexts, Language};
use crate::trace::Trace;
use crate::view::figures::percent;
use crate::view::{Headline, Letters, advance, cells, fit, headline};

const TITLE: Letters = Letters { size: 20.0, bold: true };
const TOTAL: Large = Large { size: "44", letters: Letters { size: 44.0, bold: true }, cell: 27.0 };
const UNIT: Large = Large { size: "22", letters: Letters { size: 22.0, bold: true }, cell: 15.0 };
/// The same where they would be wider than the picture.
const NARROW_TOTAL: Large = Large { size: "26", letters: Letters { size: 26.0, bold: true }, cell: 16.0 };
const NARROW_UNIT: Large = Large { size: "14", letters: Letters { size: 14.0, bold: true }, cell: 9.5 };
const VALUE: Letters = Letters { size: 17.0, bold: true };
const PLAIN: Letters = Letters { size: 13.0, bold: false };

/// Large letters.
#[derive(Clone, Copy)]
struct Large {
    size: &'static str,
    letters: Letters,
    /// What one of them is given at least, in px.
    cell: f64,
}

/// Draws it from `y` on; returns where it ends, in px.
pub(super) fn head(
    canvas: &mut Canvas,
    title: Option<&str>,
    trace: &Trace,
    language: Language,
    width: f64,
) -> f64 {
    let texts = &language.texts().figures;
    let room = width - 2.0 * PAD;
    let mut y = PAD;
    if let Some(title) = title.and_then(|title| fit(title, room, &|text| advance(text, TITLE))) {
        let font = Font { size: "20", bold: true, colour: canvas.palette.ink };
        canvas.line(PAD, y + 16.0, font, &title);
        y += 36.0;
    }
    y = figures(canvas, trace, texts, y, width);
    for note in notes(trace, language) {
        let colour = if note.wrong { canvas.palette.wrong } else { canvas.palette.mute };
        for line in wrap(&note.text, room) {
            canvas.line(PAD, y + 14.0, Font { size: "13", bold: false, colour }, &line);
            y += 19.0;
        }
    }
    y + 10.0
}

fn figures(canvas: &mut Canvas, trace: &Trace, texts: &FigureTexts, y: f64, width: f64) -> f64 {
    let (ink, mute) = (canvas.palette.ink, canvas.palette.mute);
    let name = Font { size: "13", bold: false, colour: mute };
    let answer = trace.answer();
    let Headline { figure, gap, rest } = headline(answer, texts);
    let (total, unit) = (format!("{figure}{gap}"), rest);
    let called = if answer.total_us().is_some() { texts.predicted_total } else { texts.predicted_end };
    canvas.line(PAD, y + 11.0, name, called);
    let whole = advance(&total, TOTAL.letters) + advance(&unit, UNIT.letters);
    let fits = whole <= width - 2.0 * PAD;
    let (large, small) = if fits { (TOTAL, UNIT) } else { (NARROW_TOTAL, NARROW_UNIT) };
    let font = |of: Large, colour| Font { size: of.size, bold: true, colour };
    canvas.text_and(PAD, y + 52.0, [font(large, ink), font(small, mute)], [&total, &unit]);
    let taken = |text: &str, of: Large| at_least(text, of.letters, of.cell);
    let taken = taken(&total, large) + taken(&unit, small) + 13.0;
    let named = at_least(called, PLAIN, 7.2) + 28.0;
    let (mut x, mut baseline) = (PAD + taken.max(named), y + 52.0);
    for (label, value) in beside(trace, texts) {
        let wide = advance(label, PLAIN).max(advance(&value, VALUE));
        if x + wide > width - PAD {
            (x, baseline) = (PAD, baseline + 48.0);
        }
        canvas.line(x, baseline - 22.0, name, label);
        canvas.line(x, baseline, Font { size: "17", bold: true, colour: ink }, &value);
        x += (wide + 12.0).max((cells(label) * 7.2).max(cells(&value) * 9.8) + 26.0);
    }
    baseline + 14.0
}

/// The other figures, with their names; what would be compared with a total that there is not is not there either.
fn beside(trace: &Trace, texts: &FigureTexts) -> Vec<(&'static str, String)> {
    let held_us = trace.loop_time.busy_us + trace.loop_time.blocked_us;
    let mut figures = Vec::new();
    if let Some(total_us) = trace.answer().total_us() {
        figures.push((texts.one_by_one, texts.units.duration(trace.work_us())));
        figures.push((texts.saved, texts.units.duration(trace.work_us().saturating_sub(total_us))));
    }
    if trace.strategy.has_loop() {
        figures.push((texts.loop_busy, format!("{}%", percent(held_us, trace.total_us))));
    }
    figures
}

/// How wide a text is, with so much for a letter at least.
fn at_least(text: &str, letters: Letters, cell: f64) -> f64 {
    advance(text, letters).max(cells(text) * cell)
}

/// A text in lines that fit into the room; a word that is longer is cut.
fn wrap(text: &str, room: f64) -> Vec<String> {
    let wide = |text: &str| at_least(text, PLAIN, 7.2);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| wide(&format!("{line} {word}")) <= room) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(fit(word, room, &wide).unwrap_or_default()),
        }
    }
    lines
}
