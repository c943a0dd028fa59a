//! Live runs without an event loop: under `sync` the page's own thread takes one task after the other to its end;
//! under `threads` and `processes` each task has a Web Worker, which computes and blocks for it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::super::clock::{hold_ms, is_worker};
use super::super::processors;
use super::super::turn::next_turn;
use super::crew::{Crew, Ended};
use super::mailbox::Mailbox;
use super::stopwatch::Stopwatch;
use super::{REPORT_EVERY_MS, Report, TWO_FRAMES_MS};
use crate::app::Scale;
use crate::machine::{Callback, Machine, Next, limits};
use crate::run::WithoutLoop;
use crate::trace::wire::Standing;
use crate::trace::{Micros, Outcome, Recorder, Strategy, TaskId};

pub(super) fn start(program: WithoutLoop, strategy: Strategy, scale: Scale, report: Report) -> Rc<Shared> {
    let WithoutLoop { program, arrivals } = program;
    let machinery = program.machinery;
    let computing = match strategy {
        // Workers have no GIL: who computes under it takes turns, a statement each.
        Strategy::Threads if machinery.gil => 1,
        _ => processors().min(machinery.cores as usize),
    };
    let workers = match strategy {
        Strategy::Threads => machinery.threads,
        Strategy::Processes => machinery.processes,
        Strategy::Sync | Strategy::Async => 1,
    };
    let shared = Rc::new(Shared {
        scale,
        strategy,
        report,
        run: RefCell::new(Some(Run {
            machine: Machine::new(program, limits::STATEMENTS, Recorder::of_events()),
            stopwatch: Stopwatch::new(scale),
            crew: Crew::new(),
            orders: VecDeque::new(),
            ordered: 0,
            may_compute: computing,
            waiting: VecDeque::new(),
            free: workers,
            reports: None,
        })),
    });
    let starting = shared.clone();
    spawn_local(async move {
        TimeoutFuture::new(TWO_FRAMES_MS).await;
        if strategy != Strategy::Sync {
            let needed = arrivals.len().min(workers as usize);
            let hiring = starting.run.borrow_mut().as_mut().map(|run| run.crew.hire(needed));
            if let Some(hiring) = hiring {
                hiring.done().await;
            }
        }
        starting.begin(&arrivals);
    });
    shared
}

pub(super) struct Shared {
    scale: Scale,
    strategy: Strategy,
    report: Report,
    /// `None` once the run has ended.
    run: RefCell<Option<Run>>,
}

struct Run {
    machine: Machine,
    stopwatch: Stopwatch,
    crew: Crew<u64>,
    /// What no Web Worker has begun: computing may have to wait for a processor.
    orders: VecDeque<Order>,
    ordered: u64,
    /// How many more may compute.
    may_compute: usize,
    /// Tasks that have arrived, but have no worker.
    waiting: VecDeque<TaskId>,
    free: u32,
    /// Reports the progress until it is dropped.
    reports: Option<Interval>,
}

/// A statement's work for a Web Worker.
struct Order {
    computes: bool,
    ms: f64,
    /// Gets what went wrong, if something did, when the work is done.
    done: Rc<Mailbox<Option<String>>>,
}

impl Shared {
    pub(super) fn stop(&self) {
        self.end(Outcome::Stopped);
    }

    pub(super) fn abandon(&self) {
        self.run.take();
    }

