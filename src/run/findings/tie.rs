//! `tie`: timers or job ends of different tasks at the same microsecond whose order shows in the log.

use std::collections::{BTreeMap, BTreeSet};

use super::super::summarize_loop;
use super::Case;
use crate::trace::{EventKind, Finding, LogLine, Micros, TaskId};

/// Moments that are tried; each takes a run of its own.
const MOST: usize = 20;

pub(super) fn find(case: &Case) -> Vec<Finding> {
    if !case.may_run_again() {
        return Vec::new();
    }
    let mut moments: BTreeMap<Micros, BTreeSet<TaskId>> = BTreeMap::new();
    for event in &case.trace.events {
        let on_time = matches!(event.kind, EventKind::TimerDue { due_us } if due_us == event.t_us);
        if on_time || matches!(event.kind, EventKind::JobEnded { .. }) {
            moments.entry(event.t_us).or_default().insert(event.task);
        }
    }
    let tied = moments.into_iter().filter(|(_, tasks)| tasks.len() > 1).take(MOST);
    tied.filter_map(|(t_us, tasks)| finding(case, t_us, tasks)).collect()
}

fn finding(case: &Case, t_us: Micros, tasks: BTreeSet<TaskId>) -> Option<Finding> {
    let swapped = summarize_loop(case.program.clone(), Some(t_us));
    let told = |line: &LogLine| (line.t_us, line.text.clone());
    if swapped.log.iter().map(told).eq(case.trace.log.iter().map(told)) {
        return None;
    }
    let tasks: Vec<TaskId> = tasks.into_iter().collect();
    let text = (case.texts.tie)(&case.names(&tasks));
    Some(Finding { code: "tie".into(), t_us, tasks, lines: Vec::new(), text, fix: None })
}
