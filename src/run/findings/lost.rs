//! `lost-update`: what a task wrote of all that tasks share, another wrote over that had read it before.

use super::super::lost_updates;
use super::ScriptCase;
use crate::machine::LostUpdate;
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
    let fix = fix(case, read_line, line);
    Finding { code: "lost-update".into(), t_us, tasks: vec![whose, by], lines, text, fix }
}

/// A lock around what stands from reading to writing, if that is of one block.
fn fix(case: &ScriptCase, from: u32, to: u32) -> Option<Fix> {
    let lines: Vec<&str> = case.source.split('\n').collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let within = lines.get(from as usize - 1..to as usize).filter(|within| !within.is_empty())?;
    let margin = indent(within[0]);
    let is_block = within.iter().all(|line| line.trim().is_empty() || indent(line) >= margin);
    // A header's line has a body of its own, and part of one cannot go into a block.
    if !is_block || margin == 0 || indent(within[within.len() - 1]) != margin {
        return None;
    }
    let name = ["lock", "guard", "mutex"].map(|word| format!("{word}_1"));
    let taken = |name: &str| {
        case.script.names().any(|(_, _, known)| known.text == name) || case.source.contains(name)
    };
    let name = name.into_iter().find(|name| !taken(name))?;
    let mut out = Vec::new();
    let pad = " ".repeat(margin);
    let declared = lines.iter().position(|line| line.starts_with("shared "))?;
    for (index, line) in lines.iter().enumerate() {
        if index + 1 == from as usize {
            out.push(format!("{pad}with {name}:"));
        }
        let inside = (from as usize..=to as usize).contains(&(index + 1));
        out.push(if inside && !line.trim().is_empty() { format!("  {line}") } else { (*line).to_owned() });
        if index == declared {
            out.push(format!("lock {name}"));
        }
    }
    case.mend(case.texts.use_lock, out.join("\n"))
}
