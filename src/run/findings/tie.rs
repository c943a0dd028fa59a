//! `tie`: what becomes ready at the same moment, and the log tells in which order it did.

use super::super::arrivals::{Arrivals, Moment, Order};
use super::super::{moments, summarize_loop};
use super::ScriptCase;
use crate::trace::{Finding, LogLine, TaskId};

/// Moments of each kind that are tried; each takes up to three runs of its own.
const MOST: usize = 20;

pub(super) fn find(case: &ScriptCase) -> Vec<Finding> {
    if !case.may_run_again() {
        return Vec::new();
    }
    let moments = moments(case.program.clone());
    let (luck, one_pass): (Vec<_>, Vec<_>) = moments.into_iter().partition(is_luck);
    let tried = luck.into_iter().take(MOST).chain(one_pass.into_iter().take(MOST));
    tried.filter_map(|moment| finding(case, moment)).collect()
}

/// Whether who is first is luck on a real machine. A task's own timers go off in the order in which it set them.
fn is_luck(moment: &Moment) -> bool {
    moment.lucky.len() > 1
}

fn finding(case: &ScriptCase, moment: Moment) -> Option<Finding> {
    let told = |line: &LogLine| (line.t_us, line.text.clone());
    let shows = |order: Order| {
        let other = summarize_loop(case.program.clone(), Arrivals::otherwise(moment.t_us, order));
        !other.log.iter().map(told).eq(case.trace.log.iter().map(told))
    };
    let (tasks, text) = if is_luck(&moment) && (shows(Order::Swapped) || shows(Order::OneByOneSwapped)) {
        (&moment.lucky, case.texts.tie)
    } else if shows(Order::OneByOne) {
        (&moment.tasks, case.texts.tie_in_one_pass)
    } else {
        return None;
    };
    let tasks: Vec<TaskId> = tasks.iter().copied().collect();
    let text = text(&case.names(&tasks));
    Some(Finding { code: "tie".into(), t_us: moment.t_us, tasks, lines: Vec::new(), text, fix: None })
}
