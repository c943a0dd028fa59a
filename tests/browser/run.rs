//! Live runs, and what is predicted of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use loopscope::app::Scale;
use loopscope::browser::{LiveRun, clock};
use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::trace::{Outcome, Trace};

/// How long a report is waited for, and the end of a run at most.
const PATIENCE_MS: f64 = 60_000.0;
/// What a busy machine may be late by, besides twice the time.
const LATE_MS: f64 = 10_000.0;

/// A second takes 100 ms.
pub fn fast() -> Scale {
    Scale::from_ms_per_s(100).expect("a scale")
}

/// How fast a script is tried in turn, from this on: a busy machine is late by some ms, whatever they stand for, so what
/// takes longer is measured better.
pub fn paces(scale: Scale) -> impl Iterator<Item = Scale> {
    Scale::ALL.into_iter().rev().skip_while(move |pace| *pace != scale)
}

/// A live run and what it reports.
pub struct Watched {
    pub run: LiveRun,
    pub reported: Rc<RefCell<Reported>>,
    ends_within_ms: f64,
}

/// The last report alone: a run that goes on for long has as long ones.
#[derive(Default)]
pub struct Reported {
    pub count: usize,
    last: Option<Trace>,
}

pub fn start(script: &str) -> Watched {
    start_at(script, fast())
}

pub fn start_at(script: &str, scale: Scale) -> Watched {
    // Before the run begins, whose clock it would hold.
    let takes_ms = scale.real_ms(predicted(script).total_us);
    let reported = Rc::new(RefCell::new(Reported::default()));
    let sink = reported.clone();
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = program.machinery.strategy;
    let run = LiveRun::start(program, strategy, scale, move |recorder, standing| {
        let trace = recorder.clone().into_trace(standing.strategy, standing.outcome, standing.now_us);
        let mut reported = sink.borrow_mut();
        reported.count += 1;
        reported.last = Some(trace);
    });
    Watched { run, reported, ends_within_ms: (2.0 * takes_ms + LATE_MS).min(PATIENCE_MS) }
}

impl Watched {
    pub fn ended(&self) -> Option<Trace> {
        self.last().filter(|trace| trace.outcome != Outcome::Running)
    }

    /// Waits for a report that tells so.
    pub async fn until(&self, so: impl Fn(&Trace) -> bool) -> Trace {
        let reported = self.within_ms(PATIENCE_MS, so).await;
        reported.unwrap_or_else(|| {
            let last = self.last().map(|trace| (trace.outcome, trace.total_us, trace.events.len()));
            panic!("outcome, total in µs and number of events at the last report: {last:?}")
        })
    }

    /// Waits for the end. A run that takes far longer than predicted is stopped: where luck made others first, as it may on
    /// a busy machine, a script can go on for ever.
    pub async fn end(&self) -> Trace {
        let ended = self.within_ms(self.ends_within_ms, |trace| trace.outcome != Outcome::Running).await;
        ended.unwrap_or_else(|| {
            self.run.stop();
            self.ended().expect("a stopped run reports at once")
        })
    }

    fn last(&self) -> Option<Trace> {
        self.reported.borrow().last.clone()
    }

    async fn within_ms(&self, patience_ms: f64, so: impl Fn(&Trace) -> bool) -> Option<Trace> {
        let since = clock::now_ms();
        while clock::now_ms() - since < patience_ms {
            if let Some(trace) = self.reported.borrow().last.as_ref().filter(|trace| so(trace)) {
                return Some(trace.clone());
            }
            TimeoutFuture::new(5).await;
        }
        None
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
