//! What an experienced engineer would point at in a run, each with what to do about it where there is something. Some of it
//! only a script shows; of a Python program there is what its trace shows.

mod at_end;
mod blocked;
mod busy;
mod cancelled;
mod circle;
mod lost;
mod one_by_one;
mod stuck;
mod tasks;
mod tie;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use super::arrivals::Arrivals;
use super::summarize_loop;
use crate::script::{LineIndex, Program, Script, called, read};
use crate::text::{FindingTexts, Language};
use crate::trace::{Finding, Fix, Micros, Strategy, TaskId, Trace};

/// A run whose findings are looked for.
struct Case<'a> {
    trace: &'a Trace,
    texts: &'static FindingTexts,
    /// What has run, if it was a script.
    program: Option<&'a Program>,
}

/// The run of a script.
struct ScriptCase<'a> {
    case: Case<'a>,
    source: &'a str,
    script: &'a Script,
    program: &'a Rc<Program>,
    lines: LineIndex<'a>,
}

impl<'a> Deref for ScriptCase<'a> {
    type Target = Case<'a>;

    fn deref(&self) -> &Case<'a> {
        &self.case
    }
}

/// Runs with more events than this are not run again to try a fix or to swap a tie.
const MOST_EVENTS: usize = 200_000;

/// Everything worth pointing at in a run of a script: first why it is stuck, if it is, then all else in the order of time.
/// Without an event loop that is only what failed. Their sentences are in the language that is asked for.
pub fn findings(
    source: &str,
    script: &Script,
    program: &Rc<Program>,
    trace: &Trace,
    language: Language,
) -> Vec<Finding> {
    let case = ScriptCase {
        case: Case { trace, texts: &language.texts().findings, program: Some(program) },
        source,
        script,
        program,
        lines: LineIndex::new(source),
    };
    if trace.strategy != Strategy::Async {
        return alike_together(tasks::failures(&case), case.texts);
    }
    let mut found = blocked::find(&case, |_| None, |line, blocking| blocked::offload(&case, line, blocking));
    found.extend(stuck::find(&case));
    found.extend(tie::find(&case));
    found.extend(cancelled::find(&case));
    found.extend(tasks::find(&case));
    found.extend(tasks::never_run(&case));
    found.extend(one_by_one::find(&case));
    found.extend(lost::find(&case));
    found.extend(busy::find(&case));
    found.sort_by_cached_key(|finding| (finding.code != stuck::CODE, finding.t_us));
    alike_together(found, case.texts)
}

/// What the trace of a Python program shows by itself, beside what was found while it was recorded, in the same order.
pub fn findings_of_trace(trace: &Trace, language: Language) -> Vec<Finding> {
    let case = Case { trace, texts: &language.texts().findings, program: None };
    // What a saved trace says besides was found as it is here.
    let recorded = trace.findings.iter().filter(|finding| RECORDED.contains(&&*finding.code));
    let mut found: Vec<Finding> = recorded.cloned().collect();
    // It has no limit of a script's, but took too long.
    for stopped in found.iter_mut().filter(|finding| finding.code == STOPPED) {
        language.texts().python.silent.clone_into(&mut stopped.text);
    }
    let line = |line: u32| trace.source.as_deref()?.lines().nth(line.checked_sub(1)? as usize);
    let called = |at| line(at).map(called).filter(|called| !called.is_empty());
    found.extend(blocked::find(&case, called, |_, _| None));
    found.extend(stuck::find(&case));
    found.extend(cancelled::find(&case));
    found.extend(tasks::find(&case));
    // What only says how the run was made comes last.
    found.sort_by_cached_key(|finding| (finding.code != stuck::CODE, finding.code == STAND_IN, finding.t_us));
    alike_together(found, case.texts)
}

