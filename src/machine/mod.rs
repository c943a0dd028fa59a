//! asyncio without its loop: a program's state, and what each callback does to it.
//!
//! The machine has tasks, futures, queues, locks, groups and timeouts. A *driver* decides when callbacks run and tells the
//! machine the time: [`run`](crate::run) has two in virtual time, the page has two in real time.
//!
//! # The contract
//!
//! *Whatever will still happen is in one of four places: in the ready queue, among the timers, at a pool as a job, or on the
//! thread that a task holds. The machine puts it there, and the driver takes it out, once, at a time that never runs back.*
//!
//! A driver
//!
//! 1. begins with [`Callback::MainStep`];
//! 2. runs a callback to its end before the next one: as long as [`Machine::run`] and [`Machine::go_on`] answer
//!    [`Next::Compute`] or [`Next::Block`], it lets that time pass and goes on with the same task;
//! 3. takes the requests after each of these calls, and after [`Machine::runs_again`], and carries them out in order. It tells
//!    of a job with [`Machine::job_started`] and [`Machine::job_ended`], or [`Machine::job_dropped`] if it could be taken
//!    back, and puts [`Callback::JobDone`] at the end of the ready queue when it has ended;
//! 4. works in passes, as asyncio does: ended jobs and then due timers join the ready queue, what it holds then is run, and
//!    what that adds waits for the next pass;
//! 5. at [`Next::Stop`] finishes the pass, and ends unless [`Machine::runs_again`];
//! 6. ends where there is nothing in any of the four places: if tasks are left then, they are stuck.
//!
//! It runs no callback that the machine has not given out, none twice, and none while a task holds the thread. (Without an
//! event loop every task has a thread of its own: that driver empties the queue and runs each task's [`Callback::Step`] on it.)
//!
//! The ready queue and the timers are the machine's, because nearly every callback adds to them: a driver takes the whole
//! queue at once, a pass's worth ([`Machine::ready`]), and has due timers moved there ([`Machine::ready_timers`]) or, if it has
//! timers of its own, takes those out after every call ([`Machine::take_timers`]). Pools are the driver's: how
//! long a job takes is no part of asyncio.
//!
//! ```
//! use std::rc::Rc;
//!
//! use loopscope::machine::{Callback, JobId, Machine, Next, Request, limits};
//! use loopscope::script::compile;
//! use loopscope::trace::{Micros, Outcome, Recorder, Strategy};
//!
//! /// Gives each job a worker of its own.
//! fn carry_out(machine: &mut Machine, jobs: &mut Vec<(Micros, JobId)>, now_us: Micros) {
//!     let mut requests = Vec::new();
//!     machine.take_requests(&mut requests);
//!     for request in requests {
//!         match request {
//!             Request::Submit(job) => {
//!                 jobs.push((now_us + machine.job(job).us, job));
//!                 machine.job_started(job, jobs.len() as u32, now_us);
//!             }
//!             Request::CancelJob(_) => {} // It has started, so it runs on.
//!         }
//!     }
//! }
//!
//! let program = compile("a: cpu 1; sleep 1\nb: thread block 3\n").expect("a sound script");
//! let mut machine = Machine::new(Rc::new(program), limits::STATEMENTS, Recorder::of_events());
//! let (mut now_us, mut jobs) = (0, Vec::new());
//! machine.ready().push(Callback::MainStep);
//! let outcome = 'run: loop {
//!     for (_, job) in jobs.extract_if(.., |(end_us, _)| *end_us <= now_us) {
//!         machine.job_ended(job, None, now_us);
//!         machine.ready().push(Callback::JobDone(job));
//!     }
//!     machine.ready_timers(now_us);
//!     let mut stops = false;
//!     for callback in std::mem::take(machine.ready()) {
//!         let mut next = machine.run(callback, now_us);
//!         loop {
//!             carry_out(&mut machine, &mut jobs, now_us);
//!             match next {
//!                 Next::Compute(us) | Next::Block(us) => now_us += us,
//!                 Next::Over => break,
//!                 Next::Stop => break stops = true,
//!                 Next::Limit => break 'run Outcome::Limit,
//!             }
//!             next = machine.go_on(callback.task().expect("a step"), now_us);
//!         }
//!     }
//!     if stops && !machine.runs_again(now_us) {
//!         break Outcome::Finished;
//!     }
//!     carry_out(&mut machine, &mut jobs, now_us);
//!     if machine.ready().is_empty() {
//!         let ends = jobs.iter().map(|(end_us, _)| *end_us);
//!         match ends.chain(machine.next_timer_us()).min() {
//!             Some(next_us) => now_us = now_us.max(next_us),
//!             None if machine.has_pending_tasks() => break Outcome::Stuck,
//!             None => break Outcome::Finished,
//!         }
//!     }
//! };
//! let trace = machine.into_trace(Strategy::Async, outcome, now_us);
//! assert_eq!((trace.outcome, trace.total_us), (Outcome::Finished, 4_000_000));
//! ```

