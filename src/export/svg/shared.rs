//! Paints what tasks share at a moment, each as what it is, side by side in one line.

use super::canvas::{Canvas, Font};
use super::chips::{Chip, ChipLooks, chips};
use crate::script::program::Pool;
use crate::text::Texts;
use crate::trace::{Object, ObjectKind, SpanState, TaskId, Trace};
use crate::view::scene::Rect;
use crate::view::{Letters, Moment, advance, fit, pools};

/// How high the line is, in px.
pub(super) const HEIGHT: f64 = 24.0;
/// More things than these are not drawn.
const MOST_THINGS: usize = 5;
/// More places than these are not drawn one by one.
const MOST_PLACES: usize = 8;
const NAME: Letters = Letters { size: 12.5, bold: true };

/// Whether tasks share anything.
pub(super) fn is_any(trace: &Trace) -> bool {
    !trace.objects.is_empty() || !pools(trace).is_empty()
}

/// A thing: its name, and chips, the first of so many.
struct Thing {
    name: String,
    chips: Vec<Chip>,
    count: usize,
}

/// Paints them.
#[expect(clippy::cast_precision_loss, reason = "a few things")]
pub(super) fn shared(canvas: &mut Canvas, room: Rect, trace: &Trace, moment: &Moment, texts: &Texts) {
    let objects = trace.objects.iter().map(|object| thing(object, trace, moment, texts));
    let pools = pools(trace).into_iter().map(|pool| workers(pool, trace, moment, texts));
    let things: Vec<Thing> = objects.chain(pools).take(MOST_THINGS).collect();
    let width = room.width / things.len() as f64;
    let mut x = room.x;
    for Thing { name, chips: of, count } in things {
        let font = Font { size: "12.5", bold: true, colour: canvas.palette.mute };
        let name = fit(&name, width * 0.4, &|text| advance(text, NAME)).unwrap_or_default();
        canvas.line(x, room.y + 14.0, font, &name);
        let left = x + advance(&name, NAME) + 8.0;
        let room = Rect { x: left, y: room.y, width: x + width - left - 12.0, height: HEIGHT };
        chips(canvas, room, of.into_iter(), count);
        x += width;
    }
}

fn task_name(trace: &Trace, task: TaskId) -> String {
    trace.tasks[task.index()].name.to_string()
}

fn chip(name: impl Into<String>, looks: ChipLooks) -> Chip {
    Chip { name: name.into(), detail: None, looks }
}

fn thing(object: &Object, trace: &Trace, moment: &Moment, texts: &Texts) -> Thing {
    let at = object.id as usize;
    let limit = object.limit.map_or(0, |limit| limit as usize);
    // Those that are taken, and then those that are free.
    let places = |taken: &mut dyn Iterator<Item = Chip>, count: usize| {
        let free = limit.saturating_sub(count);
        let empty = (0..free).map(|_| chip("", ChipLooks::Free));
        (taken.chain(empty).take(MOST_PLACES).collect(), count.max(MOST_PLACES.min(count + free)))
    };
    let one = |chip| (vec![chip], 1);
    let (chips, count) = match object.kind {
        ObjectKind::Queue => {
            let items = &moment.queues[at];
            places(&mut items.iter().map(|item| chip(&***item, ChipLooks::Item)), items.len())
        }
        ObjectKind::Semaphore => {
            let taken = limit.saturating_sub(usize::try_from(moment.permits[at]).unwrap_or(limit));
            places(&mut (0..taken).map(|_| chip("", ChipLooks::Item)), taken)
        }
        ObjectKind::Lock => one(match moment.locks[at] {
            Some(owner) => chip(task_name(trace, owner), ChipLooks::Done),
            None => chip(texts.moment.free, ChipLooks::Free),
        }),
        ObjectKind::Event if moment.events[at] => one(chip(texts.moment.set, ChipLooks::Item)),
        ObjectKind::Event => one(chip(texts.moment.not_set, ChipLooks::Free)),
    };
    Thing { name: object.name.to_string(), chips, count }
}

fn workers(pool: Pool, trace: &Trace, moment: &Moment, texts: &Texts) -> Thing {
    let busy = moment.workers.iter().filter(|((of, _), _)| *of == pool);
    let looks = ChipLooks::In(SpanState::Offloaded);
    let chips =
        busy.clone().map(|((_, worker), task)| chip(format!("{worker} {}", task_name(trace, *task)), looks));
    let [threads, processes] = texts.moment.pools;
    let name = match pool {
        Pool::Threads => threads,
        Pool::Processes => processes,
    };
    Thing { name: name.into(), chips: chips.take(MOST_PLACES).collect(), count: busy.count() }
}
