//! A live run on the browser's own event loop.
//!
//! Every task is a future of its own given to `spawn_local`, every sleep a gloo-timers future; `cpu` and
//! `block` hold the page's thread, jobs run on Web Workers. Nothing here decides who runs next: the browser
//! does. What asyncio would put into its ready queue wakes a future instead.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;

use futures_util::future::{AbortHandle, Abortable};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::super::clock::{hold_ms, is_worker};
use super::super::turn::next_turn;
use super::mailbox::Mailbox;
use super::pools::Pools;
use super::stopwatch::Stopwatch;
use super::{REPORT_EVERY_MS, Report, TWO_FRAMES_MS};
use crate::app::Scale;
use crate::machine::{Callback, JobId, Machine, Next, Request, limits};
use crate::script::Program;
use crate::trace::wire::Standing;
use crate::trace::{Micros, Outcome, Recorder, Strategy, TaskId};

pub(super) fn start(program: Rc<Program>, scale: Scale, report: Report) -> Rc<Shared> {
    let shared = Rc::new(Shared {
        scale,
        report,
        run: RefCell::new(Some(Run {
            pools: Pools::new(program.machinery),
            machine: Machine::new(program.clone(), limits::STATEMENTS, Recorder::of_events()),
            stopwatch: Stopwatch::new(scale),
            ready: 0,
            tasks: BTreeMap::new(),
            futures: BTreeMap::new(),
            spawned: 0,
            timers: BTreeMap::new(),
            reports: None,
        })),
    });
    let starting = shared.clone();
    spawn_local(async move {
        TimeoutFuture::new(TWO_FRAMES_MS).await;
        let hiring = starting.run.borrow_mut().as_mut().map(|run| run.pools.hire(&program));
        if let Some(hiring) = hiring {
            hiring.done().await;
        }
        starting.begin();
    });
    shared
}

pub(super) struct Shared {
    scale: Scale,
    report: Report,
    /// `None` once the run has ended.
    run: RefCell<Option<Run>>,
}

struct Run {
    machine: Machine,
    pools: Pools,
    stopwatch: Stopwatch,
    /// Callbacks on their way.
    ready: usize,
    /// The mailbox of each task's future.
    tasks: BTreeMap<TaskId, Rc<Mailbox<Callback>>>,
    /// The futures that have not ended, to end them with the run.
    futures: BTreeMap<u64, AbortHandle>,
    spawned: u64,
    /// The timers that have not gone off, by the number of their future.
    timers: BTreeMap<u64, Callback>,
    /// Reports the progress until it is dropped.
    reports: Option<Interval>,
}

impl Shared {
    pub(super) fn stop(&self) {
        self.end(Outcome::Stopped);
    }

    /// Ends the run without a report.
    pub(super) fn abandon(&self) {
        self.take();
    }

    /// Hands the program to the browser, unless the run was stopped before it began.
    fn begin(self: Rc<Self>) {
        let weak = Rc::downgrade(&self);
        let reports = Interval::new(REPORT_EVERY_MS, move || {
            if let Some(shared) = weak.upgrade() {
                shared.report_progress();
            }
        });
        if let Some(run) = self.run.borrow_mut().as_mut() {
            run.reports = Some(reports);
        }
        self.call(Callback::MainStep);
    }

    /// Does something with the machine at this very moment; `None` if the run has ended.
    fn with<T>(&self, act: impl FnOnce(&mut Run, Micros) -> T) -> Option<T> {
        let mut run = self.run.borrow_mut();
        let run = run.as_mut()?;
        let now_us = run.stopwatch.now_us();
        Some(act(run, now_us))
    }

    /// Runs a callback to its end, however long it holds the thread.
    fn call(self: &Rc<Self>, callback: Callback) {
        let mut next = self.with(|run, now_us| run.machine.run(callback, now_us));
        while let Some(step) = next {
            self.carry_out();
            next = match step {
                Next::Over => return,
                Next::Limit => return self.end(Outcome::Limit),
                Next::Stop => return self.stop_loop(),
                Next::Compute(us) | Next::Block(us) => {
                    let ms = self.scale.real_ms(us);
                    if is_worker() && ms > f64::from(REPORT_EVERY_MS) {
                        self.report_progress();
                    }
                    hold_ms(ms);
                    let task = callback.task();
                    self.with(|run, now_us| task.map(|task| run.machine.go_on(task, now_us))).flatten()
                }
            };
        }
    }

    /// `asyncio.run` has a part behind it: on with the next, or the end.
    fn stop_loop(self: &Rc<Self>) {
        match self.with(|run, now_us| run.machine.runs_again(now_us)) {
            Some(true) => self.carry_out(),
            Some(false) => self.end(Outcome::Finished),
            None => {}
        }
    }

    fn carry_out(self: &Rc<Self>) {
        for callback in self.with(|run, _| std::mem::take(run.machine.ready())).unwrap_or_default() {
            self.call_soon(callback);
        }
        for (due_us, callback) in self.with(|run, _| run.machine.take_timers()).unwrap_or_default() {
            self.call_at(due_us, callback);
        }
        let mut requests = Vec::new();
        self.with(|run, _| run.machine.take_requests(&mut requests));
        for request in requests {
            match request {
                Request::Submit(job) => {
                    self.with(|run, _| run.pools.submit(job));
                    self.start_jobs();
                }
                Request::CancelJob(job) => {
                    self.with(|run, now_us| run.pools.cancel(job, &mut run.machine, now_us));
                }
            }
        }
    }

