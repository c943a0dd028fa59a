//! What the text in the editor means: its program, the predicted run, what there is to say of it.

use std::rc::Rc;

use crate::machine::limits;
use crate::run::{Analysis, Patience, Unavailable, record_as_asked, without_loop};
use crate::script::{Diagnostic, Program, compile};
use crate::trace::{Outcome, Shared, Strategy, Trace};

/// Statements that are predicted at once, between two keys. What takes longer is made in a worker.
const AT_ONCE: u64 = 5_000;

/// Tasks that a program may start with for that.
const TASKS_AT_ONCE: u32 = 2_000;

/// How much is made in a worker: every run as far as the command goes.
pub const PATIENCE: Patience = Patience { events: 100_000, statements: limits::STATEMENTS };

/// Statements that are predicted at once where there is no worker.
const WITHOUT_WORKER: u64 = 50_000;

/// The prediction of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The last sound program whose run is known, and that run: those of the text, unless it has errors or its own
    /// run is still to come.
    pub good: Option<(Rc<Program>, Shared<Trace>)>,
    /// The errors of the text.
    pub errors: Rc<[Diagnostic]>,
    /// Why the strategy that the script asks for is not what is shown, if it is not.
    pub unavailable: Option<Unavailable>,
    /// What there is to say of the run, which a worker finds out; before it has, what there was to say of the run
    /// before, if anything.
    pub analysis: Option<Shared<Analysis>>,
    /// Whether that is still to be found out.
    pub unanalysed: bool,
    /// The program whose run is being predicted elsewhere.
    pub awaited: Option<Rc<Program>>,
}

/// What is to be made in a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// What there is to say of the run.
    Analysis,
    /// The run, too.
    Trace,
}

impl Prediction {
    /// Predicts a script, under another strategy than its own if one is chosen; the picture before stays if the script has errors or takes long. Where `worker` is
    /// `false`, the run is made at once and cut short, and there is no more to say of it.
    pub(super) fn of(script: &str, strategy: Option<Strategy>, before: Option<&Self>, worker: bool) -> Self {
        let mut program = match compile(script) {
            Ok(program) => program,
            Err(errors) => return Self { errors: errors.into(), awaited: None, ..Self::before(before) },
        };
        program.machinery.strategy = strategy.unwrap_or(program.machinery.strategy);
        let program = Rc::new(program);
        let known = || before?.good.as_ref().filter(|(before, _)| *before == program);
        let (trace, unavailable) = if let Some((_, trace)) = known() {
            (trace.clone(), before.and_then(|before| before.unavailable.clone()))
        } else if worker && !starts_few(&program) {
            return Self::awaiting(program, before);
        } else {
            let statements = if worker { AT_ONCE } else { WITHOUT_WORKER };
            let (ended, unavailable) = record_as_asked(&program, statements);
            if worker && ended.standing().outcome == Outcome::Limit {
                return Self::awaiting(program, before);
            }
            (Shared::new(ended.into_trace()), unavailable)
        };
        let analysis = before.filter(|_| worker).and_then(|before| before.analysis.clone());
        Self {
            good: Some((program, trace)),
            errors: Rc::new([]),
            unavailable,
            analysis,
            unanalysed: worker,
            awaited: None,
        }
    }

    fn awaiting(program: Rc<Program>, before: Option<&Self>) -> Self {
        Self { errors: Rc::new([]), awaited: Some(program), ..Self::before(before) }
    }

    fn before(before: Option<&Self>) -> Self {
        before.cloned().unwrap_or_else(|| Self {
            good: None,
            errors: Rc::new([]),
            unavailable: None,
            analysis: None,
            unanalysed: false,
            awaited: None,
        })
    }

    /// The run that is shown, if there is one.
    pub fn trace(&self) -> Option<&Shared<Trace>> {
        self.good.as_ref().map(|(_, trace)| trace)
    }

    /// Whether the picture is that of an earlier text.
    pub fn is_stale(&self) -> bool {
        !self.errors.is_empty() || self.awaited.is_some()
    }

    /// What is still to be made in a worker.
    pub fn missing(&self) -> Missing {
        match self.awaited {
            Some(_) => Missing::Trace,
            None if self.unanalysed && self.errors.is_empty() => Missing::Analysis,
            None => Missing::Nothing,
        }
    }

    /// With the run that was awaited.
    pub(super) fn with_trace(&self, trace: Shared<Trace>) -> Self {
        let Some(program) = self.awaited.clone() else { return self.clone() };
        // On a loop every statement has a meaning; what has none elsewhere is shown there.
        let unavailable =
            (trace.strategy != program.machinery.strategy).then(|| without_loop(&program).err()).flatten();
        Self { good: Some((program, trace)), unavailable, unanalysed: true, awaited: None, ..self.clone() }
    }
}

fn starts_few(program: &Program) -> bool {
    program.tasks.iter().map(|task| task.instances.unwrap_or(1)).sum::<u32>() <= TASKS_AT_ONCE
}
