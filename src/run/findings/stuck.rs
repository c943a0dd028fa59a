//! `stuck`: who waits on what, and why nobody will come.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Case;
use crate::script::program::{Guard, Op};
use crate::text::FindingTexts;
use crate::trace::{EventKind, Finding, Outcome, Task, TaskId, TaskOutcome};

pub(super) fn find(case: &Case) -> Option<Finding> {
    if case.trace.outcome != Outcome::Stuck {
        return None;
    }
    let stuck: Vec<&Task> =
        case.trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck).collect();
    let waits = waits(case);
    let mut lines: Vec<u32> =
        stuck.iter().filter_map(|task| waits.get(&task.id)).map(|wait| wait.1).collect();
    lines.sort_unstable();
    lines.dedup();
    let first: Vec<String> =
        stuck.iter().take(4).map(|task| sentence(case, task, waits.get(&task.id))).collect();
    let more = stuck.len().saturating_sub(4);
    let more = if more > 0 { (case.texts.more_wait)(more) } else { String::new() };
    let tasks: Vec<TaskId> = stuck.iter().map(|task| task.id).collect();
    let text = format!("{}{more}", first.join(" "));
    Some(Finding { code: "stuck".into(), t_us: case.trace.total_us, tasks, lines, text, fix: None })
}

/// What each task waited for last, and in which line.
fn waits(case: &Case) -> BTreeMap<TaskId, (Rc<str>, u32)> {
    let waiting = case.trace.events.iter().filter_map(|event| match &event.kind {
        EventKind::TaskWaiting { on, line } => Some((event.task, (on.clone(), *line))),
        _ => None,
    });
    waiting.collect()
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
    ops.filter_map(|instruction| why_of(&instruction.op, case.texts))
        .next()
        .unwrap_or(case.texts.nobody_ends_it)
}

/// Why nobody ends the wait of a statement, if it is one that waits for others.
fn why_of(op: &Op, texts: &FindingTexts) -> Option<&'static str> {
    match op {
        Op::Get { .. } => Some(texts.nobody_puts),
        Op::Put { .. } => Some(texts.nobody_takes),
        Op::Join(_) => Some(texts.nobody_is_done),
        Op::Acquire { target: Guard::Lock(_), .. } => Some(texts.lock_is_held),
        Op::Acquire { target: Guard::Semaphore(_), .. } => Some(texts.nobody_releases),
        Op::WaitEvent(_) => Some(texts.nobody_sets),
        Op::AwaitHandle { .. } | Op::Gather { .. } | Op::EnterGroup => Some(texts.awaited_is_stuck),
        Op::Spend { .. }
        | Op::Offload { .. }
        | Op::Yield
        | Op::Print(_)
        | Op::EnterRepeat { .. }
        | Op::NextRound { .. }
        | Op::Jump(_)
        | Op::TaskDone(_)
        | Op::Release(_)
        | Op::SetEvent(_)
        | Op::ClearEvent(_)
        | Op::AwaitCall { .. }
        | Op::Return(_)
        | Op::Spawn { .. }
        | Op::Cancel { .. }
        | Op::List { .. }
        | Op::EnterTimeout(_)
        | Op::EnterTry { .. }
        | Op::LeaveBlock
        | Op::EndFinally
        | Op::Fail(_) => None,
    }
}