    /// `call_soon`: wakes the task's future, or has a future of its own call back.
    fn call_soon(self: &Rc<Self>, callback: Callback) {
        let mailbox = self.with(|run, _| {
            run.ready += 1;
            let task = callback.task()?;
            Some((task, run.tasks.get(&task).cloned()))
        });
        match mailbox.flatten() {
            Some((_, Some(mailbox))) => mailbox.post(callback),
            Some((task, None)) => {
                let mailbox = Rc::new(Mailbox::default());
                mailbox.post(callback);
                self.with(|run, _| run.tasks.insert(task, mailbox.clone()));
                self.spawn(drive(task, mailbox, self.clone()));
            }
            None => {
                let shared = self.clone();
                self.spawn(async move { shared.arrived(callback) });
            }
        }
    }

    /// `call_at`: a browser's timer takes whole ms, never less than asked, as with asyncio.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 24 h, not negative")]
    fn call_at(self: &Rc<Self>, due_us: Micros, callback: Callback) {
        let timer = self.with(|run, now_us| {
            run.timers.insert(run.spawned, callback);
            (run.spawned, self.scale.real_ms(due_us.saturating_sub(now_us)))
        });
        let Some((number, ms)) = timer else { return };
        let shared = self.clone();
        self.spawn(async move {
            TimeoutFuture::new(ms.ceil() as u32).await;
            shared.with(|run, now_us| {
                run.ready += 1;
                run.timers.remove(&number);
                if run.machine.is_live(callback) {
                    run.machine.timer_due(callback, due_us.min(now_us), now_us);
                }
            });
            shared.arrived(callback);
        });
    }

    /// A callback's turn has come.
    fn arrived(self: &Rc<Self>, callback: Callback) {
        self.with(|run, _| run.ready -= 1);
        self.call(callback);
    }

    /// Gives a future to the browser; it ends with the run at the latest.
    fn spawn(self: &Rc<Self>, future: impl Future<Output = ()> + 'static) {
        let (handle, registration) = AbortHandle::new_pair();
        let number = self.with(|run, _| {
            let number = run.spawned;
            run.spawned += 1;
            run.futures.insert(number, handle);
            number
        });
        let Some(number) = number else { return };
        let shared = self.clone();
        spawn_local(async move {
            // Aborted or ended: whoever aborts has dealt with the rest.
            let _ = Abortable::new(future, registration).await;
            shared.with(|run, _| run.futures.remove(&number));
        });
    }

    /// Gives jobs to workers that are free.
    fn start_jobs(self: &Rc<Self>) {
        let shared = Rc::downgrade(self);
        let scale = self.scale;
        self.with(|run, now_us| {
            run.pools.start(&mut run.machine, scale, now_us, move |job, fault| {
                if let Some(shared) = shared.upgrade() {
                    shared.job_ended(job, fault);
                }
            });
        });
    }

    fn job_ended(self: &Rc<Self>, job: JobId, fault: Option<String>) {
        self.with(|run, now_us| {
            run.pools.ended(job);
            run.machine.job_ended(job, fault, now_us);
        });
        self.call_soon(Callback::JobDone(job));
        self.start_jobs();
    }

    fn report_progress(&self) {
        if self.with(|run, _| run.is_stuck()) == Some(true) {
            return self.end(Outcome::Stuck);
        }
        self.with(|run, now_us| (self.report)(run.machine.recorder(), standing(Outcome::Running, now_us)));
    }

    fn end(&self, outcome: Outcome) {
        if let Some((machine, now_us)) = self.take() {
            (self.report)(machine.recorder(), standing(outcome, now_us));
        }
    }

    /// Ends the run: wakes nobody any more, and gives back what it has recorded.
    fn take(&self) -> Option<(Machine, Micros)> {
        let mut run = self.run.borrow_mut().take()?;
        for handle in run.futures.values() {
            handle.abort();
        }
        let now_us = run.stopwatch.now_us();
        Some((run.machine, now_us))
    }
}

fn standing(outcome: Outcome, now_us: Micros) -> Standing {
    Standing { strategy: Strategy::Async, outcome, now_us }
}

impl Run {
    /// Nothing is on its way, and nothing ever will be.
    fn is_stuck(&self) -> bool {
        let timer = self.timers.values().any(|callback| self.machine.is_live(*callback));
        self.ready == 0 && !timer && self.pools.are_idle() && self.machine.has_pending_tasks()
    }
}

/// One task, from its first step to its end.
async fn drive(task: TaskId, mailbox: Rc<Mailbox<Callback>>, shared: Rc<Shared>) {
    let mut steps = 0;
    while shared.with(|run, _| run.machine.is_pending(task)) == Some(true) {
        let callback = mailbox.next().await;
        // A task that yields lets the browser have its turn, and not only the other tasks.
        if steps > 0 && callback == Callback::Step(task) {
            next_turn().await;
        }
        steps += 1;
        shared.arrived(callback);
    }
    shared.with(|run, _| run.tasks.remove(&task));
}
