//! Live runs: the same program for real, on the browser's own event loop or under another strategy.

mod crew;
mod event_loop;
mod mailbox;
mod on_workers;
mod pools;
mod stopwatch;

use std::rc::Rc;

use crate::app::Scale;
use crate::run::without_loop;
use crate::script::Program;
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Strategy};

/// How often a run reports while it goes on, in real ms.
const REPORT_EVERY_MS: u32 = 100;

/// The page shows that a run has begun before a `cpu` can hold it.
const TWO_FRAMES_MS: u32 = 34;

/// Gets what a run has recorded every 100 ms and, with an outcome other than
/// [`Outcome::Running`](crate::trace::Outcome::Running), once when it has ended.
type Report = Box<dyn Fn(&Recorder, Standing)>;

/// A live run going on. Dropping it ends it without a report.
pub struct LiveRun(Kind);

enum Kind {
    Loop(Rc<event_loop::Shared>),
    Workers(Rc<on_workers::Shared>),
}

impl LiveRun {
    /// Starts a run under a strategy, or on the event loop if the program has no meaning under it. `report`
    /// gets what it has recorded every 100 ms and, with an outcome other than
    /// [`Outcome::Running`](crate::trace::Outcome::Running), once when it has ended. Times are the script's:
    /// real time, measured with `performance.now()`, divided by the scale.
    pub fn start(
        program: Rc<Program>,
        strategy: Strategy,
        scale: Scale,
        report: impl Fn(&Recorder, Standing) + 'static,
    ) -> Self {
        let report = Box::new(report);
        Self(match without_loop(&program) {
            Ok(program) if strategy != Strategy::Async => {
                Kind::Workers(on_workers::start(program, strategy, scale, report))
            }
            _ => Kind::Loop(event_loop::start(program, scale, report)),
        })
    }

    /// Ends the run between two steps; it reports what it has measured so far.
    pub fn stop(&self) {
        match &self.0 {
            Kind::Loop(run) => run.stop(),
            Kind::Workers(run) => run.stop(),
        }
    }
}

impl Drop for LiveRun {
    fn drop(&mut self) {
        match &self.0 {
            Kind::Loop(run) => run.abandon(),
            Kind::Workers(run) => run.abandon(),
        }
    }
}
