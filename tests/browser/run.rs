//! Live runs, and what is predicted of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use loopscope::app::Scale;
use loopscope::browser::{LiveRun, clock};
use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::trace::{Outcome, Trace};

const PATIENCE_MS: f64 = 60_000.0;

/// A second takes 100 ms.
pub fn fast() -> Scale {
    Scale::from_ms_per_s(100).expect("a scale")
}

/// How fast a script is tried in turn, from this on: a busy machine is late by some ms, whatever they stand for, so what
/// takes longer is measured better.
pub fn paces(scale: Scale) -> impl Iterator<Item = Scale> {
    Scale::ALL.into_iter().rev().skip_while(move |pace| *pace != scale)
}

/// A live run and its reports.
pub struct Watched {
    pub run: LiveRun,
    pub reports: Rc<RefCell<Vec<Trace>>>,
}

pub fn start(script: &str) -> Watched {
    start_at(script, fast())
}

pub fn start_at(script: &str, scale: Scale) -> Watched {
    let reports = Rc::new(RefCell::new(Vec::new()));
    let sink = reports.clone();
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    let run = LiveRun::start(program, strategy, scale, move |recorder, standing| {
        let trace = recorder.clone().into_trace(standing.strategy, standing.outcome, standing.now_us);
        sink.borrow_mut().push(trace);
    });
    Watched { run, reports }
}

impl Watched {
    pub fn last(&self) -> Option<Trace> {
        self.reports.borrow().last().cloned()
    }

    pub fn ended(&self) -> Option<Trace> {
        self.last().filter(|trace| trace.outcome != Outcome::Running)
    }

    /// Waits for a report that tells so.
    pub async fn until(&self, so: impl Fn(&Trace) -> bool) -> Trace {
        let since = clock::now_ms();
        while clock::now_ms() - since < PATIENCE_MS {
            if let Some(trace) = self.last().filter(&so) {
                return trace;
            }
            TimeoutFuture::new(5).await;
        }
        panic!("the last report: {:?}", self.last());
    }

    pub async fn end(&self) -> Trace {
        self.until(|trace| trace.outcome != Outcome::Running).await
    }
}

pub fn predicted(script: &str) -> Trace {
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    predict_under(program, strategy).expect("it has a meaning")
}

pub async fn live(script: &str) -> Trace {
    start(script).end().await
}

pub fn texts(trace: &Trace) -> Vec<String> {
    trace.log.iter().map(|line| line.text.to_string()).collect()
}
