//! A live run in a worker, as the page sees it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;

use super::super::clock::now_ms;
use super::super::live::{REPORT_EVERY_MS, Report};
use super::{Answer, EngineClient, EngineRequest};
use crate::app::Scale;
use crate::trace::wire::{Inbox, Standing};
use crate::trace::{Outcome, Recorder, Strategy};

/// A live run going on. Dropping it ends it without a report.
pub struct WorkerRun(Rc<Progress>);

/// What is known of the run.
struct Progress {
    strategy: Strategy,
    scale: Scale,
    report: Report,
    engine: RefCell<EngineClient>,
    inbox: RefCell<Inbox>,
    /// How it stood when it was last heard of, and when that was in real ms.
    last: Cell<Option<(Standing, f64)>>,
    /// Reports the progress until it is dropped: a worker that computes says nothing.
    reports: Cell<Option<Interval>>,
}

impl WorkerRun {
    /// Starts a run of a sound script. `report` gets what it has recorded every 100 ms and, with an outcome other than
    /// [`Outcome::Running`], once when it has ended; `failed` is told if it cannot go on.
    pub fn start(
        script: String,
        strategy: Strategy,
        scale: Scale,
        report: impl Fn(&Recorder, Standing) + 'static,
        failed: impl Fn(String) + 'static,
    ) -> Self {
        let progress = Rc::new(Progress {
            strategy,
            scale,
            report: Box::new(report),
            engine: RefCell::default(),
            inbox: RefCell::default(),
            last: Cell::default(),
            reports: Cell::default(),
        });
        let weak = Rc::downgrade(&progress);
        progress.reports.set(Some(Interval::new(REPORT_EVERY_MS, {
            let weak = weak.clone();
            move || weak.upgrade().iter().for_each(|progress| progress.report_progress())
        })));
        let on_answer = move |answer: Answer| {
            let Some(progress) = weak.upgrade() else { return true };
            match answer {
                Ok(part) => progress.receive(&part),
                Err(why) => {
                    progress.reports.take();
                    failed(why);
                    true
                }
            }
        };
        let request = EngineRequest::Run { script, strategy, scale };
        progress.engine.borrow_mut().request(&request, on_answer);
        Self(progress)
    }

    /// Ends the run at once; it reports what it has measured so far. The worker is not asked: it may be too busy to
    /// answer.
    pub fn stop(&self) {
        if self.0.reports.take().is_some() {
            self.0.engine.borrow_mut().cancel();
            self.0.report_as(Outcome::Stopped);
        }
    }
}

impl Drop for WorkerRun {
    fn drop(&mut self) {
        self.0.reports.take();
        self.0.engine.borrow_mut().cancel();
    }
}

impl Progress {
    fn report_progress(&self) {
        if self.last.get().is_some() {
            self.report_as(Outcome::Running);
        }
    }

    /// Reports what is known of the run, at this very moment.
    fn report_as(&self, outcome: Outcome) {
        let Self { strategy, .. } = *self;
        let now_us = self
            .last
            .get()
            .map_or(0, |(standing, at_ms)| standing.now_us + self.scale.script_us(now_ms() - at_ms));
        (self.report)(self.inbox.borrow().recorder(), Standing { strategy, outcome, now_us });
    }

    /// Takes a part; whether it was the last.
    fn receive(&self, part: &[u8]) -> bool {
        let Some(standing) = self.inbox.borrow_mut().unpack(part) else { return false };
        if standing.is_over() {
            self.reports.take();
            (self.report)(self.inbox.borrow().recorder(), standing);
        } else {
            self.last.set(Some((standing, now_ms())));
        }
        standing.is_over()
    }
}
