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

/// The lines of the innermost block that has all uses of a name, from the first of these to the last; none where nothing sets it.
fn uses(case: &ScriptCase, block: &[Statement], name: &str) -> Option<RangeInclusive<u32>> {
    let using: Vec<&Statement> =
        block.iter().filter(|statement| reaches(statement, name, mentions)).collect();
    if !using.iter().any(|statement| reaches(statement, name, sets)) {
        return None;
    }
    if let [only] = using[..] {
        let blocks = only.kind.parts().blocks.into_iter();
        let mut inside = blocks.filter(|block| block.iter().any(|inner| reaches(inner, name, mentions)));
        if let (Some(inner), None, false) = (inside.next(), inside.next(), mentions(only, name)) {
            return uses(case, inner, name);
        }
    }
    let (first, last) = (using.first()?, using.last()?);
    let mut end = case.lines.line(last.span.start);
    each_statement(std::slice::from_ref(last), &mut |inner| end = end.max(case.lines.line(inner.span.start)));
    Some(case.lines.line(first.span.start)..=end)
}

/// Whether that is so of a statement or of one inside it.
fn reaches(statement: &Statement, name: &str, is_so: fn(&Statement, &str) -> bool) -> bool {
    let mut reaches = false;
    each_statement(std::slice::from_ref(statement), &mut |inner| reaches |= is_so(inner, name));
    reaches
}

fn sets(statement: &Statement, name: &str) -> bool {
    statement.kind.parts().into.iter().any(|(set, _)| set.text == name)
}

fn mentions(statement: &Statement, name: &str) -> bool {
    let parts = statement.kind.parts();
    sets(statement, name) || parts.all_exprs().any(|expr| expr.names().iter().any(|used| used.text == name))
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
