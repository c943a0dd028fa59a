//! Live runs: the same program for real, on the browser's own event loop or under another strategy.

mod event_loop;
mod mailbox;
mod on_workers;
mod pools;
mod session;
mod stopwatch;
mod worker_pool;

use std::rc::Rc;

use crate::app::Scale;
use crate::run::without_loop;
use crate::script::Program;
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Strategy};
use session::Ends;

/// How often a run reports while it goes on, in real ms.
pub(super) const REPORT_EVERY_MS: u32 = 100;

/// Gets what a run has recorded every 100 ms and, with an outcome other than
/// [`Outcome::Running`](crate::trace::Outcome::Running), once when it has ended.
pub(super) type Report = Box<dyn Fn(&Recorder, Standing)>;

/// A live run going on, on this thread. Dropping it ends it without a report.
pub struct LiveRun(Rc<dyn Ends>);

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
        Self(match without_loop(&program, strategy) {
            Ok(program) if strategy != Strategy::Async => on_workers::start(program, strategy, scale, report),
            _ => event_loop::start(program, scale, report),
        })
    }

    /// Ends the run between two steps; it reports what it has measured so far.
    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Drop for LiveRun {
    fn drop(&mut self) {
        self.0.abandon();
    }
}
