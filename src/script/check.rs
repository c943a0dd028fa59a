//! What the grammar cannot say: names declared once, names known, tasks not too many.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Name;
use super::span::{LineIndex, Problems};
use super::suggest::nearest;
use super::syntax::{Script, Statement, StatementKind, Task};
use super::text::Text;
use super::{Problem, Span, limits};

pub(super) fn check(script: &Script, lines: &LineIndex, problems: &mut Problems) {
    let declared = declarations(script, lines, problems);
    too_many_tasks(script, problems);
    if let Some(title) = &script.title {
        known_names(title, &BTreeSet::new(), problems);
    }
    for task in &script.tasks {
        body(task, &declared, problems);
    }
}

fn declarations<'a>(
    script: &'a Script,
    lines: &LineIndex,
    problems: &mut Problems,
) -> BTreeMap<&'a str, Span> {
    let mut declared = BTreeMap::<&str, Span>::new();
    for name in script.tasks.iter().map(|task| &task.name) {
        if let Some(first) = declared.get(name.text.as_str()) {
            let first_line = lines.line(first.start);
            problems.report(name.span, Problem::DuplicateName { name: name.text.clone(), first_line });
        } else {
            declared.insert(name.text.as_str(), name.span);
        }
    }
    declared
}

fn too_many_tasks(script: &Script, problems: &mut Problems) {
    let mut tasks: u32 = 0;
    for task in &script.tasks {
        let (count, span) = task.instances.unwrap_or((1, task.name.span));
        tasks = tasks.saturating_add(count);
        if tasks > limits::TASKS {
            return problems.report(span, Problem::TooManyTasks);
        }
    }
}

fn body(task: &Task, declared: &BTreeMap<&str, Span>, problems: &mut Problems) {
    let mut known = BTreeSet::from(["now"]);
    if task.instances.is_some() {
        known.insert("n");
    }
    each_statement(&task.body, &mut |statement| {
        if let StatementKind::Repeat { index: Some(name), .. } = &statement.kind {
            if declared.contains_key(name.text.as_str()) {
                problems.report(name.span, Problem::VariableIsDeclared { name: name.text.clone() });
            }
            known.insert(&name.text);
        }
    });
    each_statement(&task.body, &mut |statement| {
        if let Some(text) = text_of(statement) {
            known_names(text, &known, problems);
        }
    });
}

fn text_of(statement: &Statement) -> Option<&Text> {
    match &statement.kind {
        StatementKind::Print(text) => Some(text),
        StatementKind::Spend { label, .. } => label.as_ref(),
        StatementKind::Yield | StatementKind::Repeat { .. } => None,
    }
}

fn known_names(text: &Text, known: &BTreeSet<&str>, problems: &mut Problems) {
    for Name { text: name, span } in text.names().filter(|name| !known.contains(name.text.as_str())) {
        let problem = if name == "n" {
            Problem::NumberOutsideInstances
        } else {
            Problem::UnknownName { name: name.clone(), nearest: nearest(name, known.iter().copied()) }
        };
        problems.report(*span, problem);
    }
}

fn each_statement<'a>(body: &'a [Statement], visit: &mut impl FnMut(&'a Statement)) {
    for statement in body {
        visit(statement);
        if let StatementKind::Repeat { body, .. } = &statement.kind {
            each_statement(body, visit);
        }
    }
}
