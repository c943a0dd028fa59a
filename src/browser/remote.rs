//! A live run in the engine, as the page sees it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;

use super::Order;
use super::background::{Answer, Background};
use super::clock::now_ms;
use crate::app::{Scale, Thread};
use crate::trace::wire::{Inbox, Standing};
use crate::trace::{Outcome, Recorder, Strategy};

/// How often a run reports while it goes on, in real ms.
const REPORT_EVERY_MS: u32 = 100;

/// Gets what a run has recorded, and how it stands.
type Report = dyn Fn(&Recorder, Standing);

/// A live run going on. Dropping it ends it without a report.
pub struct RemoteRun(Rc<Shared>);

struct Shared {
    strategy: Strategy,
    scale: Scale,
    report: Box<Report>,
    background: RefCell<Background>,
    inbox: RefCell<Inbox>,
    /// How it stood when it was last heard of, and when that was in real ms.
    last: Cell<Option<(Standing, f64)>>,
    /// Reports the progress until it is dropped: a worker that computes says nothing.
    reports: Cell<Option<Interval>>,
}

impl RemoteRun {
    /// Starts a run of a sound script there. `report` gets what it has recorded every 100 ms and, with an outcome other
    /// than [`Outcome::Running`], once when it has ended; `failed` is told if it cannot go on.
    pub fn start(
        thread: Thread,
        script: String,
        strategy: Strategy,
        scale: Scale,
        report: impl Fn(&Recorder, Standing) + 'static,
        failed: impl Fn(String) + 'static,
    ) -> Self {
        let shared = Rc::new(Shared {
            strategy,
            scale,
            report: Box::new(report),
            background: RefCell::new(Background::new(thread)),
            inbox: RefCell::default(),
            last: Cell::default(),
            reports: Cell::default(),
        });
        let weak = Rc::downgrade(&shared);
        shared.reports.set(Some(Interval::new(REPORT_EVERY_MS, {
            let weak = weak.clone();
            move || weak.upgrade().iter().for_each(|shared| shared.report_progress())
        })));
        let answer = move |answer: Answer| {
            let Some(shared) = weak.upgrade() else { return true };
            match answer {
                Ok(part) => shared.receive(&part),
                Err(why) => {
                    shared.reports.take();
                    failed(why);
                    true
                }
            }
        };
        shared.background.borrow_mut().order(&Order::Run { script, strategy, scale }, answer);
        Self(shared)
    }

    /// Ends the run, between two steps or, in a worker, at once; it reports what it has measured so far.
    pub fn stop(&self) {
        self.0.background.borrow().stop();
        // A worker may be too busy to answer, and what has just begun knows nothing yet.
        if self.0.reports.take().is_some() {
            self.0.background.borrow_mut().drop_order();
            self.0.report_as(Outcome::Stopped);
        }
    }
}

impl Drop for RemoteRun {
    fn drop(&mut self) {
        self.0.reports.take();
        self.0.background.borrow_mut().drop_order();
    }
}

impl Shared {
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
