//! `stuck`: who waits on what, and why nobody will come.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use super::at_end::AtEnd;
use super::circle::circles;
use crate::script::program::WaitsFor;
use crate::text::Link;
use crate::trace::{Finding, Outcome, TaskId, TaskOutcome};

/// Its code.
pub(super) const CODE: &str = "stuck";

/// Circles that are told of, and waits besides them: a run with more has one trouble many times.
const MOST: usize = 4;

pub(super) fn find(case: &Case) -> Option<Finding> {
    if case.trace.outcome != Outcome::Stuck {
        return None;
    }
    let stuck = case.trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck);
    let tasks: Vec<TaskId> = stuck.map(|task| task.id).collect();
    let end = AtEnd::of(case);
    let is_stuck = |task: &TaskId| case.trace.tasks[task.index()].outcome == TaskOutcome::Stuck;
    let circles = circles(&tasks, |task| {
        let holders = end.holders(case, task).into_iter().rev().filter(is_stuck);
        // The last is followed first: a circle of several says more than a task that waits for itself.
        let (mut holders, others): (Vec<_>, Vec<_>) = holders.partition(|holder| *holder == task);
        holders.extend(others);
        holders
    });
    let (told, untold) = circles.split_at(circles.len().min(MOST));
    let mut sentences: Vec<String> = told.iter().map(|circle| in_a_circle(case, &end, circle)).collect();
    let mut in_circles = vec![false; case.trace.tasks.len()];
    circles.iter().flatten().for_each(|task| in_circles[task.index()] = true);

    // Those who wait for the same in the same line for the same reason are told of together.
    let mut together: Vec<Vec<TaskId>> = Vec::new();
    let mut places: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for task in tasks.iter().filter(|task| !in_circles[task.index()]) {
        let line = end.wait(*task).map_or(0, |wait| wait.line);
        let place = *places.entry((line, why(case, &end, *task))).or_insert(together.len());
        if place == together.len() {
            together.push(Vec::new());
        }
        together[place].push(*task);
    }
    let (first, rest) = together.split_at(together.len().min(MOST));
    sentences.extend(first.iter().map(|tasks| waits(case, &end, tasks)));
    let more = rest.iter().chain(untold).map(Vec::len).sum();
    if more > 0 {
        sentences.push((case.texts.more_wait)(more));
    }
    let (lines, text) = (lines(&end, &tasks), sentences.join(" "));
    Some(Finding { code: CODE.into(), t_us: case.trace.total_us, tasks, lines, text, fix: None })
}

/// Tasks each of which waits for what the next has; the last, for what the first has.
fn in_a_circle(case: &Case, end: &AtEnd, circle: &[TaskId]) -> String {
    let after = circle.iter().cycle().skip(1);
    let link = |(task, next): (&TaskId, &TaskId)| {
        let wait = end.wait(*task);
        let is_held = |what: &WaitsFor| matches!(what, WaitsFor::Lock(_) | WaitsFor::Permit(_));
        let what = wait.filter(|wait| wait.what.as_ref().is_some_and(is_held)).map(|wait| &*wait.on);
        Link { who: case.name(*task), what, whom: case.name(*next) }
    };
    let links: Vec<Link> = circle.iter().zip(after).map(link).collect();
    (case.texts.circle)(&links, &lines(end, circle))
}

/// The lines in which tasks wait, each once, in order.
fn lines(end: &AtEnd, tasks: &[TaskId]) -> Vec<u32> {
    let mut lines = BTreeSet::new();
    lines.extend(tasks.iter().filter_map(|task| end.wait(*task)).map(|wait| wait.line));
    lines.into_iter().collect()
}

/// Tasks that wait for the same in the same line.
fn waits(case: &Case, end: &AtEnd, tasks: &[TaskId]) -> String {
    let who = case.names(tasks);
    match tasks.first().and_then(|task| Some((*task, end.wait(*task)?))) {
        Some((task, wait)) => {
            (case.texts.waits_for)(&who, tasks.len(), &wait.on, wait.line, &why(case, end, task))
        }
        None => (case.texts.waits)(&who, tasks.len()),
    }
}

/// Why nobody will come.
fn why(case: &Case, end: &AtEnd, task: TaskId) -> String {
    let texts = case.texts;
    let holders = || {
        let outcome = |task: &TaskId| case.trace.tasks[task.index()].outcome;
        let holders = end.holders(case, task).into_iter();
        holders.partition::<Vec<_>, _>(|holder| outcome(holder) == TaskOutcome::Stuck)
    };
    let what = end.wait(task).and_then(|wait| wait.what);
    match what {
        Some(WaitsFor::AllDone(_) | WaitsFor::Lock(_) | WaitsFor::Permit(_)) if !end.is_known() => {
            texts.nobody_ends_it.into()
        }
        Some(WaitsFor::Item(_)) => texts.nobody_puts.into(),
        Some(WaitsFor::Room(_)) => texts.nobody_takes.into(),
        Some(WaitsFor::AllDone(queue)) => (texts.nobody_is_done)(end.undone(queue)),
        Some(WaitsFor::Lock(_) | WaitsFor::Permit(_)) => match holders() {
            (waiting, _) if !waiting.is_empty() => (texts.holder_waits)(&case.names(&waiting), waiting.len()),
            (_, ended) if !ended.is_empty() => (texts.holder_has_ended)(&case.names(&ended), ended.len()),
            _ => texts.nobody_releases.into(),
        },
        Some(WaitsFor::Event(_)) => texts.nobody_sets.into(),
        Some(WaitsFor::Tasks) => {
            let (stuck, _) = holders();
            if stuck.is_empty() {
                texts.nobody_ends_it.into()
            } else {
                (texts.awaited_is_stuck)(&case.names(&stuck), stuck.len())
            }
        }
        None => texts.nobody_ends_it.into(),
    }
}
