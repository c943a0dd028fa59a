//! Live runs: the same program on the browser's own event loop.
//!
//! Every task is a future of its own given to `spawn_local`, every sleep a gloo-timers future; `cpu` and
//! `block` hold the page's thread. Nothing here decides who runs next: the browser does.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use futures_util::future::{AbortHandle, Abortable};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::clock::{hold_ms, now_ms};
use super::turn::next_turn;
use crate::app::Scale;
use crate::machine::{Machine, Next};
use crate::script::Program;
use crate::trace::{Micros, Outcome, TaskId, Trace};

/// How often a run reports while it goes on, in real ms.
const REPORT_EVERY_MS: u32 = 100;

/// The page shows that a run has begun before a `cpu` can hold it.
const TWO_FRAMES_MS: u32 = 34;

/// A live run going on. Dropping it ends it without a report.
pub struct LiveRun {
    shared: Rc<Shared>,
}

impl LiveRun {
    /// Starts a run. `report` gets its trace every 100 ms and, with an outcome other than
    /// [`Outcome::Running`], once when it has ended. Times are the script's: real time, measured with
    /// `performance.now()`, divided by the scale.
    pub fn start(program: Arc<Program>, scale: Scale, report: impl Fn(Trace) + 'static) -> Self {
        let run = Run {
            machine: Machine::new(program),
            started_ms: now_ms(),
            left: 0,
            handles: Vec::new(),
            reports: None,
        };
        let shared = Rc::new(Shared { scale, report: Box::new(report), run: RefCell::new(Some(run)) });
        let starting = shared.clone();
        spawn_local(async move {
            TimeoutFuture::new(TWO_FRAMES_MS).await;
            starting.begin();
        });
        Self { shared }
    }

    /// Ends the run between two steps; it reports what it has measured so far.
    pub fn stop(&self) {
        self.shared.end(Outcome::Stopped);
    }
}

impl Drop for LiveRun {
    fn drop(&mut self) {
        self.shared.take();
    }
}

struct Shared {
    scale: Scale,
    report: Box<dyn Fn(Trace)>,
    /// `None` once the run has ended.
    run: RefCell<Option<Run>>,
}

struct Run {
    machine: Machine,
    started_ms: f64,
    /// Tasks that have not ended.
    left: usize,
    handles: Vec<AbortHandle>,
    /// Reports the progress until it is dropped.
    reports: Option<Interval>,
}

impl Shared {
    /// Hands every task to the browser, unless the run was stopped before it began.
    fn begin(self: Rc<Self>) {
        let mut run = self.run.borrow_mut();
        let Some(run) = run.as_mut() else { return };
        let tasks = run.machine.tasks();
        run.left = tasks.len();
        run.started_ms = now_ms();
        run.handles = tasks.map(|task| spawn(task, self.clone())).collect();
        let weak = Rc::downgrade(&self);
        run.reports = Some(Interval::new(REPORT_EVERY_MS, move || {
            if let Some(shared) = weak.upgrade() {
                shared.report_progress();
            }
        }));
    }

    /// Does something with the machine at this very moment; `None` if the run has ended.
    fn with<T>(&self, act: impl FnOnce(&mut Machine, Micros) -> T) -> Option<T> {
        let mut run = self.run.borrow_mut();
        let run = run.as_mut()?;
        let now_us = self.scale.script_us(now_ms() - run.started_ms);
        Some(act(&mut run.machine, now_us))
    }

    fn report_progress(&self) {
        if let Some(trace) = self.with(|machine, now_us| machine.snapshot(now_us)) {
            (self.report)(trace);
        }
    }

    fn task_ended(&self) {
        let last = self.run.borrow_mut().as_mut().is_some_and(|run| {
            run.left -= 1;
            run.left == 0
        });
        if last {
            self.end(Outcome::Finished);
        }
    }

    fn end(&self, outcome: Outcome) {
        if let Some((machine, now_us)) = self.take() {
            (self.report)(machine.into_trace(outcome, now_us));
        }
    }

    /// Ends the run: wakes no task any more, and gives back what it has recorded.
    fn take(&self) -> Option<(Machine, Micros)> {
        let run = self.run.borrow_mut().take()?;
        for handle in &run.handles {
            handle.abort();
        }
        Some((run.machine, self.scale.script_us(now_ms() - run.started_ms)))
    }
}

fn spawn(task: TaskId, shared: Rc<Shared>) -> AbortHandle {
    let (handle, registration) = AbortHandle::new_pair();
    spawn_local(async move {
        // Aborted or ended: whoever aborts has dealt with the rest.
        let _ = Abortable::new(drive(task, shared), registration).await;
    });
    handle
}

/// One task, from its first step to its end.
async fn drive(task: TaskId, shared: Rc<Shared>) {
    while let Some((next, at_us)) = shared.with(|machine, now_us| (machine.resume(task, now_us), now_us)) {
        match next {
            Next::Compute(us) | Next::Block(us) => hold_ms(shared.scale.real_ms(us)),
            Next::Sleep(us) => {
                sleep(shared.scale.real_ms(us)).await;
                shared.with(|machine, now_us| {
                    machine.timer_due(task, (at_us + us).min(now_us), now_us);
                    machine.wake(task, now_us);
                });
            }
            Next::Yield => next_turn().await,
            Next::Ended => return shared.task_ended(),
            Next::Limit => return shared.end(Outcome::Limit),
        }
    }
}

/// A browser's timer takes whole ms: never less than asked, as with asyncio.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 24 h, and not negative")]
async fn sleep(ms: f64) {
    TimeoutFuture::new(ms.ceil() as u32).await;
}