mod blocks;
mod callback;
mod calls;
mod counting;
mod endless;
mod error;
mod event;
mod exec;
mod flow;
mod frame;
mod gather;
mod group;
mod job;
pub mod limits;
mod lock;
mod queue;
mod runner;
mod semaphore;
mod statement;
mod task;
mod timeout;
mod timers;
mod updates;
mod value;
mod values;
mod watch;

use std::rc::Rc;

use crate::script::Program;
use crate::trace::{EventKind, Micros, Outcome, Recorder, Strategy, Summary, TaskId, Trace};
use crate::value::Value;

pub use callback::{Callback, GatherId, GroupId, JobId, Next, Request, TimeoutId};
use event::Flag;
use exec::Begin;
use gather::Gather;
use group::Group;
pub use job::Job;
use lock::Lock;
use queue::Queue;
use runner::Phase;
use semaphore::Semaphore;
use task::{Activity, Awaiting, Task, Wait};
use timeout::Timeout;
use timers::Timers;
pub use updates::LostUpdate;
use updates::Updates;
use watch::Noted;

/// The state of a running program.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Rc<Program>,
    now_us: Micros,
    tasks: Vec<Task>,
    /// How many tasks have not ended.
    alive: u32,
    /// How often each def was spawned.
    spawned: Vec<u32>,
    queues: Vec<Queue>,
    semaphores: Vec<Semaphore>,
    locks: Vec<Lock>,
    events: Vec<Flag>,
    gathers: Vec<Gather>,
    groups: Vec<Group>,
    timeouts: Vec<Timeout>,
    jobs: Vec<Job>,
    /// How many sleeps there have been.
    sleeps: u32,
    statements: u64,
    /// How many statements may run.
    most_statements: u64,
    /// After how many there is something to do: the picture ends, or the run.
    next_stop: u64,
    /// What all tasks share.
    shared: Vec<Value>,
    updates: Updates,
    noted: Noted,
    /// Bytes of text that were put together.
    letters: usize,
    /// Bytes of texts and lists that were made or looked through.
    work: usize,
    phase: Phase,
    /// `BaseEventLoop._ready`.
    ready: Vec<Callback>,
    /// Whose step it is, or whose end is told of.
    acting: Option<TaskId>,
    timers: Timers,
    requests: Vec<Request>,
    recorder: Recorder,
}

impl Machine {
    /// A program at its start. The first callback to run is [`Callback::MainStep`]. It may run at most
    /// `most_statements`, as a rule [`limits::STATEMENTS`].
    pub fn new(program: Rc<Program>, most_statements: u64, mut recorder: Recorder) -> Self {
        recorder.begin(&program);
        Self {
            now_us: 0,
            tasks: Vec::with_capacity(program.starting()),
            alive: 0,
            spawned: vec![0; program.defs.len()],
            queues: program.queues.iter().map(Queue::new).collect(),
            semaphores: program.semaphores.iter().map(|spec| Semaphore::new(spec.value)).collect(),
            locks: vec![Lock::default(); program.locks.len()],
            events: vec![Flag::default(); program.events.len()],
            gathers: Vec::new(),
            groups: Vec::new(),
            timeouts: Vec::new(),
            jobs: Vec::new(),
            sleeps: 0,
            statements: 0,
            most_statements,
            next_stop: recorder.most_statements().unwrap_or(most_statements).min(most_statements),
            shared: program.shared.iter().map(|spec| spec.value.clone()).collect(),
            updates: Updates::default(),
            noted: Noted::default(),
            letters: 0,
            work: 0,
            phase: Phase::Main,
            ready: Vec::with_capacity(program.starting()),
            acting: None,
            timers: Timers::new(),
            requests: Vec::new(),
            recorder,
            program,
        }
    }

