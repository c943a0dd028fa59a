//! A picture's timeline: axis, loop, lanes.

use super::PAD;
use super::bars::{Place, band, bars, loop_bars};
use super::canvas::{Canvas, Font};
use super::head::wide;
use crate::export::words::Words;
use crate::trace::{Micros, TaskOutcome};
use crate::view::{Folds, Lens, Part, Path, Timeline, fit, fit_name, letters, ticks};

/// More lanes than this make no picture; the rest is counted.
const MOST_LANES: usize = 50;

/// Room right of the track, for the last tick's label.
const RIGHT: f64 = 20.0;
const AXIS_HEIGHT: f64 = 30.0;
const LOOP_HEIGHT: f64 = 16.0;
const LANE_HEIGHT: f64 = 42.0;
const BAR_HEIGHT: f64 = 32.0;
/// Lines printed closer than this, in px, share a mark.
const MARK_GRAIN: f64 = 3.0;

/// Draws it from `y` on; returns where it ends, in px.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub(super) fn chart(canvas: &mut Canvas, timeline: &Timeline, words: &Words, y: f64, width: f64) -> f64 {
    let index = &timeline.now;
    let rows = timeline.rows(&Folds::new());
    let parts: Vec<Part> = rows.iter().filter_map(|row| row.now).take(MOST_LANES).collect();
    let names: Vec<String> =
        parts.iter().map(|part| index.title(*part, words.thread, words.process)).collect();
    let left = PAD + names_width(words, &names, width - 2.0 * PAD);
    let lens = Lens::fit(timeline.end_us, width - PAD - RIGHT - left);
    let first = y + AXIS_HEIGHT + LOOP_HEIGHT + 30.0;
    let end = first + parts.len() as f64 * LANE_HEIGHT;
    axis(canvas, &lens, left, y, end - 4.0);
    loop_lane(canvas, timeline, words, &lens, left, y + AXIS_HEIGHT + 6.0, width);
    for (number, (part, name)) in parts.iter().zip(&names).enumerate() {
        let place = Place { left, top: first + number as f64 * LANE_HEIGHT, height: BAR_HEIGHT };
        lane(canvas, timeline, *part, name, place, &lens, words);
    }
    let more = rows.len() - parts.len();
    if more == 0 {
        return end;
    }
    let font = Font { size: "13", bold: false, colour: canvas.palette.mute };
    canvas.text(PAD, end + 12.0, font, &(words.more)(more));
    end + 24.0
}

/// How wide the column of names is: as the longest of them, within limits.
fn names_width(words: &Words, names: &[String], room: f64) -> f64 {
    let names = names.iter().map(|name| wide(name, 7.3) + if name.contains(" × ") { 12.0 } else { 0.0 });
    let longest = names.fold(wide(words.event_loop, 7.3), f64::max);
    (longest + 14.0).clamp(70.0, (room * 0.28).max(84.0)).round()
}

fn axis(canvas: &mut Canvas, lens: &Lens, left: f64, y: f64, end: f64) {
    let mut lines = Path::default();
    let ticks = ticks(0, lens.t_us(lens.room), letters(lens.room) as u64);
    for tick in &ticks {
        lines.to('M', &[left + lens.x(tick.t_us), y + AXIS_HEIGHT - 8.0]).to('V', &[end]);
    }
    canvas.stroke(lines, canvas.palette.line, "1", "");
    let font = Font { size: "12.5", bold: false, colour: canvas.palette.mute };
    for tick in ticks {
        canvas.centred(left + lens.x(tick.t_us), y + AXIS_HEIGHT - 14.0, font, &tick.label);
    }
}

/// The loop's own lane, and the rule under it.
fn loop_lane(
    canvas: &mut Canvas,
    timeline: &Timeline,
    words: &Words,
    lens: &Lens,
    left: f64,
    top: f64,
    width: f64,
) {
    let font = Font { size: "13", bold: false, colour: canvas.palette.mute };
    let name = fit(words.event_loop, letters(left - PAD - 8.0)).unwrap_or_default();
    canvas.text(PAD, top + 12.5, font, &name);
    let mut track = Path::default();
    track.bar(left, top, lens.room, LOOP_HEIGHT);
    canvas.fill(track, canvas.palette.track);
    loop_bars(canvas, Place { left, top, height: LOOP_HEIGHT }, &timeline.now, lens);
    let mut rule = Path::default();
    rule.to('M', &[PAD, top + LOOP_HEIGHT + 11.0]).to('H', &[width - PAD]);
    canvas.stroke(rule, canvas.palette.line, "1", "");
}

fn lane(
    canvas: &mut Canvas,
    timeline: &Timeline,
    part: Part,
    name: &str,
    place: Place,
    lens: &Lens,
    words: &Words,
) {
    let index = &timeline.now;
    let room = place.left - PAD - 10.0;
    match part {
        Part::Task(number) => {
            let task = index.task(number);
            let failed = task.outcome == TaskOutcome::Failed;
            let worker = index.worker(number).is_some();
            let palette = canvas.palette;
            let colour = if failed {
                palette.wrong
            } else if worker {
                palette.mute
            } else {
                palette.ink
            };
            let name = fit_name(name, letters(room));
            canvas.text(PAD, place.top + 20.5, Font { size: "13", bold: !worker, colour }, &name);
            bars(canvas, place, &task.spans, lens, Some(&words.spans));
            marks(canvas, timeline, number, place, lens);
            if failed {
                cross(canvas, task.end_us.unwrap_or(0), place, lens);
            }
        }
        Part::Group(group) => {
            let mut folded = Path::default();
            folded
                .to('M', &[PAD + 1.0, place.top + 11.5])
                .to('l', &[6.0, 4.5])
                .to('l', &[-6.0, 4.5])
                .to('z', &[]);
            canvas.fill(folded, canvas.palette.mute);
            let (name, count) = name.rsplit_once(" × ").unwrap_or((name, ""));
            let count = format!(" × {count}");
            let name = fit(name, letters(room - 12.0 - wide(&count, 6.9))).unwrap_or_default();
            let font = Font { size: "13", bold: true, colour: canvas.palette.ink };
            canvas.text(PAD + 12.0, place.top + 20.5, font, &(name + &count));
            band(canvas, place, index.density(group), lens);
        }
    }
}

/// The lines it printed.
fn marks(canvas: &mut Canvas, timeline: &Timeline, task: u32, place: Place, lens: &Lens) {
    let mut path = Path::default();
    let mut last = f64::MIN;
    for line in timeline.now.printed(task, 0, Micros::MAX) {
        let x = lens.x(line.t_us);
        if x >= last + MARK_GRAIN {
            path.dot(place.left + x, place.top + place.height / 2.0, 4.0);
            last = x;
        }
    }
    mark(canvas, path);
}

/// Draws the marks of printed lines.
pub(super) fn mark(canvas: &mut Canvas, path: Path) {
    let more =
        format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.6\"", canvas.palette.card, canvas.palette.ink);
    canvas.path(path, &more);
}

fn cross(canvas: &mut Canvas, t_us: Micros, place: Place, lens: &Lens) {
    failure(canvas, place.left + lens.x(t_us), place.top + place.height / 2.0, 5.0);
}

/// A cross around a point, so many px to each side.
pub(super) fn failure(canvas: &mut Canvas, x: f64, y: f64, half: f64) {
    let mut path = Path::default();
    path.to('M', &[x - half, y - half]).to('L', &[x + half, y + half]);
    path.to('M', &[x + half, y - half]).to('L', &[x - half, y + half]);
    canvas.stroke(path, canvas.palette.wrong, "2.4", " stroke-linecap=\"round\"");
}
