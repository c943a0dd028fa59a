//! `stuck`: who waits on what, and why nobody will come.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Case;
use crate::script::program::WaitsFor;
use crate::trace::{Finding, Outcome, Task, TaskId, TaskOutcome};

pub(super) fn find(case: &Case) -> Option<Finding> {
    if case.trace.outcome != Outcome::Stuck {
        return None;
    }
    let stuck: Vec<&Task> =
        case.trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck).collect();
    let waits = case.trace.last_waits();
    let mut lines = BTreeSet::new();
    lines.extend(stuck.iter().filter_map(|task| waits.get(&task.id)).map(|wait| wait.1));
    let lines = lines.into_iter().collect();
    let first: Vec<String> =
        stuck.iter().take(4).map(|task| sentence(case, task, waits.get(&task.id))).collect();
    let more = stuck.len().saturating_sub(4);
    let more = if more > 0 { (case.texts.more_wait)(more) } else { String::new() };
    let tasks: Vec<TaskId> = stuck.iter().map(|task| task.id).collect();
    let text = format!("{}{more}", first.join(" "));
    Some(Finding { code: "stuck".into(), t_us: case.trace.total_us, tasks, lines, text, fix: None })
}

fn sentence(case: &Case, task: &Task, wait: Option<&(Rc<str>, u32)>) -> String {
    match wait {
        Some((on, line)) => (case.texts.waits_for)(&task.name, on, *line, why(case, *line)),
        None => (case.texts.waits)(&task.name),
    }
}

/// Why nobody will come, by the statement of that line that waits.
fn why(case: &Case, line: u32) -> &'static str {
    let ops =
        case.program.bodies().flat_map(|body| &body.code).filter(|instruction| instruction.line == line);
    let waited = ops.filter_map(|instruction| instruction.op.waits_for()).next();
    match waited {
        Some(WaitsFor::Item) => case.texts.nobody_puts,
        Some(WaitsFor::Room) => case.texts.nobody_takes,
        Some(WaitsFor::AllDone) => case.texts.nobody_is_done,
        Some(WaitsFor::Lock) => case.texts.lock_is_held,
        Some(WaitsFor::Permit) => case.texts.nobody_releases,
        Some(WaitsFor::Event) => case.texts.nobody_sets,
        Some(WaitsFor::Tasks) => case.texts.awaited_is_stuck,
        None => case.texts.nobody_ends_it,
    }
}