    /// The program that runs.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Runs a callback at `now_us`.
    #[inline(always)]
    pub fn run(&mut self, callback: Callback, now_us: Micros) -> Next {
        self.now_us = now_us;
        self.acting = None;
        match callback {
            Callback::MainStep => self.start_main(),
            Callback::MainWakeup | Callback::ShutdownStep => {
                self.ready.push(Callback::Stop);
            }
            Callback::Stop => return Next::Stop,
            Callback::Step(task) | Callback::Wakeup(task) => {
                self.acting = Some(task);
                let woken = matches!(callback, Callback::Wakeup(_));
                let thrown = if woken { self.wakeup(task) } else { None };
                return self.proceed(task, Begin::Step(thrown));
            }
            Callback::SleepOver { task, .. } => {
                if self.is_live(callback) {
                    self.tasks[task.index()].wait = Wait::Done;
                    self.wake(task);
                }
            }
            Callback::TimeoutFired(timeout) => self.timeout_fired(timeout),
            Callback::GatherChild { gather, child } => {
                self.acting = Some(child);
                self.gather_child_done(gather, child);
            }
            Callback::GroupChild { group, child } => {
                self.acting = Some(child);
                self.group_child_done(group, child);
            }
            Callback::JobDone(job) => self.job_done(job),
            Callback::CheckCancel(job) => self.check_cancel(job),
        }
        Next::Over
    }

    /// Goes on with the step of a task that has computed or blocked for as long as it had to.
    pub fn go_on(&mut self, id: TaskId, now_us: Micros) -> Next {
        self.now_us = now_us;
        self.acting = Some(id);
        let activity = std::mem::replace(&mut self.tasks[id.index()].activity, Activity::Stepping);
        self.recorder.record(now_us, id, || match activity {
            Activity::Blocking => EventKind::BlockEnded,
            Activity::Computing | Activity::Stepping => EventKind::ComputeEnded,
        });
        self.proceed(id, Begin::Held)
    }

    /// What is to be called soon, in order (`BaseEventLoop._ready`). The machine only adds to its end; when its
    /// callbacks run, a pass's worth at a time, is the loop's business.
    pub fn ready(&mut self) -> &mut Vec<Callback> {
        &mut self.ready
    }

    /// The same, but something went wrong: that is raised where the task stands. Live runs only.
    pub fn go_on_failing(&mut self, id: TaskId, fault: String, now_us: Micros) -> Next {
        self.now_us = now_us;
        self.acting = Some(id);
        self.tasks[id.index()].activity = Activity::Stepping;
        self.proceed(id, Begin::Failed(error::runtime(fault)))
    }

    /// Whether the machine has asked for something that nobody has taken yet.
    #[inline]
    pub fn has_requests(&self) -> bool {
        !self.requests.is_empty()
    }

    /// Moves what the machine has asked for since the last call into an empty list, in order.
    pub fn take_requests(&mut self, into: &mut Vec<Request>) {
        std::mem::swap(&mut self.requests, into);
    }

    /// Whether a timer's callback still has something to do: who waited may have been cancelled.
    #[inline(always)]
    pub fn is_live(&self, callback: Callback) -> bool {
        match callback {
            Callback::SleepOver { task, sleep } => {
                let task = &self.tasks[task.index()];
                task.sleep == sleep && task.wait == Wait::Pending && matches!(task.awaiting, Awaiting::Sleep)
            }
            Callback::TimeoutFired(timeout) => self.timeout_is_live(timeout),
            Callback::MainStep
            | Callback::MainWakeup
            | Callback::Stop
            | Callback::ShutdownStep
            | Callback::Step(_)
            | Callback::Wakeup(_)
            | Callback::GatherChild { .. }
            | Callback::GroupChild { .. }
            | Callback::JobDone(_)
            | Callback::CheckCancel(_) => true,
        }
    }

    /// Notes that the loop moved a timer, due at `due_us`, to the ready queue.
    pub fn timer_due(&mut self, callback: Callback, due_us: Micros, now_us: Micros) {
        if let Callback::SleepOver { task, .. } = callback {
            self.recorder.record(now_us, task, || EventKind::TimerDue { due_us });
        }
    }

    /// Whether this task has not ended.
    pub fn is_pending(&self, task: TaskId) -> bool {
        !self.tasks[task.index()].is_done()
    }

    /// Whether any task has not ended.
    pub fn has_pending_tasks(&self) -> bool {
        self.alive > 0
    }

    /// What has happened so far.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// The run's result: what has happened up to `now_us`.
    pub fn into_trace(self, strategy: Strategy, outcome: Outcome, now_us: Micros) -> Trace {
        let mut trace = self.recorder.into_trace(strategy, outcome, now_us);
        for (task, noted) in self.tasks.iter().zip(&mut trace.tasks) {
            noted.retrieved = task.retrieved;
        }
        trace
    }

    /// The run's result in short.
    pub fn into_summary(self, outcome: Outcome, now_us: Micros) -> Summary {
        self.recorder.into_summary(outcome, now_us)
    }

    /// Notes that a task arrives, or arrived, at `until_us`.
    pub fn arrives(&mut self, task: TaskId, until_us: Micros, now_us: Micros) {
        self.recorder.record(now_us, task, || EventKind::TaskArriving { until_us });
    }
}
