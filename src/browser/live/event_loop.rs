//! A live run on the browser's own event loop.
//!
//! Every task is a future of its own given to `spawn_local`, every timer a gloo-timers future; `cpu` and
//! `block` hold the page's thread, jobs run on Web Workers. A pass over the ready queue is a turn of the browser's
//! event loop: it wakes the futures of all whose callbacks are ready, and the browser runs them, first in, first out.
//! When timers and jobs join the queue, and what else of the page comes between two passes, is the browser's choice.

use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::future::{AbortHandle, Abortable, FutureExt, LocalBoxFuture};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::super::turn::next_turn;
use super::Report;
use super::mailbox::Mailbox;
use super::pools::Pools;
use super::session::{Driver, Session};
use super::worker_pool::StartingWorkers;
use crate::app::Scale;
use crate::machine::{Callback, JobId, Machine, Next, Request, limits};
use crate::script::Program;
use crate::trace::{Micros, Outcome, Recorder, Strategy, TaskId};

pub(super) fn start(program: Rc<Program>, scale: Scale, report: Report) -> Rc<Session<EventLoop>> {
    let event_loop = EventLoop {
        pools: Pools::new(&program),
        machine: Machine::new(program, limits::STATEMENTS, Recorder::of_events()),
        pass: None,
        tasks: Vec::new(),
        futures: BTreeMap::new(),
        spawned: 0,
    };
    Session::start(Strategy::Async, scale, report, event_loop, |session| {
        session.call(Callback::MainStep);
        session.ask_for_pass();
    })
}

pub(super) struct EventLoop {
    machine: Machine,
    pools: Pools,
    /// The pass that has been asked for, or goes on.
    pass: Option<Pass>,
    /// The mailbox of each task's future, while it has one.
    tasks: Vec<Option<Rc<Mailbox<Callback>>>>,
    /// The futures that have not ended, to end them with the run, and whose callback each of them is a timer of.
    futures: BTreeMap<u64, (AbortHandle, Option<Callback>)>,
    spawned: u64,
}

/// What a pass has not done yet.
#[derive(Default)]
struct Pass {
    /// Callbacks on their way.
    left: usize,
    /// Whether one of them has stopped the loop.
    stops: bool,
}

impl Driver for EventLoop {
    fn start_workers(&mut self) -> Option<StartingWorkers> {
        Some(self.pools.start_workers())
    }

    fn is_stuck(&self) -> bool {
        let timer =
            self.futures.values().any(|(_, timer)| timer.is_some_and(|timer| self.machine.is_live(timer)));
        self.pass.is_none() && !timer && self.pools.are_idle() && self.machine.has_pending_tasks()
    }

    fn recorder(&self) -> &Recorder {
        self.machine.recorder()
    }
}

impl Drop for EventLoop {
    fn drop(&mut self) {
        self.futures.values().for_each(|(future, _)| future.abort());
    }
}

impl Session<EventLoop> {
    /// Runs a callback to its end, however long it holds the thread.
    fn call(self: &Rc<Self>, callback: Callback) {
        let mut next = self.with(|run, now_us| run.machine.run(callback, now_us));
        while let Some(step) = next {
            self.carry_out();
            next = match step {
                Next::Over => return,
                Next::Limit => return self.end(Outcome::Limit),
                Next::Stop => {
                    self.with(|run, _| run.pass.iter_mut().for_each(|pass| pass.stops = true));
                    return;
                }
                Next::Compute(us) | Next::Block(us) => {
                    self.start_jobs_ahead(us);
                    self.hold(us);
                    let task = callback.task();
                    self.with(|run, now_us| task.map(|task| run.machine.go_on(task, now_us))).flatten()
                }
            };
        }
    }

    /// Asks the browser for a turn, which is the next pass, if something is ready and none has been asked for.
    fn ask_for_pass(self: &Rc<Self>) {
        let asks = |run: &mut EventLoop| {
            let asks = run.pass.is_none() && !run.machine.ready().is_empty();
            asks.then(|| run.pass = Some(Pass::default()))
        };
        if self.with(|run, _| asks(run)).flatten().is_some() {
            let session = self.clone();
            let turn = async move {
                next_turn().await;
                session.pass();
            };
            self.spawn(turn.boxed_local(), None);
        }
    }

    /// Wakes everyone whose callback is ready now, in order; what these add waits for the next pass.
    fn pass(self: &Rc<Self>) {
        let batch = self.with(|run, _| {
            let batch = std::mem::take(run.machine.ready());
            run.pass = Some(Pass { left: batch.len(), stops: false });
            batch
        });
        batch.into_iter().flatten().for_each(|callback| self.wake(callback));
    }

