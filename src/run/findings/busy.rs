//! `busy-wait`: a loop that does nothing but give the loop back until something is so.

use std::collections::BTreeSet;

use super::ScriptCase;
use crate::script::program::Spend;
use crate::script::syntax::{Expr, ExprKind, Statement, StatementKind, Time, UnaryOp, each_statement};
use crate::trace::{EventKind, Finding, Fix, TaskId};

/// Fewer rounds are no wait.
const LEAST_ROUNDS: usize = 3;

pub(super) fn find(case: &ScriptCase) -> Vec<Finding> {
    let mut found = Vec::new();
    for body in case.script.bodies() {
        each_statement(body, &mut |statement| found.extend(finding(case, statement)));
    }
    found
}

fn finding(case: &ScriptCase, statement: &Statement) -> Option<Finding> {
    let (condition, body) = if let StatementKind::While { condition, body } = &statement.kind {
        (Some(condition), body)
    } else if let StatementKind::Forever(body) = &statement.kind {
        (None, body)
    } else {
        return None;
    };
    let yields = body.iter().find(|statement| only_yields(&statement.kind))?;
    if !body.iter().all(only_looks) {
        return None;
    }
    let line = case.lines.line(yields.span.start);
    let rounds = case
        .trace
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::TaskYielded { line: at } if at == line));
    let rounds: Vec<_> = rounds.collect();
    if rounds.len() < LEAST_ROUNDS {
        return None;
    }
    let mut tasks = BTreeSet::new();
    tasks.extend(rounds.iter().map(|event| event.task));
    let tasks: Vec<TaskId> = tasks.into_iter().collect();
    let header = case.lines.line(statement.span.start);
    let lines = if header == line { vec![line] } else { vec![header, line] };
    Some(Finding {
        code: "busy-wait".into(),
        t_us: rounds[0].t_us,
        text: (case.texts.busy_wait)(&case.names(&tasks), rounds.len(), header),
        tasks,
        fix: condition.filter(|_| body.len() == 1).and_then(|it| fix(case, statement, it, yields)),
        lines,
    })
}

/// Whether a statement does nothing but look, leave the loop, or give it back.
fn only_looks(statement: &Statement) -> bool {
    if let StatementKind::If { branches, otherwise } = &statement.kind {
        let blocks = branches.iter().map(|branch| &branch.body).chain(otherwise);
        return blocks.flatten().all(only_looks);
    }
    only_yields(&statement.kind)
        || matches!(statement.kind, StatementKind::Pass | StatementKind::Break | StatementKind::Continue)
}

fn only_yields(kind: &StatementKind) -> bool {
    let sleeps = matches!(kind, StatementKind::Spend { how: Spend::Sleep, time: Time::Us(0), label: _ });
    sleeps || matches!(kind, StatementKind::Yield)
}

/// `while not is_set(e): yield` is `wait e`.
fn fix(case: &ScriptCase, statement: &Statement, condition: &Expr, yields: &Statement) -> Option<Fix> {
    let ExprKind::Unary(UnaryOp::Not, of) = &condition.kind else { return None };
    let ExprKind::Call(name, arguments) = &of.kind else { return None };
    let [Expr { kind: ExprKind::Name(event), .. }] = arguments.as_slice() else { return None };
    if name.text != "is_set" {
        return None;
    }
    let from = statement.span.start as usize;
    let to = yields.span.start as usize;
    let to = to + case.source[to..].find(['\n', '#', ';']).unwrap_or(case.source.len() - to);
    let end = case.source[..to].trim_end().len();
    let script = format!("{}wait {}{}", &case.source[..from], event.text, &case.source[end..]);
    case.mend(case.texts.use_wait, script)
}
