//! What there is to say of a script beside its run: what to point at, and what every strategy makes of it.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Ended, Unavailable, findings, record_as_asked, summarize_within};
use crate::script::{Program, Script, read};
use crate::text::Language;
use crate::trace::{Answer, Finding, LimitReached, Micros, Outcome, Strategy, Summary, Trace};

/// Findings and comparison.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Analysis {
    /// What to point at in the run, in the order in which [`findings`] gives it.
    pub findings: Vec<Finding>,
    /// Every strategy's run, in the order of [`Strategy::ALL`].
    pub comparison: Vec<Result<Compared, Unavailable>>,
}

/// What a run under a strategy comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Compared {
    /// How it was run.
    pub strategy: Strategy,
    /// How it ended.
    pub outcome: Outcome,
    /// When, in µs.
    pub total_us: Micros,
    /// Which limit ended it and where, if one did.
    pub limit: Option<LimitReached>,
}

impl Compared {
    /// What the run comes to.
    pub fn answer(&self) -> Answer {
        Answer::of(self.outcome, self.limit.as_ref(), self.total_us)
    }
}

/// How much an analysis may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Events of a run that is looked at for findings.
    pub events: usize,
    /// Statements of each run that is compared.
    pub statements: u64,
}

/// Analyses a program and its run under its own strategy (or on the event loop, if it has no meaning under that).
fn analyse(
    source: &str,
    script: &Script,
    program: &Rc<Program>,
    trace: &Trace,
    language: Language,
    patience: Patience,
) -> Analysis {
    let few = trace.events.len() <= patience.events;
    let findings = if few { findings(source, script, program, trace, language) } else { Vec::new() };
    let comparison = Strategy::ALL.map(|strategy| {
        if strategy == trace.strategy {
            let Trace { outcome, total_us, limit, .. } = *trace;
            return Ok(Compared { strategy, outcome, total_us, limit });
        }
        let Summary { outcome, total_us, limit, .. } =
            summarize_within(program.clone(), strategy, patience.statements)?;
        Ok(Compared { strategy, outcome, total_us, limit })
    });
    Analysis { findings, comparison: comparison.into() }
}

/// Predicts a script and analyses it; `None` if it has errors. `ran` gets the run before it is analysed.
pub fn analyse_script(
    source: &str,
    language: Language,
    patience: Patience,
    ran: impl FnOnce(&Ended),
) -> Option<Analysis> {
    let (script, program) = read(source).ok()?;
    let program = Rc::new(program);
    let (ended, _) = record_as_asked(&program, patience.statements);
    ran(&ended);
    Some(analyse(source, &script, &program, &ended.into_trace(), language, patience))
}
