//! What an experienced engineer would point at in a run, each with what to do about it where there is something.

mod blocked;
mod one_by_one;
mod stuck;
mod tasks;
mod tie;

use std::rc::Rc;

use super::arrivals::Arrivals;
use super::summarize_loop;
use crate::script::{LineIndex, Program, Script, decimal, read};
use crate::text::{FindingTexts, Language};
use crate::trace::{Finding, Fix, Micros, Strategy, TaskId, Trace};

/// A run whose findings are looked for.
struct Case<'a> {
    source: &'a str,
    script: &'a Script,
    program: &'a Rc<Program>,
    trace: &'a Trace,
    lines: LineIndex<'a>,
    texts: &'static FindingTexts,
}

/// Runs with more events than this are not run again to try a fix or to swap a tie.
const MOST_EVENTS: usize = 200_000;

/// Everything worth pointing at in a run of a script, in the order of time. Without an event loop that is only
/// what failed. Their sentences are in the language that is asked for.
pub fn findings(
    source: &str,
    script: &Script,
    program: &Rc<Program>,
    trace: &Trace,
    language: Language,
) -> Vec<Finding> {
    let case = Case {
        source,
        script,
        program,
        trace,
        lines: LineIndex::new(source),
        texts: &language.texts().findings,
    };
    if trace.strategy != Strategy::Async {
        return tasks::failures(&case);
    }
    let mut found = blocked::find(&case);
    found.extend(stuck::find(&case));
    found.extend(tie::find(&case));
    found.extend(tasks::find(&case));
    found.extend(one_by_one::find(&case));
    found.sort_by_cached_key(|finding| finding.t_us);
    found
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
        (self.texts.seconds)(&decimal(us, 1_000_000))
    }

    /// A run that goes on behind its picture takes too long.
    fn may_run_again(&self) -> bool {
        self.trace.picture_end.is_none() && self.trace.events.len() <= MOST_EVENTS
    }

    /// A changed script as a fix with the total it has, if it is sound and takes no longer than before.
    fn fix(&self, label: &str, script: String) -> Option<Fix> {
        if !self.may_run_again() {
            return None;
        }
        let (_, program) = read(&script).ok()?;
        let total_us = summarize_loop(Rc::new(program), Arrivals::AtOnce).total_us;
        let helps = total_us <= self.trace.total_us;
        helps.then(|| Fix { label: label.to_owned(), script, total_us })
    }
}