    /// Wakes the task's future, or has a future of its own call back.
    fn wake(self: &Rc<Self>, callback: Callback) {
        let Some(task) = callback.task() else {
            let session = self.clone();
            return self.spawn(async move { session.arrived(callback) }.boxed_local(), None);
        };
        match self.with(|run, _| run.tasks.get(task.index()).cloned()).flatten().flatten() {
            Some(mailbox) => mailbox.post(callback),
            None => {
                let mailbox = Rc::new(Mailbox::default());
                mailbox.post(callback);
                self.with(|run, _| {
                    run.tasks.resize(run.tasks.len().max(task.index() + 1), None);
                    run.tasks[task.index()] = Some(mailbox.clone());
                });
                self.spawn(drive(task, mailbox, self.clone()).boxed_local(), None);
            }
        }
    }

    /// A callback's turn has come. The last one ends the pass.
    fn arrived(self: &Rc<Self>, callback: Callback) {
        self.call(callback);
        let last = |pass: &mut Pass| {
            pass.left -= 1;
            pass.left == 0
        };
        if let Some(pass) = self.with(|run, _| run.pass.take_if(last)).flatten() {
            self.end_pass(pass.stops);
        }
    }

    /// The loop goes on, unless it was stopped and `asyncio.run` has no part behind it.
    fn end_pass(self: &Rc<Self>, stops: bool) {
        match self.with(|run, now_us| !stops || run.machine.runs_again(now_us)) {
            Some(true) => {
                self.carry_out();
                self.ask_for_pass();
            }
            Some(false) => self.end(Outcome::Finished),
            None => {}
        }
    }

    /// Does what the machine has asked for.
    fn carry_out(self: &Rc<Self>) {
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

    /// `call_at`: a browser's timer takes whole ms, never less than asked, as with asyncio.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 24 h, not negative")]
    fn call_at(self: &Rc<Self>, due_us: Micros, callback: Callback) {
        let ms = self.with(|_, now_us| self.scale().real_ms(due_us.saturating_sub(now_us)));
        let Some(ms) = ms else { return };
        let session = self.clone();
        // It runs from now on, whoever holds the thread before its future is polled.
        let due = TimeoutFuture::new(ms.ceil() as u32);
        let timer = async move {
            due.await;
            session.with(|run, now_us| {
                if run.machine.is_live(callback) {
                    run.machine.timer_due(callback, due_us.min(now_us), now_us);
                    run.machine.ready().push(callback);
                }
            });
            session.ask_for_pass();
        };
        self.spawn(timer.boxed_local(), Some(callback));
    }

    /// Gives a future to the browser, which may be a timer; it ends with the run at the latest.
    fn spawn(self: &Rc<Self>, future: LocalBoxFuture<'static, ()>, timer: Option<Callback>) {
        let (handle, registration) = AbortHandle::new_pair();
        let number = self.with(|run, _| {
            let number = run.spawned;
            run.spawned += 1;
            run.futures.insert(number, (handle, timer));
            number
        });
        let Some(number) = number else { return };
        let session = self.clone();
        spawn_local(async move {
            // Aborted or ended: whoever aborts has dealt with the rest.
            let _ = Abortable::new(future, registration).await;
            session.with(|run, _| run.futures.remove(&number));
        });
    }

    /// Gives jobs to workers that are free.
    fn start_jobs(self: &Rc<Self>) {
        let (scale, on_end) = (self.scale(), self.when_a_job_ends());
        self.with(|run, now_us| run.pools.start(&mut run.machine, scale, now_us, on_end));
    }

    /// Gives jobs to workers that will be free while the thread is held for so many µs.
    fn start_jobs_ahead(self: &Rc<Self>, us: Micros) {
        let (scale, on_end) = (self.scale(), self.when_a_job_ends());
        self.with(|run, now_us| run.pools.start_ahead(&run.machine, scale, now_us, now_us + us, on_end));
    }

    fn when_a_job_ends(self: &Rc<Self>) -> impl Fn(JobId, Option<String>) + 'static {
        let session = Rc::downgrade(self);
        move |job, fault| {
            if let Some(session) = session.upgrade() {
                session.job_ended(job, fault);
            }
        }
    }

    fn job_ended(self: &Rc<Self>, job: JobId, fault: Option<String>) {
        self.with(|run, now_us| {
            run.machine.job_ended(job, fault, now_us);
            run.pools.ended(job, &mut run.machine, now_us);
            run.machine.ready().push(Callback::JobDone(job));
        });
        self.ask_for_pass();
        self.start_jobs();
    }
}

/// One task, from its first step to its end.
async fn drive(task: TaskId, mailbox: Rc<Mailbox<Callback>>, session: Rc<Session<EventLoop>>) {
    while session.with(|run, _| run.machine.is_pending(task)) == Some(true) {
        session.arrived(mailbox.next().await);
    }
    session.with(|run, _| run.tasks[task.index()] = None);
}
