//! `one-by-one`: awaits in a row that could as well go on together.

use std::collections::BTreeSet;

use super::ScriptCase;
use crate::script::Script;
use crate::script::grammar::Expected;
use crate::script::names::Name;
use crate::script::syntax::{Awaitable, Statement, StatementKind, each_statement};
use crate::trace::{Finding, Fix, TaskId};

pub(super) fn find(case: &ScriptCase) -> Vec<Finding> {
    let mut found = Vec::new();
    for body in case.script.bodies() {
        look_through(case, body, &mut found);
    }
    found
}

fn look_through(case: &ScriptCase, body: &[Statement], found: &mut Vec<Finding>) {
    let mut rest = body;
    while !rest.is_empty() {
        let row = row(case, rest);
        if row.len() > 1 {
            found.push(finding(case, row));
        }
        rest = &rest[row.len().max(1)..];
    }
    for statement in body {
        for block in statement.kind.parts().blocks {
            look_through(case, block, found);
        }
    }
}

/// The awaits of defs at the beginning that share nothing.
fn row<'a>(case: &ScriptCase, statements: &'a [Statement]) -> &'a [Statement] {
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    let mut results: BTreeSet<&str> = BTreeSet::new();
    let mut count = 0;
    for statement in statements {
        let StatementKind::Await { what, into } = &statement.kind else { break };
        let Some(uses) = def_uses(case, what) else { break };
        let reads = what.arguments.iter().flat_map(|argument| argument.names());
        let needs_result = reads.into_iter().any(|name| results.contains(name.text.as_str()));
        if needs_result || uses.iter().any(|name| shared.contains(name)) {
            break;
        }
        shared.extend(uses);
        results.extend(into.iter().map(|name| name.text.as_str()));
        count += 1;
    }
    &statements[..count]
}

/// The queues, locks and events that a def and whom it calls use; `None` if it is no def.
fn def_uses<'a>(case: &'a ScriptCase, what: &Awaitable) -> Option<BTreeSet<&'a str>> {
    let mut uses = BTreeSet::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = vec![what.name.text.as_str()];
    case.script.defs.iter().find(|def| def.name.text == what.name.text)?;
    while let Some(name) = next.pop() {
        let Some(def) = case.script.defs.iter().find(|def| def.name.text == name) else { continue };
        if seen.insert(&def.name.text) {
            names_used(case.script, &def.body, &mut uses);
            next.extend(uses.iter().copied());
        }
    }
    let is_def = |name: &str| case.script.defs.iter().any(|def| def.name.text == name);
    Some(uses.into_iter().filter(|name| !is_def(name)).collect())
}

fn names_used<'a>(script: &Script, body: &'a [Statement], uses: &mut BTreeSet<&'a str>) {
    each_statement(body, &mut |statement| {
        let parts = statement.kind.parts();
        let names = parts.names.iter().copied().zip(statement.word.usage().names());
        // A handle belongs to its body alone.
        let shared = names.filter(|(_, expected)| *expected != Expected::Handle).map(|(name, _)| name);
        let called = parts.calls.iter().map(|call| &call.name);
        uses.extend(shared.chain(called).map(|name| &*name.text));
        // What all tasks share, and whom questions ask.
        let values =
            parts.all_exprs().flat_map(|expr| expr.names()).chain(parts.into.iter().map(|(name, _)| *name));
        let declared = |name: &&'a Name| script.names().any(|(_, _, other)| other.text == name.text);
        uses.extend(values.filter(declared).map(|name| &*name.text));
    });
}

fn finding(case: &ScriptCase, row: &[Statement]) -> Finding {
    let lines: Vec<u32> = row.iter().map(|statement| case.lines.line(statement.span.start)).collect();
    let span = |line| {
        let tasks = case.trace.tasks.iter();
        tasks
            .flat_map(|task| task.spans.iter().map(move |span| (task.id, span)))
            .find(|(_, span)| span.line == line)
    };
    let met: Vec<(TaskId, u64)> =
        lines.iter().filter_map(|line| span(*line)).map(|(task, span)| (task, span.from_us)).collect();
    let mut tasks = BTreeSet::new();
    tasks.extend(met.iter().map(|(task, _)| *task));
    let text = (case.texts.one_by_one)(row.len());
    Finding {
        code: "one-by-one".into(),
        t_us: met.first().map_or(0, |(_, from_us)| *from_us),
        tasks: tasks.into_iter().collect(),
        fix: fix(case, row, &lines),
        lines,
        text,
    }
}

/// The awaits, each on a line of its own, become one `gather`; not if their results are wanted one by one.
fn fix(case: &ScriptCase, row: &[Statement], lines: &[u32]) -> Option<Fix> {
    let calls: Option<Vec<String>> = row
        .iter()
        .map(|statement| {
            let StatementKind::Await { what, into: None } = &statement.kind else { return None };
            Some(call(case, what))
        })
        .collect();
    let mut text: Vec<&str> = case.source.split('\n').collect();
    let alone = lines.iter().all(|line| {
        let content = text[*line as usize - 1].trim();
        content.starts_with("await ") && !content.contains([';', '#'])
    });
    let in_a_row = lines.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let calls = calls.filter(|_| alone && in_a_row)?;
    let first = *lines.first()? as usize - 1;
    let indent = text[first].len() - text[first].trim_start().len();
    let gather = format!("{}gather {}", &text[first][..indent], calls.join(", "));
    text.splice(first..first + row.len(), [gather.as_str()]);
    case.fix(case.texts.use_gather, text.join("\n"))
}

/// The call as it stands in the script.
fn call(case: &ScriptCase, what: &Awaitable) -> String {
    // A text without parentheses stands apart.
    let given = what.span.of(case.source);
    let space = if given.is_empty() || given.starts_with('(') { "" } else { " " };
    format!("{}{space}{given}", what.name.span.of(case.source))
}