/// Why a run is stuck, as its events show it or, where it has none, as it was found. `None` if it is not, or if nobody knows.
pub fn why_stuck(trace: &Trace, language: Language) -> Option<String> {
    if trace.events.is_empty() {
        let found = trace.findings.iter().find(|finding| finding.code == stuck::CODE);
        return found.map(|found| found.text.clone());
    }
    stuck::find(&Case { trace, texts: &language.texts().findings, program: None }).map(|found| found.text)
}

/// The code of what names the modules that took the place of libraries.
const STAND_IN: &str = "stand-in";

/// The codes of what only who records a Python program finds.
const RECORDED: [&str; 5] = ["never-awaited", "python-warning", "loopscope-comment", STAND_IN, STOPPED];

/// The code of what says where a Python program was stopped that did not end.
pub const STOPPED: &str = "stopped";

/// More findings of a kind than these, without a fix of their own, are told as one.
const MOST_ALIKE: usize = 2;

/// Findings of a kind that there are many of as one with their number, in the place of the first.
fn alike_together(found: Vec<Finding>, texts: &FindingTexts) -> Vec<Finding> {
    let mut counts: Vec<(Cow<'static, str>, usize)> = Vec::new();
    for finding in found.iter().filter(|finding| finding.fix.is_none()) {
        match counts.iter_mut().find(|(code, _)| *code == finding.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((finding.code.clone(), 1)),
        }
    }
    let mut together: Vec<Finding> = Vec::new();
    for finding in found {
        let count = counts.iter().find(|(code, _)| *code == finding.code).map_or(0, |(_, count)| *count);
        if finding.fix.is_some() || count <= MOST_ALIKE {
            together.push(finding);
            continue;
        }
        match together.iter_mut().find(|first| first.code == finding.code && first.fix.is_none()) {
            Some(first) => {
                first.lines.extend(finding.lines);
                first.tasks.extend(finding.tasks);
            }
            None => {
                let text = format!("{} {}", finding.text, (texts.more_alike)(count - 1));
                together.push(Finding { text, ..finding });
            }
        }
    }
    for finding in &mut together {
        let mut seen = BTreeSet::new();
        finding.lines.retain(|line| seen.insert(*line));
        let mut seen = BTreeSet::new();
        finding.tasks.retain(|task| seen.insert(*task));
    }
    together
}

impl Case<'_> {
    fn name(&self, task: TaskId) -> &str {
        &self.trace.tasks[task.index()].name
    }

    /// Names in a row: `a`, `a and b`, `a, b and 3 more`.
    fn names(&self, tasks: &[TaskId]) -> String {
        match tasks {
            [] => String::new(),
            [one] => self.name(*one).to_owned(),
            [one, two] => (self.texts.two)(self.name(*one), self.name(*two)),
            [one, two, three] => (self.texts.three)(self.name(*one), self.name(*two), self.name(*three)),
            [one, two, rest @ ..] => (self.texts.more)(self.name(*one), self.name(*two), rest.len()),
        }
    }

    /// Seconds for a sentence.
    fn seconds(&self, us: Micros) -> String {
        self.texts.units.told(us)
    }

    /// A run that goes on behind its picture takes too long.
    fn may_run_again(&self) -> bool {
        self.trace.picture_end.is_none() && self.trace.events.len() <= MOST_EVENTS
    }
}

impl ScriptCase<'_> {
    /// A changed script as a fix with the total it has, if it is sound and ends earlier than before.
    fn fix(&self, label: &str, script: String) -> Option<Fix> {
        let before_us = self.trace.answer().total_us();
        self.mend(label, script).filter(|fix| before_us.is_none_or(|before_us| fix.total_us < before_us))
    }

    /// The same, if it is sound and ends: one that makes right what was wrong may take longer.
    fn mend(&self, label: &str, script: String) -> Option<Fix> {
        if !self.may_run_again() {
            return None;
        }
        let (_, program) = read(&script).ok()?;
        let total_us = summarize_loop(Rc::new(program), Arrivals::AtOnce).answer().total_us()?;
        Some(Fix { label: label.to_owned(), script, total_us })
    }
}
