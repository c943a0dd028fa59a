//! Live runs without an event loop: under `sync` the page's own thread takes one task after the other to its end;
//! under `threads` and `processes` each task has a Web Worker, which computes and blocks for it.

use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::super::processors;
use super::super::turn::next_turn;
use super::Report;
use super::mailbox::Mailbox;
use super::session::{Driver, Session};
use super::worker_pool::{OnEnd, StartingWorkers, WorkerPool};
use crate::app::Scale;
use crate::machine::{Callback, Machine, Next, limits};
use crate::run::WithoutLoop;
use crate::trace::{Micros, Outcome, Recorder, Strategy, TaskId};

pub(super) fn start(
    program: WithoutLoop,
    strategy: Strategy,
    scale: Scale,
    report: Report,
) -> Rc<Session<OnWorkers>> {
    let WithoutLoop { program, arrivals } = program;
    let machinery = program.machinery;
    // Workers have no GIL: who computes under it takes turns, a statement each.
    let takes_turns = strategy == Strategy::Threads && machinery.gil;
    let computing = if takes_turns { 1 } else { processors().min(machinery.cores as usize) };
    let workers = match strategy {
        Strategy::Threads => machinery.threads,
        Strategy::Processes => machinery.processes,
        Strategy::Sync | Strategy::Async => 1,
    };
    let run = OnWorkers {
        machine: Machine::new(program, limits::STATEMENTS, Recorder::of_events()),
        needed: if strategy == Strategy::Sync { 0 } else { arrivals.len().min(workers as usize) },
        pool: WorkerPool::new(),
        pieces: VecDeque::new(),
        begun: 0,
        may_compute: computing,
        waiting: VecDeque::new(),
        free: workers,
    };
    Session::start(strategy, scale, report, run, move |session| session.begin(&arrivals))
}

pub(super) struct OnWorkers {
    machine: Machine,
    /// How many Web Workers the tasks need at once.
    needed: usize,
    pool: WorkerPool,
    /// What no Web Worker has begun: computing may have to wait for a processor.
    pieces: VecDeque<Piece>,
    /// How many pieces Web Workers have begun.
    begun: u32,
    /// How many more may compute.
    may_compute: usize,
    /// Tasks that have arrived, but have no worker.
    waiting: VecDeque<TaskId>,
    free: u32,
}

/// A statement's work for a Web Worker.
struct Piece {
    computes: bool,
    /// In real time.
    ms: f64,
    /// Gets what went wrong, if something did, when the work is done.
    done: Rc<Mailbox<Option<String>>>,
}

impl Driver for OnWorkers {
    fn start_workers(&mut self) -> Option<StartingWorkers> {
        (self.needed > 0).then(|| self.pool.start_ahead(self.needed))
    }

    fn is_stuck(&self) -> bool {
        // Nobody waits for anything but work.
        false
    }

    fn recorder(&self) -> &Recorder {
        self.machine.recorder()
    }
}

impl Session<OnWorkers> {
    /// Lets the tasks arrive, unless the run was stopped before it began.
    fn begin(self: Rc<Self>, arrivals: &[Micros]) {
        self.with(|run, now_us| {
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
        let ms = self.scale().real_ms(at_us).ceil() as u32;
        spawn_local(async move {
            TimeoutFuture::new(ms).await;
            self.with(|run, _| run.waiting.push_back(task));
            self.fill();
        });
    }

    /// Free workers take the tasks that wait, in the order of their arrival.
    fn fill(self: &Rc<Self>) {
        let take = |run: &mut OnWorkers| {
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
        if self.strategy() == Strategy::Sync {
            self.hold(us);
            // Nobody else of the script runs now; but a click on Stop is heard.
            next_turn().await;
            return None;
        }
        let done = Rc::new(Mailbox::default());
        let piece = Piece { computes, ms: self.scale().real_ms(us), done: done.clone() };
        self.with(|run, _| run.pieces.push_back(piece));
        self.start_pieces();
        done.next().await
    }

    /// Gives Web Workers what they may begin, in order.
    fn start_pieces(self: &Rc<Self>) {
        while let Some((number, piece)) = self.with(|run, _| run.take_piece()).flatten() {
            let weak = Rc::downgrade(self);
            let Piece { computes, ms, done } = piece;
            let on_end: Rc<OnEnd> = Rc::new(move |number, fault| {
                if let Some(session) = weak.upgrade() {
                    session.with(|run, _| {
                        run.pool.release(number);
                        run.may_compute += usize::from(computes);
                    });
                    done.post(fault);
                    session.start_pieces();
                }
            });
            if let Some(Err(fault)) = self.with(|run, _| run.pool.run(number, None, computes, ms, &on_end)) {
                on_end(number, Some(fault));
            }
        }
    }
}

impl OnWorkers {
    /// The first piece that may begin now, and a number for it.
    fn take_piece(&mut self) -> Option<(u32, Piece)> {
        let may = |piece: &Piece| !piece.computes || self.may_compute > 0;
        let piece = self.pieces.remove(self.pieces.iter().position(may)?)?;
        self.may_compute -= usize::from(piece.computes);
        self.begun += 1;
        Some((self.begun, piece))
    }
}