    /// Lets the tasks arrive, unless the run was stopped before it began.
    fn begin(self: Rc<Self>, arrivals: &[Micros]) {
        let weak = Rc::downgrade(&self);
        let reports = Interval::new(REPORT_EVERY_MS, move || {
            if let Some(shared) = weak.upgrade() {
                shared.report_progress();
            }
        });
        self.with(|run, now_us| {
            run.reports = Some(reports);
            run.machine.run(Callback::MainStep, now_us);
            run.machine.ready().clear();
        });
        for (task, at_us) in (0u32..).map(TaskId).zip(arrivals.iter().copied()) {
            if at_us == 0 {
                self.with(|run, _| run.waiting.push_back(task));
            } else {
                self.with(|run, now_us| run.machine.arrives(task, at_us, now_us));
                self.clone().arrive_later(task, at_us);
            }
        }
        self.fill();
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 24 h, not negative")]
    fn arrive_later(self: Rc<Self>, task: TaskId, at_us: Micros) {
        let ms = self.scale.real_ms(at_us).ceil() as u32;
        spawn_local(async move {
            TimeoutFuture::new(ms).await;
            self.with(|run, _| run.waiting.push_back(task));
            self.fill();
        });
    }

    /// Free workers take the tasks that wait, in the order of their arrival.
    fn fill(self: &Rc<Self>) {
        let take = |run: &mut Run| {
            let task = run.waiting.pop_front_if(|_| run.free > 0)?;
            run.free -= 1;
            Some(task)
        };
        while let Some(task) = self.with(|run, _| take(run)).flatten() {
            spawn_local(self.clone().drive(task));
        }
    }

    /// One task, from its first statement to its end.
    async fn drive(self: Rc<Self>, task: TaskId) {
        let mut next = self.with(|run, now_us| run.machine.run(Callback::Step(task), now_us));
        loop {
            let fault = match next {
                Some(Next::Compute(us)) => self.work(true, us).await,
                Some(Next::Block(us)) => self.work(false, us).await,
                Some(Next::Limit) => return self.end(Outcome::Limit),
                Some(Next::Over | Next::Stop) => break,
                None => return,
            };
            next = self.with(|run, now_us| match fault {
                None => run.machine.go_on(task, now_us),
                Some(fault) => run.machine.go_on_failing(task, fault, now_us),
            });
        }
        self.with(|run, _| run.free += 1);
        self.fill();
        if self.with(|run, _| !run.machine.has_pending_tasks()) == Some(true) {
            self.end(Outcome::Finished);
        }
    }

    /// Has a statement's work done; what went wrong, if something did.
    async fn work(self: &Rc<Self>, computes: bool, us: Micros) -> Option<String> {
        let ms = self.scale.real_ms(us);
        if self.strategy == Strategy::Sync {
            if is_worker() && ms > f64::from(REPORT_EVERY_MS) {
                self.report_progress();
            }
            hold_ms(ms);
            // Nobody else of the script runs now; but a click on Stop is heard.
            next_turn().await;
            return None;
        }
        let done = Rc::new(Mailbox::default());
        self.with(|run, _| run.orders.push_back(Order { computes, ms, done: done.clone() }));
        self.start_orders();
        done.next().await
    }

    /// Gives Web Workers what they may begin, in order.
    fn start_orders(self: &Rc<Self>) {
        while let Some((number, order)) = self.with(|run, _| run.take_order()).flatten() {
            let weak = Rc::downgrade(self);
            let Order { computes, ms, done } = order;
            let ended: Rc<Ended<u64>> = Rc::new(move |number, fault| {
                if let Some(shared) = weak.upgrade() {
                    shared.with(|run, _| {
                        run.crew.done(number);
                        run.may_compute += usize::from(computes);
                    });
                    done.post(fault);
                    shared.start_orders();
                }
            });
            if let Some(Err(fault)) = self.with(|run, _| run.crew.hand_over(number, computes, ms, &ended)) {
                ended(number, Some(fault));
            }
        }
    }

    fn report_progress(&self) {
        self.with(|run, now_us| {
            (self.report)(run.machine.recorder(), self.standing(Outcome::Running, now_us))
        });
    }

    fn end(&self, outcome: Outcome) {
        if let Some(mut run) = self.run.take() {
            let now_us = run.stopwatch.now_us();
            (self.report)(run.machine.recorder(), self.standing(outcome, now_us));
        }
    }

    fn standing(&self, outcome: Outcome, now_us: Micros) -> Standing {
        Standing { strategy: self.strategy, outcome, now_us }
    }

    /// Does something with the run at this very moment; `None` if it has ended.
    fn with<T>(&self, act: impl FnOnce(&mut Run, Micros) -> T) -> Option<T> {
        let mut run = self.run.borrow_mut();
        let run = run.as_mut()?;
        let now_us = run.stopwatch.now_us();
        Some(act(run, now_us))
    }
}

impl Run {
    /// The first order that may begin now, and a number for it.
    fn take_order(&mut self) -> Option<(u64, Order)> {
        let may = |order: &Order| !order.computes || self.may_compute > 0;
        let order = self.orders.remove(self.orders.iter().position(may)?)?;
        self.may_compute -= usize::from(order.computes);
        self.ordered += 1;
        Some((self.ordered, order))
    }
}
