//! What became of tasks and defs: `failed`, `unretrieved`, `left-running`, `never-run`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, ScriptCase};
use crate::script::syntax::{Def, Statement, each_statement};
use crate::trace::{Event, EventKind, Finding, Outcome, Task, TaskId, TaskOutcome};

pub(super) fn find(case: &Case) -> Vec<Finding> {
    let mut found = failures(case);
    found.extend(left_running(case));
    found
}

/// Exceptions that nothing caught or that nobody has heard of.
pub(super) fn failures(case: &Case) -> Vec<Finding> {
    // In one go: a run without an end may have failed a million times.
    let mut lines: Vec<Option<u32>> = vec![None; case.trace.tasks.len()];
    for event in &case.trace.events {
        if let EventKind::TaskFailed { line, .. } = event.kind {
            lines[event.task.index()] = Some(line);
        }
    }
    let mut together: Vec<(Failure, Vec<&Task>)> = Vec::new();
    let mut places: BTreeMap<Failure, usize> = BTreeMap::new();
    for (task, line) in case.trace.tasks.iter().zip(lines) {
        let Some(failure) = Failure::of(task, line) else { continue };
        let place = *places.entry(failure).or_insert(together.len());
        if place == together.len() {
            together.push((failure, Vec::new()));
        }
        together[place].1.push(task);
    }
    together.iter().map(|(failure, tasks)| failure.finding(case, tasks)).collect()
}

/// What tasks that failed alike have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Failure<'a> {
    /// Whether nobody has heard of it; if somebody could not, nothing caught it.
    unretrieved: bool,
    error: &'a str,
    line: Option<u32>,
}

impl<'a> Failure<'a> {
    /// An exception that left a task of the script, or one of a spawned task that nobody has heard of.
    fn of(task: &'a Task, line: Option<u32>) -> Option<Self> {
        let error = task.error.as_ref().filter(|_| task.outcome == TaskOutcome::Failed)?;
        let unretrieved = task.parent.is_some();
        (!unretrieved || !task.retrieved).then_some(Self { unretrieved, error, line })
    }

    fn finding(&self, case: &Case, tasks: &[&Task]) -> Finding {
        let ids: Vec<TaskId> = tasks.iter().map(|task| task.id).collect();
        let who = case.names(&ids);
        let (code, text) = if self.unretrieved {
            ("unretrieved", (case.texts.unretrieved)(&who, ids.len(), self.error))
        } else {
            ("failed", (case.texts.failed)(&who, ids.len(), self.error))
        };
        let t_us = tasks.iter().filter_map(|task| task.end_us).min().unwrap_or(0);
        Finding {
            code: code.into(),
            t_us,
            tasks: ids,
            lines: self.line.into_iter().collect(),
            text,
            fix: None,
        }
    }
}

/// Spawned tasks that `asyncio.run` cancelled because main had ended.
fn left_running(case: &Case) -> Option<Finding> {
    // The end of main is an event.
    if case.trace.outcome != Outcome::Finished || case.trace.picture_end.is_some() {
        return None;
    }
    let is_root = |task: TaskId| case.trace.tasks[task.index()].parent.is_none();
    let ended = |event: &Event| event.kind.ends_task();
    let events = &case.trace.events;
    let main_ended = events.iter().rposition(|event| is_root(event.task) && ended(event))?;
    let cancelled =
        events[main_ended..].iter().filter(|event| matches!(event.kind, EventKind::CancelRequested(_)));
    let mut tasks = BTreeSet::new();
    tasks.extend(cancelled.map(|event| event.task).filter(|task| !is_root(*task)));
    let t_us = events[main_ended].t_us;
    let tasks: Vec<TaskId> = tasks.into_iter().collect();
    let text = (case.texts.left_running)(&case.names(&tasks), tasks.len());
    (!tasks.is_empty()).then_some(Finding {
        code: "left-running".into(),
        t_us,
        tasks,
        lines: Vec::new(),
        text,
        fix: None,
    })
}

/// Defs that no task reaches, by whatever way.
pub(super) fn never_run(case: &ScriptCase) -> Vec<Finding> {
    let script = case.script;
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut bodies: Vec<&[Statement]> = script.tasks.iter().map(|task| &*task.body).collect();
    while let Some(body) = bodies.pop() {
        each_statement(body, &mut |statement| {
            for call in statement.kind.parts().calls {
                let def = script.defs.iter().find(|def| def.name.text == call.name.text);
                bodies.extend(def.filter(|def| reached.insert(&def.name.text)).map(|def| &*def.body));
            }
        });
    }
    let defs = script.defs.iter().filter(|def| !reached.contains(&*def.name.text));
    let finding = |def: &Def| Finding {
        code: "never-run".into(),
        t_us: 0,
        tasks: Vec::new(),
        lines: vec![case.lines.line(def.name.span.start)],
        text: (case.texts.never_run)(&def.name.text),
        fix: None,
    };
    defs.map(finding).collect()
}
