//! A run for real on the thread that the reader has chosen.

use std::rc::Rc;

use super::LiveRun;
use super::document::spoken;
use super::engine::WorkerRun;
use crate::app::{Scale, Thread};
use crate::script::compile;
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Strategy};

/// A live run going on. Dropping it ends it without a report.
pub enum RealRun {
    /// On the page's own thread.
    Page(LiveRun),
    /// In a worker.
    Worker(WorkerRun),
}

impl RealRun {
    /// Starts a run of a sound script. `report` gets what it has recorded every 100 ms and, with an outcome other than
    /// [`Outcome::Running`](crate::trace::Outcome::Running), once when it has ended; `failed` is told if it cannot begin or go on.
    pub fn start(
        thread: Thread,
        script: &str,
        strategy: Strategy,
        scale: Scale,
        report: impl Fn(&Recorder, Standing) + 'static,
        failed: impl Fn(String) + 'static,
    ) -> Option<Self> {
        match thread {
            Thread::Page => {
                let program =
                    compile(script).map_err(|_| failed(spoken().texts().exports.errors.into())).ok()?;
                Some(Self::Page(LiveRun::start(Rc::new(program), strategy, scale, report)))
            }
            Thread::Worker => {
                Some(Self::Worker(WorkerRun::start(script.to_owned(), strategy, scale, report, failed)))
            }
        }
    }

    /// Ends the run, between two steps or, in a worker, at once; it reports what it has measured so far.
    pub fn stop(&self) {
        match self {
            Self::Page(run) => run.stop(),
            Self::Worker(run) => run.stop(),
        }
    }
}
