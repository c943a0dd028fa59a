//! Paints the states as tasks flow through them: New → Ready → Running → Done, and Waiting below. What does not change is
//! painted apart from the tasks.

use super::canvas::{Canvas, Font};
use super::chips::{Chip, ChipLooks, LINE, chips};
use crate::text::Texts;
use crate::trace::{SpanState, TaskId, Trace};
use crate::view::scene::{Mark, Rect};
use crate::view::{Letters, Moment, Path, advance, fit};

/// How high all of it is, in px.
pub(super) const HEIGHT: f64 = 2.0 * BOX + GAP;
const BOX: f64 = TITLE + 2.0 * LINE + 3.0;
const TITLE: f64 = 22.0;
const GAP: f64 = 6.0;
/// Between two boxes in a row.
const ARROW: f64 = 22.0;
const PAD: f64 = 8.0;
const SMALL: Letters = Letters { size: 12.0, bold: false };

/// The place of Ready among the titles.
const READY: usize = 1;

/// Where the boxes stand.
#[derive(Clone, Copy)]
pub(super) struct Flow {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
}

impl Flow {
    /// The boxes, in the order of their titles.
    fn boxes(&self) -> [Rect; 5] {
        let wide = self.width - 3.0 * ARROW;
        let [new, ready, done] = [0.17, 0.32, 0.19].map(|part| (wide * part).round());
        let mut x = self.x;
        let mut next = |width: f64| {
            let rect = Rect { x, y: self.y, width, height: BOX };
            x += width + ARROW;
            rect
        };
        let [new, ready, running, done] = [new, ready, wide - new - ready - done, done].map(&mut next);
        let width = running.x + running.width - ready.x;
        [new, ready, running, Rect { y: self.y + BOX + GAP, width, ..ready }, done]
    }

    /// Paints boxes and arrows.
    pub(super) fn ground(&self, canvas: &mut Canvas, texts: &Texts) {
        let palette = canvas.palette;
        let boxes = self.boxes();
        let name = Font { size: "12", bold: true, colour: palette.mute };
        let plain = Font { bold: false, ..name };
        for (at, (rect, title)) in boxes.iter().zip(texts.moment.boxes).enumerate() {
            outline(canvas, *rect);
            let (x, y) = (rect.x + PAD, rect.y + 15.5);
            canvas.line(x, y, name, title);
            if at == READY {
                let wide = advance(title, Letters { bold: true, ..SMALL }) + 4.0;
                let order = format!("· {}", texts.moment.first_in);
                let room = rect.width - 2.0 * PAD - wide - 24.0;
                let order = fit(&order, room, &|text| advance(text, SMALL)).unwrap_or_default();
                canvas.line(x + wide, y, plain, &order);
            }
        }
        for rect in [boxes[0], boxes[1], boxes[2]] {
            arrow(canvas, rect.x + rect.width + 5.0, rect.y + BOX / 2.0);
        }
        let waiting = boxes[3];
        let y = waiting.y + BOX / 2.0 + 4.0;
        let event = texts.moment.event;
        canvas.line(waiting.x - 8.0 - advance(event, SMALL), y, plain, event);
        canvas.line(waiting.x + waiting.width + 8.0, y, plain, "await ↓");
    }

    /// Paints where each task is, and how many are where.
    pub(super) fn tasks(&self, canvas: &mut Canvas, trace: &Trace, moment: &Moment, texts: &Texts) {
        let of = |task: TaskId, looks, detail| Chip {
            name: trace.tasks[task.index()].name.to_string(),
            detail,
            looks,
        };
        let plain = |looks| move |task| of(task, looks, None);
        let [new, ready, running, waiting, done] = self.boxes();
        let to_come = moment.to_come(trace);
        let looks = ChipLooks::In(SpanState::Ready);
        filled(canvas, new, to_come.clone().count(), to_come.map(plain(ChipLooks::New)));
        filled(canvas, ready, moment.ready.len(), moment.ready.iter().map(plain(looks)));
        let looks = ChipLooks::In(SpanState::Computing);
        filled(canvas, running, moment.running.len(), moment.running.iter().copied().map(plain(looks)));
        let waits = moment.waiting();
        let waits = waits.map(|(task, wait)| of(task, ChipLooks::In(wait.state()), Some(wait.told(texts))));
        filled(canvas, waiting, moment.waiting().count(), waits);
        let ended = moment.ended().map(|task| {
            let mark = Mark::of_end(trace.tasks[task.index()].outcome);
            of(task, ChipLooks::Done, mark.map(|mark| mark.text(&texts.timeline).to_owned()))
        });
        filled(canvas, done, moment.ended().count(), ended);
    }
}

fn filled(canvas: &mut Canvas, rect: Rect, count: usize, tasks: impl Iterator<Item = Chip>) {
    let number = count.to_string();
    let font = Font { size: "12", bold: true, colour: canvas.palette.mute };
    let wide = advance(&number, Letters { bold: true, ..SMALL });
    canvas.line(rect.x + rect.width - PAD - wide, rect.y + 15.5, font, &number);
    let (x, y) = (rect.x + PAD, rect.y + TITLE);
    let room = Rect { x, y, width: rect.width - 2.0 * PAD, height: 2.0 * LINE };
    chips(canvas, room, tasks, count);
}

/// A box's edge.
pub(super) fn outline(canvas: &mut Canvas, Rect { x, y, width, height }: Rect) {
    let mut path = Path::default();
    path.bar(Rect { x: x + 0.5, y: y + 0.5, width: width - 1.0, height: height - 1.0 });
    canvas.stroke(path, canvas.palette.line, "1.2", "");
}

/// An arrow to the right, 12 px wide.
fn arrow(canvas: &mut Canvas, x: f64, y: f64) {
    let mut path = Path::default();
    path.to('M', &[x, y]).to('h', &[11.0]).to('M', &[x + 7.0, y - 4.0]).to('l', &[4.0, 4.0]);
    path.to('l', &[-4.0, 4.0]);
    canvas.stroke(path, canvas.palette.mute, "1.4", "");
}
