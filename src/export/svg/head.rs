//! What stands over a picture's timeline: the title, the total in large figures, what else the page's result says.

use super::PAD;
use super::canvas::{Canvas, Font};
use crate::export::notes::notes;
use crate::text::{FigureTexts, Language};
use crate::trace::Trace;
use crate::view::figures::{duration, figure, percent};
use crate::view::{Letters, advance, cells, fit};

const TITLE: Letters = Letters { size: 20.0, bold: true };
const TOTAL: Letters = Letters { size: 44.0, bold: true };
const UNIT: Letters = Letters { size: 22.0, bold: true };
const VALUE: Letters = Letters { size: 17.0, bold: true };
const PLAIN: Letters = Letters { size: 13.0, bold: false };

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
    let (total, unit) = figure(trace.total_us);
    canvas.line(PAD, y + 11.0, name, texts.predicted_total);
    let large = [Font { size: "44", bold: true, colour: ink }, Font { size: "22", bold: true, colour: mute }];
    canvas.text_and(PAD, y + 52.0, large, [&format!("{total} "), unit]);
    let taken = at_least(&format!("{total} "), TOTAL, 27.0) + at_least(unit, UNIT, 15.0) + 13.0;
    let named = at_least(texts.predicted_total, PLAIN, 7.2) + 28.0;
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

/// The other figures, with their names.
fn beside(trace: &Trace, texts: &FigureTexts) -> [(&'static str, String); 3] {
    let held_us = trace.loop_time.busy_us + trace.loop_time.blocked_us;
    let saved_us = trace.work_us().saturating_sub(trace.total_us);
    [
        (texts.one_by_one, duration(trace.work_us())),
        (texts.saved, duration(saved_us)),
        (texts.loop_busy, format!("{}%", percent(held_us, trace.total_us))),
    ]
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
