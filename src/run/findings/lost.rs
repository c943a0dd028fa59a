//! `lost-update`: what a task wrote of all that tasks share, another wrote over that had read it before.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::super::lost_updates;
use super::ScriptCase;
use crate::machine::LostUpdate;
use crate::script::program::SharedId;
use crate::script::read;
use crate::script::syntax::{Statement, each_statement};
use crate::text::Lost;
use crate::trace::{Finding, Fix};

pub(super) fn find(case: &ScriptCase) -> Vec<Finding> {
    if case.program.shared.is_empty() || !case.may_run_again() {
        return Vec::new();
    }
    let mut found: Vec<(LostUpdate, usize)> = Vec::new();
    for lost in lost_updates(case.program.clone()) {
        let is_alike = |other: &LostUpdate| (other.shared, other.line) == (lost.shared, lost.line);
        match found.iter_mut().find(|(first, _)| is_alike(first)) {
            Some((_, count)) => *count += 1,
            None => found.push((lost, 1)),
        }
    }
    found.into_iter().map(|(lost, count)| finding(case, lost, count)).collect()
}

fn finding(case: &ScriptCase, lost: LostUpdate, count: usize) -> Finding {
    let LostUpdate { shared, whose, their_line, by, read_line, line, t_us } = lost;
    let text = (case.texts.lost_update)(&Lost {
        what: &case.program.shared[shared as usize].name,
        whose: case.name(whose),
        by: case.name(by),
        read_line,
        line,
        times: count,
    });
    let mut lines = vec![read_line, line];
    lines.extend(Some(their_line).filter(|line| !lines.contains(line)));
    let fix = fix(case, shared);
    Finding { code: "lost-update".into(), t_us, tasks: vec![whose, by], lines, text, fix }
}

/// A lock wherever somebody writes it, from the first look at it to the last time it is written, if each of these is of one block
/// and nothing is lost then.
fn fix(case: &ScriptCase, shared: SharedId) -> Option<Fix> {
    let what = &case.program.shared[shared as usize].name;
    let lines: Vec<&str> = case.source.split('\n').collect();
    let held: Vec<_> = case.script.bodies().filter_map(|body| uses(case, body, what)).collect();
    if !held.iter().all(|held| is_block(&lines, held)) {
        return None;
    }
    let name = ["lock", "guard", "mutex"].map(|word| format!("{word}_1"));
    let taken = |name: &str| {
        case.script.names().any(|(_, _, known)| known.text == name) || case.source.contains(name)
    };
    let name = name.into_iter().find(|name| !taken(name))?;
    let declared = (1..).zip(&lines).find(|(_, line)| line.starts_with("shared "))?.0;
    let mut out = Vec::new();
    for (number, line) in (1..).zip(&lines) {
        if held.iter().any(|held| *held.start() == number) {
            out.push(format!("{}with {name}:", " ".repeat(indent(line))));
        }
        let is_held = held.iter().any(|held| held.contains(&number));
        out.push(if is_held && !line.trim().is_empty() { format!("  {line}") } else { (*line).to_owned() });
        if number == declared {
            out.push(format!("lock {name}"));
        }
    }
    let mended = case.mend(case.texts.use_lock, out.join("\n"))?;
    let (_, program) = read(&mended.script).ok()?;
    lost_updates(Rc::new(program)).iter().all(|lost| lost.shared != shared).then_some(mended)
}

/// The lines of a body from the first use of a name to the last; none where nothing sets it.
fn uses(case: &ScriptCase, body: &[Statement], name: &str) -> Option<RangeInclusive<u32>> {
    let (mut lines, mut is_set) = (Vec::new(), false);
    each_statement(body, &mut |statement| {
        let parts = statement.kind.parts();
        let sets = parts.into.iter().any(|(set, _)| set.text == name);
        if sets || parts.all_exprs().any(|expr| expr.names().iter().any(|used| used.text == name)) {
            lines.push(case.lines.line(statement.span.start));
            is_set |= sets;
        }
    });
    is_set.then_some(*lines.first()?..=*lines.last()?)
}

/// Whether lines can go into a block: a header's line has a body of its own, and part of one cannot.
fn is_block(lines: &[&str], held: &RangeInclusive<u32>) -> bool {
    let within = lines.get(*held.start() as usize - 1..*held.end() as usize).unwrap_or_default();
    let (Some(first), Some(last)) = (within.first(), within.last()) else { return false };
    let margin = indent(first);
    let deep = within.iter().all(|line| line.trim().is_empty() || indent(line) >= margin);
    deep && margin > 0 && indent(last) == margin
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
