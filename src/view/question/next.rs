//! Whom does the loop take next?

use std::collections::BTreeSet;

use super::{Asked, MOST};
use crate::text::{Language, TaskRef};
use crate::trace::{EventKind, Micros, Strategy, TaskId, Trace};
use crate::view::moment;

/// A task that has run: which, the line that it came to, and until when, in µs.
struct Ran {
    task: TaskId,
    line: u32,
    t_us: Micros,
}

/// The first change of turns after so many events at which more than one task could be next. The choices are those that
/// are ready or wait, in the order of their creation.
pub(super) fn ask(trace: &Trace, from: usize, language: Language) -> Option<Asked> {
    // Elsewhere the system chooses.
    if trace.strategy != Strategy::Async {
        return None;
    }
    let texts = language.texts();
    let name = |task: TaskId| &trace.tasks[task.index()].name;
    let mut moment = moment(trace, 0);
    let mut ran: Option<Ran> = None;
    for (step, event) in (1..).zip(&trace.events) {
        let task = event.task;
        if let EventKind::TaskResumed { .. } = event.kind
            && step > from
            && let Some(Ran { task: before, line, t_us }) = ran
        {
            let waiting = moment.waiting().map(|(task, _)| task);
            let mut choices = BTreeSet::new();
            choices.extend(moment.ready.iter().chain(waiting).take(MOST));
            let right = choices.iter().position(|choice| *choice == task);
            if let Some(right) = right.filter(|_| choices.len() > 1) {
                let prompt =
                    (texts.quiz.who_next)(TaskRef(name(before)), line, &texts.figures.units.told(t_us));
                let choices = choices.into_iter().map(|task| name(task).to_string()).collect();
                return Some(Asked { prompt, choices, right, step });
            }
        }
        if moment.running.contains(&task) {
            let line = event.kind.line().or(ran.filter(|ran| ran.task == task).map(|ran| ran.line));
            ran = line.map(|line| Ran { task, line, t_us: event.t_us });
        }
        moment.apply(event);
    }
    None
}
