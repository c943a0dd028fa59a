//! Paints the log: what is printed by now, and what is to come, pale.

use super::canvas::{Canvas, Font};
use super::flow::outline;
use crate::text::Texts;
use crate::trace::Trace;
use crate::view::figures::exact_seconds;
use crate::view::scene::Rect;
use crate::view::{Letters, advance, fit};

const LINE: f64 = 18.0;
const TITLE: f64 = 22.0;
const PAD: f64 = 8.0;
const SMALL: Letters = Letters { size: 12.0, bold: false };
const BOLD: Letters = Letters { size: 12.5, bold: true };
/// No more of the lines are asked how wide their columns are.
const MEASURED: usize = 200;

/// How high a box for so many lines is, in px.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub(super) fn height(lines: usize) -> f64 {
    TITLE + lines as f64 * LINE + PAD / 2.0
}

/// Paints the box, and what it is.
pub(super) fn ground(canvas: &mut Canvas, room: Rect, texts: &Texts) {
    outline(canvas, room);
    let font = Font { size: "12", bold: true, colour: canvas.palette.mute };
    canvas.line(room.x + PAD, room.y + 15.5, font, texts.panels.log);
}

/// Paints as many of the lines as there is room for: the last that are printed, and the one to come.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "lines"
)]
pub(super) fn lines(canvas: &mut Canvas, room: Rect, trace: &Trace, printed: usize) {
    let log = &trace.log;
    let fitting = ((room.height - TITLE) / LINE) as usize;
    let first = (printed + 1).min(log.len()).saturating_sub(fitting);
    let measured = || log.iter().take(MEASURED);
    let times = measured().map(|line| advance(&exact_seconds(line.t_us), SMALL)).fold(0.0, f64::max);
    let name = |task: usize| &*trace.tasks[task].name;
    let names = measured().map(|line| advance(name(line.task.index()), SMALL)).fold(0.0, f64::max);
    let (x, most) = (room.x + PAD, room.width - 2.0 * PAD);
    let names = names.min(most * 0.35);
    let (at_name, at_text) = (times + 8.0, times + names + 16.0);
    for (row, (number, line)) in log.iter().enumerate().skip(first).take(fitting).enumerate() {
        let y = room.y + TITLE + row as f64 * LINE + 12.5;
        let palette = canvas.palette;
        let is_there = number < printed;
        let colour = if is_there { palette.mute } else { palette.line };
        let plain = Font { size: "12", bold: false, colour };
        canvas.line(x, y, plain, &exact_seconds(line.t_us));
        let task = fit(name(line.task.index()), names, &|text| advance(text, SMALL)).unwrap_or_default();
        canvas.line(x + at_name, y, plain, &task);
        let colour = if is_there { palette.ink } else { palette.line };
        let said = fit(&line.text, most - at_text, &|text| advance(text, BOLD)).unwrap_or_default();
        canvas.line(x + at_text, y, Font { size: "12.5", bold: true, colour }, &said);
    }
}
