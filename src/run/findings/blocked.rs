//! `loop-blocked`: computing or blocking held the loop while others could have run.

use litemap::LiteMap;

use super::{Case, ScriptCase};
use crate::script::program::Spend;
use crate::script::syntax::{Statement, StatementKind, each_statement};
use crate::text::Blocked;
use crate::trace::{Finding, Fix, Micros, Span, SpanState, TaskId};

/// Shorter holds are nobody's business.
const LEAST_US: Micros = 100_000;

/// What one statement's holds come to.
#[derive(Default)]
struct Held {
    first_us: Micros,
    longest_us: Micros,
    count: usize,
    holders: Vec<TaskId>,
    /// By how much each other task was delayed, by task.
    delayed: Vec<(TaskId, Micros)>,
    blocking: bool,
}

/// What was found; `called` says what a line of a program calls, `fix` what may be done about a line of a script, on which
/// somebody blocks or computes.
pub(super) fn find<'a>(
    case: &Case<'a>,
    called: impl Fn(u32) -> Option<&'a str>,
    fix: impl Fn(u32, bool) -> Option<Fix>,
) -> Vec<Finding> {
    let spans =
        || case.trace.tasks.iter().flat_map(|task| task.spans.iter().map(move |span| (task.id, span)));
    let holds = |span: &Span| {
        matches!(span.state, SpanState::Computing | SpanState::Blocking) && span.duration_us() >= LEAST_US
    };
    let mut held: Vec<(TaskId, &Span)> = spans().filter(|(_, span)| holds(span)).collect();
    held.sort_by_cached_key(|(_, span)| span.from_us);

    let mut by_line: LiteMap<u32, Held> = LiteMap::new();
    let mut delays = vec![false; held.len()];
    for (task, ready) in spans().filter(|(_, span)| span.state == SpanState::Ready) {
        let first = held.partition_point(|(_, span)| span.to_us <= ready.from_us);
        for (at, (holder, span)) in held.iter().enumerate().skip(first) {
            if span.from_us >= ready.to_us {
                break;
            }
            if *holder != task {
                let overlap = span.to_us.min(ready.to_us) - span.from_us.max(ready.from_us);
                by_line.entry(span.line).or_default().delay(task, overlap);
                delays[at] = true;
            }
        }
    }
    for ((task, span), _) in held.iter().zip(delays).filter(|(_, delays)| *delays) {
        let of_line = &mut by_line[&span.line];
        if of_line.count == 0 {
            of_line.first_us = span.from_us;
        }
        of_line.count += 1;
        of_line.longest_us = of_line.longest_us.max(span.duration_us());
        of_line.blocking = span.state == SpanState::Blocking;
        if !of_line.holders.contains(task) {
            of_line.holders.push(*task);
        }
    }
    by_line
        .into_iter()
        .map(|(line, held)| finding(case, line, &held, called(line), fix(line, held.blocking)))
        .collect()
}

impl Held {
    /// Notes a delay; the tasks come in order.
    fn delay(&mut self, task: TaskId, us: Micros) {
        match self.delayed.last_mut() {
            Some((last, sum_us)) if *last == task => *sum_us += us,
            Some(_) | None => self.delayed.push((task, us)),
        }
    }
}

fn finding(case: &Case, line: u32, held: &Held, called: Option<&str>, fix: Option<Fix>) -> Finding {
    let delayed: Vec<TaskId> = held.delayed.iter().map(|(task, _)| *task).collect();
    let worst_us = held.delayed.iter().map(|(_, us)| *us).max().unwrap_or(0);
    let text = (case.texts.blocked)(&Blocked {
        who: &case.names(&held.holders),
        what: called.unwrap_or(if held.blocking { "block" } else { "cpu" }),
        line,
        longest: &case.seconds(held.longest_us),
        times: held.count,
        whom: &case.names(&delayed),
        worst: &case.seconds(worst_us),
    });
    let tasks = held.holders.iter().copied().chain(delayed).collect();
    Finding { code: "loop-blocked".into(), t_us: held.first_us, tasks, lines: vec![line], text, fix }
}

/// `cpu` on that line becomes `process cpu`, `block` becomes `thread block`.
pub(super) fn offload(case: &ScriptCase, line: u32, blocking: bool) -> Option<Fix> {
    let (wanted, prefix, label) = if blocking {
        (Spend::Block, "thread ", case.texts.use_thread)
    } else {
        (Spend::Cpu, "process ", case.texts.use_process)
    };
    let mut at = Vec::new();
    let mut note = |statement: &Statement| {
        let is_wanted = matches!(&statement.kind, StatementKind::Spend { how, .. } if *how == wanted);
        if is_wanted && case.lines.line(statement.span.start) == line {
            at.push(statement.span.start as usize);
        }
    };
    // In the order of the source: all that stands in a line is of one body.
    for body in case.script.bodies() {
        each_statement(body, &mut note);
    }
    let mut script = case.source.to_owned();
    for place in at.iter().rev() {
        script.insert_str(*place, prefix);
    }
    case.fix(label, script)
}
