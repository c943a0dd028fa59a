//! A run for real on the thread that the reader has chosen.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::LiveRun;
use super::document::spoken;
use super::engine::WorkerRun;
use super::python::{PythonRun, trace_of};
use crate::app::{Scale, Thread};
use crate::script::{compile, is_python};
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Strategy, Trace};

/// A live run going on. Dropping it ends it without a report.
pub enum RealRun {
    /// On the page's own thread.
    Page(LiveRun),
    /// In a worker.
    Worker(WorkerRun),
    /// A Python program's, under CPython on the browser's clock, once what runs it is there.
    Python(Rc<RefCell<Option<PythonRun>>>),
}

impl RealRun {
    /// Starts a run of a sound script or of a Python program. `report` gets what it has recorded every 100 ms and, with an outcome other than
    /// [`Outcome::Running`](crate::trace::Outcome::Running), once when it has ended; of a Python program `ended` gets the whole, and
    /// there are no reports. `failed` is told if it cannot begin or go on.
    pub fn start(
        thread: Thread,
        script: &str,
        strategy: Strategy,
        scale: Scale,
        report: impl Fn(&Recorder, Standing) + 'static,
        ended: impl Fn(Trace) + 'static,
        failed: impl Fn(String) + 'static,
    ) -> Option<Self> {
        if is_python(script) {
            return Some(Self::python(script.to_owned(), ended, failed));
        }
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
            Self::Python(run) => run.borrow().iter().for_each(PythonRun::stop),
        }
    }

    fn python(source: String, ended: impl Fn(Trace) + 'static, failed: impl Fn(String) + 'static) -> Self {
        let slot = Rc::new(RefCell::new(None));
        let kept = Rc::downgrade(&slot);
        spawn_local(async move {
            let come_to = match PythonRun::start(&source, true, |_, _| ()).await {
                Ok(run) => {
                    // Nobody waits for it any more.
                    let Some(slot) = kept.upgrade() else { return };
                    let come_to = run.ended();
                    slot.replace(Some(run));
                    drop(slot);
                    come_to.await
                }
                Err(fault) => Err(fault),
            };
            let trace = trace_of(&come_to, spoken()).await;
            if kept.upgrade().is_some() {
                trace.map_or_else(|fault| failed(fault.text(spoken())), ended);
            }
        });
        Self::Python(slot)
    }
}
