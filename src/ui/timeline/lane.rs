//! One lane: what happened now, what was measured under it, what happened before under that.

use yew::prelude::*;

use super::bars::{band, bars, measured};
use super::layout::{BAR_HEIGHT, cells};
use crate::trace::{Micros, TaskOutcome};
use crate::ui::words::Words;
use crate::view::figures::change;
use crate::view::{Index, Lens, Part, Path, Row, Timeline, fit, fit_name, px};

/// Lines printed closer than this, in px, share a mark.
const MARK_GRAIN: f64 = 3.0;

/// What a lane is called: a task's name, a worker's, or that of a group and how many there are.
pub fn name(timeline: &Timeline, row: Row, words: &Words) -> String {
    let of_run = row.now.map(|part| (&timeline.now, part));
    match of_run.or_else(|| Some((timeline.before.as_ref()?, row.before?))) {
        Some((index, part)) => part_name(index, part, words),
        None => String::new(),
    }
}

/// What something with a lane is called.
pub fn part_name(index: &Index, part: Part, words: &Words) -> String {
    index.title(part, words.thread, words.process)
}

/// What is different from before, if there was a before.
pub fn difference(timeline: &Timeline, row: Row, words: &Words) -> Option<String> {
    let before = timeline.before.as_ref()?;
    Some(match (row.before, row.now) {
        (Some(was), Some(now)) => change(before.end_us(was), timeline.now.end_us(now)),
        (Some(_), None) => words.only_before.into(),
        _ => words.new.into(),
    })
}

/// Whether the task of a lane failed.
fn failed(timeline: &Timeline, row: Row) -> bool {
    matches!(row.now, Some(Part::Task(task)) if timeline.now.task(task).outcome == TaskOutcome::Failed)
}

/// A lane's name, in a column of some width.
pub fn lane_name(timeline: &Timeline, row: Row, top: f64, width: f64, words: &Words) -> Html {
    let folded = matches!(row.now.or(row.before), Some(Part::Group(_)));
    let gone = row.now.is_none().then_some("gone");
    let is_worker = matches!(row.now, Some(Part::Task(task)) if timeline.now.worker(task).is_some());
    let full = name(timeline, row, words);
    let mut second = difference(timeline, row, words);
    let mut cut = fit_name(&full, cells(width));
    if folded {
        let room = cells(width - 12.0);
        cut = full.clone();
        // A group's name and its number each have a line where one is too short for both.
        if let Some((name, count)) =
            full.rsplit_once(" × ").filter(|_| fit(&full, room).as_ref() != Some(&full))
        {
            cut = fit(name, room).unwrap_or_default();
            let change = second.map(|change| format!(" · {change}")).unwrap_or_default();
            second = Some(format!("× {count}{change}"));
        }
    }
    let y = top + BAR_HEIGHT / 2.0 + if second.is_some() { -2.5 } else { 4.5 };
    let x = if folded { 12.0 } else { 0.0 };
    html! {
        <g class={classes!("lane", gone, is_worker.then_some("worker"), failed(timeline, row).then_some("failed"))}>
            if folded {
                <path class="folded" d={format!("M1 {}l6 4.5l-6 4.5z", px(y - 9.0))} />
            }
            <text class="lane-name" x={px(x)} y={px(y)}>{ cut }</text>
            if let Some(second) = second {
                <text class="second" x={px(x)} y={px(y + 15.0)}>{ fit(&second, cells(width - x) + 1) }</text>
            }
        </g>
    }
}

/// A lane's bars and marks.
pub fn lane(timeline: &Timeline, row: Row, top: f64, lens: &Lens, words: &Words) -> Html {
    let now = match row.now {
        Some(Part::Task(task)) => of_task(timeline, task, top, lens, words),
        Some(Part::Group(group)) => band(timeline.now.density(group), lens, top, BAR_HEIGHT),
        None => Html::default(),
    };
    // Near its own bars; under what was measured.
    let below = (top + BAR_HEIGHT + if timeline.measured.is_some() { 8.0 } else { 3.0 }, 6.0);
    let before = timeline.before.as_ref().zip(row.before).map(|(index, part)| match part {
        Part::Task(task) => bars(&index.task(task).spans, lens, below.0, below.1, None),
        Part::Group(group) => band(index.density(group), lens, below.0, below.1),
    });
    html! { <>{ now }<g class="before">{ before.unwrap_or_default() }</g></> }
}

fn of_task(timeline: &Timeline, number: u32, top: f64, lens: &Lens, words: &Words) -> Html {
    let task = timeline.now.task(number);
    let live = timeline.measured.as_ref();
    let live = live.and_then(|index| Some(index.task(timeline.now.same(number, index)?)));
    let failed = task.outcome == TaskOutcome::Failed;
    html! {
        <>
            { bars(&task.spans, lens, top, BAR_HEIGHT, Some(&words.spans)) }
            { live.map(|task| measured(&task.spans, lens, top + BAR_HEIGHT + 4.0)).unwrap_or_default() }
            { marks(timeline, number, top, lens) }
            if failed {
                { cross(task.end_us.unwrap_or(0), top, lens) }
            }
        </>
    }
}

/// The lines it printed.
fn marks(timeline: &Timeline, task: u32, top: f64, lens: &Lens) -> Html {
    let mut path = Path::default();
    let mut last = f64::MIN;
    for line in timeline.now.printed(task, lens.t_us(-5.0), lens.t_us(lens.room + 5.0).saturating_add(1)) {
        let x = lens.x(line.t_us);
        if x >= last + MARK_GRAIN {
            path.dot(x, top + BAR_HEIGHT / 2.0, 4.0);
            last = x;
        }
    }
    path.finish().map(|d| html! { <path class="mark" {d} /> }).unwrap_or_default()
}

fn cross(t_us: Micros, top: f64, lens: &Lens) -> Html {
    let (x, y) = (lens.x(t_us), top + BAR_HEIGHT / 2.0);
    if !(-9.0..lens.room + 9.0).contains(&x) {
        return Html::default();
    }
    let d = format!("M{} {}l10 10m0-10l-10 10", px(x - 5.0), px(y - 5.0));
    html! { <path class="cross" {d} /> }
}
