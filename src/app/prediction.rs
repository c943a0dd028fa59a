//! What the text in the editor means: its program, the predicted run, what there is to say of it. What a Python program
//! does only CPython knows, which runs it elsewhere.

use std::rc::Rc;

use super::PythonFault;
use crate::machine::limits;
use crate::run::{Analysis, Patience, Unavailable, record_as_asked, without_loop};
use crate::script::{Diagnostic, Program, compile, is_python_program};
use crate::trace::{Outcome, Shared, Strategy, Trace};

/// Statements that are predicted at once, between two keys. What takes longer is made in a worker.
const AT_ONCE: u64 = 5_000;

/// Tasks that a program may start with for that.
const TASKS_AT_ONCE: usize = 2_000;

/// How much is made in a worker: every run as far as the command goes.
pub const PATIENCE: Patience = Patience { events: 100_000, statements: limits::STATEMENTS };

/// Statements that are predicted at once where there is no worker.
const WITHOUT_WORKER: u64 = 50_000;

/// What is run.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// The program of a script.
    Script(Rc<Program>),
    /// The text of a Python program.
    Python(Rc<str>),
}

impl Code {
    /// The program, if it is a script's.
    pub fn program(&self) -> Option<&Rc<Program>> {
        match self {
            Self::Script(program) => Some(program),
            Self::Python(_) => None,
        }
    }
}

/// The prediction of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The last sound code whose run is known, and that run: those of the text, unless it has errors or its own
    /// run is still to come.
    pub good: Option<(Code, Shared<Trace>)>,
    /// Whether the text is a Python program.
    pub python: bool,
    /// The errors of the text, if it is a script.
    pub errors: Rc<[Diagnostic]>,
    /// Why nothing is known of its run, if it is a Python program of which nothing is.
    pub fault: Option<Rc<PythonFault>>,
    /// Why the strategy that the script asks for is not what is shown, if it is not.
    pub unavailable: Option<Unavailable>,
    /// What there is to say of the run, which a worker finds out; before it has, what there was to say of the run
    /// before, if anything.
    pub analysis: Option<Shared<Analysis>>,
    /// Whether that is still to be found out.
    pub unanalysed: bool,
    /// The code whose run is being predicted elsewhere.
    pub awaited: Option<Code>,
}

/// What is to be made elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// What there is to say of the run.
    Analysis,
    /// The run, too.
    Trace,
    /// The run of a Python program.
    Python,
}

impl Prediction {
    /// Predicts a script, under another strategy than its own if one is chosen; the picture before stays if the script has errors or takes long. Where `worker` is
    /// `false`, the run is made at once and cut short, and there is no more to say of it.
    pub(super) fn of(script: &str, strategy: Option<Strategy>, before: Option<&Self>, worker: bool) -> Self {
        let mut program = match compile(script) {
            Ok(program) => program,
            Err(errors) if is_python_program(&errors) => return Self::python(script, before),
            Err(errors) => {
                let errors = errors.into();
                return Self { python: false, errors, fault: None, awaited: None, ..Self::before(before) };
            }
        };
        program.machinery.strategy = strategy.unwrap_or(program.machinery.strategy);
        let program = Rc::new(program);
        let is_it = |code: &Code| code.program() == Some(&program);
        let known = || before?.good.as_ref().filter(|(before, _)| is_it(before));
        let (trace, unavailable) = if let Some((_, trace)) = known() {
            (trace.clone(), before.and_then(|before| before.unavailable.clone()))
        } else if worker && !starts_few(&program) {
            return Self::awaiting(Code::Script(program), before);
        } else {
            let statements = if worker { AT_ONCE } else { WITHOUT_WORKER };
            let (ended, unavailable) = record_as_asked(&program, statements);
            if worker && ended.standing().outcome == Outcome::Limit {
                return Self::awaiting(Code::Script(program), before);
            }
            (Shared::new(ended.into_trace()), unavailable)
        };
        let analysis = before.filter(|_| worker).and_then(|before| before.analysis.clone());
        Self {
            good: Some((Code::Script(program), trace)),
            python: false,
            errors: Rc::new([]),
            fault: None,
            unavailable,
            analysis,
            unanalysed: worker,
            awaited: None,
        }
    }

    /// That of a Python program, which is known if it is the one before, spaces at its end apart.
    fn python(text: &str, before: Option<&Self>) -> Self {
        let code = Code::Python(text.trim_end().into());
        let there = Self::awaiting(code.clone(), before);
        let is_known = there.good.as_ref().is_some_and(|(known, _)| *known == code);
        if is_known { Self { awaited: None, ..there } } else { there }
    }

    fn awaiting(code: Code, before: Option<&Self>) -> Self {
        let python = code.program().is_none();
        Self { python, errors: Rc::new([]), fault: None, awaited: Some(code), ..Self::before(before) }
    }

    fn before(before: Option<&Self>) -> Self {
        before.cloned().unwrap_or_else(|| Self {
            good: None,
            python: false,
            errors: Rc::new([]),
            fault: None,
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
        !self.errors.is_empty() || self.awaited.is_some() || self.fault.is_some()
    }

    /// What is still to be made elsewhere.
    pub fn missing(&self) -> Missing {
        match self.awaited {
            Some(Code::Script(_)) => Missing::Trace,
            Some(Code::Python(_)) => Missing::Python,
            None if self.unanalysed && !self.is_stale() => Missing::Analysis,
            None => Missing::Nothing,
        }
    }

    /// With the run that was awaited.
    pub(super) fn with_trace(&self, trace: Shared<Trace>) -> Self {
        let program = match self.awaited.clone() {
            Some(Code::Script(program)) => program,
            Some(code @ Code::Python(_)) => return self.with_python(code, trace),
            None => return self.told_anew(trace),
        };
        // On a loop every statement has a meaning; what has none elsewhere is shown there.
        let unavailable = (trace.strategy != program.machinery.strategy)
            .then(|| without_loop(&program, program.machinery.strategy).err())
            .flatten();
        let good = Some((Code::Script(program), trace));
        Self { good, unavailable, unanalysed: true, awaited: None, ..self.clone() }
    }

    /// A program that is known, with the same run in another language.
    fn told_anew(&self, trace: Shared<Trace>) -> Self {
        match &self.good {
            Some((code @ Code::Python(_), _)) if self.python => self.with_python(code.clone(), trace),
            Some(_) | None => self.clone(),
        }
    }

    /// What there is to say of the run of a Python program comes with it.
    fn with_python(&self, code: Code, trace: Shared<Trace>) -> Self {
        let analysis = Analysis { findings: trace.findings.clone(), comparison: Vec::new() };
        Self {
            good: Some((code, trace)),
            unavailable: None,
            analysis: Some(Shared::new(analysis)),
            unanalysed: false,
            awaited: None,
            ..self.clone()
        }
    }

    /// Without the run that was awaited, and why.
    pub(super) fn with_fault(&self, fault: PythonFault) -> Self {
        Self { fault: Some(Rc::new(fault)), awaited: None, ..self.clone() }
    }
}

fn starts_few(program: &Program) -> bool {
    program.starting() <= TASKS_AT_ONCE
}
