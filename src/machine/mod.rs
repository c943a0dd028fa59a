//! A program's state and what its tasks do next.
//!
//! The machine is asyncio without its loop: tasks, futures, queues, locks, groups, timeouts. A loop hands it a
//! [`Callback`] to run and carries out what it asks for: the [`Next`] thing for the loop's thread, callbacks in
//! the ready queue, timers, and [`Request`]s about jobs in pools. When they run is the loop's business, and time is
//! passed in. So one machine serves the virtual loop and the browser's.

mod blocks;
mod calls;
mod error;
mod event;
mod exec;
mod frame;
mod gather;
mod group;
mod job;
pub mod limits;
mod lock;
mod queue;
mod runner;
mod semaphore;
mod task;
mod timeout;
mod timers;
mod value;

use std::rc::Rc;

use crate::script::Program;
use crate::trace::{EventKind, Micros, Outcome, Recorder, Strategy, Summary, TaskId, Trace};

use error::Exception;
use event::Flag;
use exec::Begin;
use gather::Gather;
use group::Group;
pub use job::Job;
use lock::Lock;
use queue::Queue;
use runner::Phase;
use semaphore::Semaphore;
use task::{Activity, Awaiting, Task, TaskState, Wait};
use timeout::Timeout;
use timers::Timers;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            fn index(self) -> usize {
                self.0 as usize
            }

            /// The number of the one that comes after these.
            fn after<T>(others: &[T]) -> Self {
                Self(u32::try_from(others.len()).expect("fewer than statements"))
            }
        })*
    };
}

ids! {
    /// A job's number, in the order of submission.
    JobId,
    /// A gather's number.
    GatherId,
    /// A task group's number.
    GroupId,
    /// A timeout's number.
    TimeoutId
}

/// What a loop runs (`asyncio.Handle`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Callback {
    /// `main`'s first step.
    MainStep,
    /// `main` has heard that all its tasks have ended.
    MainWakeup,
    /// `_run_until_complete_cb`: stops the loop after this pass.
    Stop,
    /// The step of a coroutine that shuts something down.
    ShutdownStep,
    /// `Task.__step`.
    Step(TaskId),
    /// `Task.__wakeup`.
    Wakeup(TaskId),
    /// `futures._set_result_unless_cancelled` of a sleep.
    SleepOver {
        /// Who sleeps.
        task: TaskId,
        /// Which of all sleeps it was.
        sleep: u32,
    },
    /// `Timeout._on_timeout`.
    TimeoutFired(TimeoutId),
    /// `_done_callback` of a gather.
    GatherChild {
        /// Which gather.
        gather: GatherId,
        /// Who has ended.
        child: TaskId,
    },
    /// `TaskGroup._on_task_done`.
    GroupChild {
        /// Which group.
        group: GroupId,
        /// Who has ended.
        child: TaskId,
    },
    /// `_set_state`: a job's end.
    JobDone(JobId),
    /// `_call_check_cancel`: a job is not waited for any more.
    CheckCancel(JobId),
}

impl Callback {
    /// The task whose step it is, if it is a step.
    pub fn task(self) -> Option<TaskId> {
        if let Self::Step(task) | Self::Wakeup(task) = self { Some(task) } else { None }
    }
}

/// What the machine asks a loop to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Give a job to its pool.
    Submit(JobId),
    /// Take a job back, if no worker has it.
    CancelJob(JobId),
}

/// What the loop's thread does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The callback is over.
    Over,
    /// Compute for so many µs, then [`Machine::go_on`].
    Compute(Micros),
    /// Block for so many µs, then [`Machine::go_on`].
    Block(Micros),
    /// End the loop after this pass, then ask [`Machine::runs_again`].
    Stop,
    /// End the whole run: a limit is reached.
    Limit,
}

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
    /// Bytes of text that were put together.
    letters: usize,
    phase: Phase,
    /// `BaseEventLoop._ready`.
    ready: Vec<Callback>,
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
            tasks: Vec::new(),
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
            letters: 0,
            phase: Phase::Main,
            ready: Vec::new(),
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
        match callback {
            Callback::MainStep => self.start_main(),
            Callback::MainWakeup | Callback::ShutdownStep => {
                self.ready.push(Callback::Stop);
            }
            Callback::Stop => return Next::Stop,
            Callback::Step(task) | Callback::Wakeup(task) => {
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
            Callback::GatherChild { gather, child } => self.gather_child_done(gather, child),
            Callback::GroupChild { group, child } => self.group_child_done(group, child),
            Callback::JobDone(job) => self.job_done(job),
            Callback::CheckCancel(job) => self.check_cancel(job),
        }
        Next::Over
    }

    /// Goes on with the step of a task that has computed or blocked for as long as it had to.
    pub fn go_on(&mut self, id: TaskId, now_us: Micros) -> Next {
        self.now_us = now_us;
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
        self.tasks[id.index()].activity = Activity::Stepping;
        self.proceed(id, Begin::Failed(Exception::runtime(fault)))
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

    /// `Task.__wakeup`: what the task waited for has ended, well or not; if not, the exception to throw.
    #[inline(always)]
    fn wakeup(&mut self, id: TaskId) -> Option<Exception> {
        let task = &self.tasks[id.index()];
        match &task.awaiting {
            Awaiting::Task { task: awaited, .. } => {
                let awaited = awaited.index();
                self.tasks[awaited].retrieved = true;
                match &self.tasks[awaited].state {
                    TaskState::Cancelled => Some(Exception::Cancelled),
                    TaskState::Failed(exception) => Some(exception.clone()),
                    TaskState::Done(_) | TaskState::Pending => None,
                }
            }
            Awaiting::Gather { .. } => None,
            Awaiting::Start { .. }
            | Awaiting::Nothing
            | Awaiting::Sleep
            | Awaiting::Put { .. }
            | Awaiting::Get { .. }
            | Awaiting::Join(_)
            | Awaiting::Acquire { .. }
            | Awaiting::Event(_)
            | Awaiting::Group(_)
            | Awaiting::Job(_) => (task.wait == Wait::Cancelled).then_some(Exception::Cancelled),
        }
    }
}
