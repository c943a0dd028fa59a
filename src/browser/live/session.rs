//! What every live run has, whatever drives its tasks: a start, a clock, reports while it goes on, and one end.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::super::clock::{hold_ms, is_worker, tick_us};
use super::stopwatch::Stopwatch;
use super::worker_pool::StartingWorkers;
use super::{REPORT_EVERY_MS, Report};
use crate::app::Scale;
use crate::trace::wire::Standing;
use crate::trace::{Micros, Outcome, Recorder, Strategy};

/// The page shows that a run has begun before a `cpu` can hold it.
const TWO_FRAMES_MS: u32 = 34;

/// What drives a run's tasks. Dropping it ends them.
pub(super) trait Driver: 'static {
    /// Starts the Web Workers that the run is likely to need, so that their start is no part of it.
    fn start_workers(&mut self) -> Option<StartingWorkers>;

    /// Whether nothing is on its way any more, and nothing ever will be.
    fn is_stuck(&self) -> bool;

    /// What has happened so far.
    fn recorder(&self) -> &Recorder;
}

/// A live run on this thread.
pub(super) struct Session<D> {
    strategy: Strategy,
    scale: Scale,
    report: Report,
    /// `None` once the run has ended.
    active: RefCell<Option<Active<D>>>,
}

struct Active<D> {
    driver: D,
    stopwatch: Stopwatch,
    /// Reports the progress until it is dropped.
    reports: Option<Interval>,
}

impl<D: Driver> Session<D> {
    /// Starts a run: `begin` is called once its workers have started, even if it has been ended by then.
    pub(super) fn start(
        strategy: Strategy,
        scale: Scale,
        report: Report,
        driver: D,
        begin: impl FnOnce(Rc<Self>) + 'static,
    ) -> Rc<Self> {
        let active = Active { driver, stopwatch: Stopwatch::new(scale), reports: None };
        let session = Rc::new(Self { strategy, scale, report, active: RefCell::new(Some(active)) });
        let starting = session.clone();
        spawn_local(async move {
            TimeoutFuture::new(TWO_FRAMES_MS).await;
            // Whoever asks for it during the run does not disturb that.
            tick_us().await;
            let workers =
                starting.active.borrow_mut().as_mut().and_then(|active| active.driver.start_workers());
            if let Some(workers) = workers {
                workers.ready().await;
            }
            starting.report_regularly();
            begin(starting);
        });
        session
    }

    /// How script time becomes real time.
    pub(super) fn scale(&self) -> Scale {
        self.scale
    }

    /// The strategy it runs under.
    pub(super) fn strategy(&self) -> Strategy {
        self.strategy
    }

    /// Does something with the driver at this very moment, in the script's µs; `None` if the run has ended.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut D, Micros) -> T) -> Option<T> {
        let mut active = self.active.borrow_mut();
        let active = active.as_mut()?;
        let now_us = active.stopwatch.now_us();
        Some(act(&mut active.driver, now_us))
    }

    /// Holds the thread for so many µs of the script.
    pub(super) fn hold(&self, us: Micros) {
        let ms = self.scale.real_ms(us);
        // The page can show what a worker says before it is held; held itself, it could show nothing.
        if is_worker() && ms > f64::from(REPORT_EVERY_MS) {
            self.report_progress();
        }
        hold_ms(ms);
    }

    /// Ends the run, unless it has ended, with a last report.
    pub(super) fn end(&self, outcome: Outcome) {
        if let Some(mut active) = self.active.take() {
            let now_us = active.stopwatch.now_us();
            (self.report)(active.driver.recorder(), self.standing(outcome, now_us));
        }
    }

    fn report_regularly(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        if let Some(active) = self.active.borrow_mut().as_mut() {
            active.reports = Some(Interval::new(REPORT_EVERY_MS, move || {
                weak.upgrade().iter().for_each(|session| session.go_on());
            }));
        }
    }

    /// Reports the progress between two callbacks, or the end if there will be no other.
    fn go_on(&self) {
        if self.with(|driver, _| driver.is_stuck()) == Some(true) {
            self.end(Outcome::Stuck);
        } else {
            self.report_progress();
        }
    }

    fn report_progress(&self) {
        self.with(|driver, now_us| {
            (self.report)(driver.recorder(), self.standing(Outcome::Running, now_us));
        });
    }

    fn standing(&self, outcome: Outcome, now_us: Micros) -> Standing {
        Standing { strategy: self.strategy, outcome, now_us }
    }
}

/// A run as whoever has started it sees it.
pub(super) trait Ends {
    /// Ends the run with a last report.
    fn stop(&self);

    /// Ends the run without a report.
    fn abandon(&self);
}

impl<D: Driver> Ends for Session<D> {
    fn stop(&self) {
        self.end(Outcome::Stopped);
    }

    fn abandon(&self) {
        self.active.take();
    }
}
