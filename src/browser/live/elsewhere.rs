//! A live run in a worker: the page stays free, and the run can be ended at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;

use super::super::background::{Background, Order};
use super::super::clock::now_ms;
use super::{REPORT_EVERY_MS, Report};
use crate::app::Scale;
use crate::trace::Outcome;
use crate::trace::wire::{Inbox, Standing};

pub(super) struct Shared {
    scale: Scale,
    report: Report,
    background: RefCell<Background>,
    inbox: RefCell<Inbox>,
    /// How it stood when it was last heard of, and when that was in real ms.
    last: Cell<Option<(Standing, f64)>>,
    /// Reports the progress until it is dropped: a worker that computes says nothing.
    reports: Cell<Option<Interval>>,
}

/// Starts a run; `failed` is told of a worker that cannot do it.
pub(super) fn start(
    order: &Order,
    scale: Scale,
    report: Report,
    failed: impl Fn(String) + 'static,
) -> Rc<Shared> {
    let shared = Rc::new(Shared {
        scale,
        report,
        background: RefCell::default(),
        inbox: RefCell::default(),
        last: Cell::default(),
        reports: Cell::default(),
    });
    let weak = Rc::downgrade(&shared);
    shared.reports.set(Some(Interval::new(REPORT_EVERY_MS, {
        let weak = weak.clone();
        move || weak.upgrade().iter().for_each(|shared| shared.report_as(Outcome::Running))
    })));
    let answer = move |answer: Result<Vec<u8>, String>| {
        let Some(shared) = weak.upgrade() else { return true };
        match answer {
            Ok(part) => shared.receive(&part),
            Err(why) => {
                failed(why);
                shared.stop();
                true
            }
        }
    };
    shared.background.borrow_mut().order(order, answer);
    shared
}

impl Shared {
    /// Ends the run at once, whatever it is doing, and reports what is known of it.
    pub(super) fn stop(&self) {
        self.abandon();
        self.report_as(Outcome::Stopped);
    }

    /// Ends the run without a report.
    pub(super) fn abandon(&self) {
        self.reports.take();
        self.background.borrow_mut().drop_order();
    }

    /// Reports what is known of the run, at this very moment.
    fn report_as(&self, outcome: Outcome) {
        let Some((standing, at_ms)) = self.last.get() else { return };
        let now_us = standing.now_us + self.scale.script_us(now_ms() - at_ms);
        (self.report)(self.inbox.borrow().recorder(), Standing { outcome, now_us, ..standing });
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
