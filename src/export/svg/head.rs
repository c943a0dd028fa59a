//! What stands over a picture's timeline: the title, the total in large figures, what else the page's result says.

use unicode_width::UnicodeWidthStr;

use super::PAD;
use super::canvas::{Canvas, Font};
use crate::export::notes::notes;
use crate::text::{FigureTexts, Language};
use crate::trace::Trace;
use crate::view::figures::{duration, figure, percent};
use crate::view::{fit, text_width};

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
    if let Some(title) = title.and_then(|title| fit(title, cells(room, 11.0))) {
        let font = Font { size: "20", bold: true, colour: canvas.palette.ink };
        canvas.line(PAD, y + 16.0, font, &title);
        y += 36.0;
    }
    y = figures(canvas, trace, texts, y, width);
    for note in notes(trace, language) {
        let colour = if note.wrong { canvas.palette.wrong } else { canvas.palette.mute };
        for line in wrap(&note.text, cells(room, 7.2)) {
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
    let taken = text_width(&total, 27.0) + text_width(unit, 15.0) + 40.0;
    let (mut x, mut baseline) = (PAD + taken.max(text_width(texts.predicted_total, 7.2) + 28.0), y + 52.0);
    for (label, value) in beside(trace, texts) {
        let needed = text_width(label, 7.2).max(text_width(&value, 9.8));
        if x + needed > width - PAD {
            (x, baseline) = (PAD, baseline + 48.0);
        }
        canvas.line(x, baseline - 22.0, name, label);
        canvas.line(x, baseline, Font { size: "17", bold: true, colour: ink }, &value);
        x += needed + 26.0;
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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, not negative")]
fn cells(px: f64, letter: f64) -> usize {
    (px / letter).max(0.0) as usize
}

/// A text in lines of at most so many cells; a word that is longer is cut.
fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.width() + 1 + word.width() <= cells) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(fit(word, cells).unwrap_or_default()),
        }
    }
    lines
}
