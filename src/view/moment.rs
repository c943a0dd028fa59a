//! The whole state after any step of a trace, from its events alone: stepping back is a smaller number.

use std::collections::{BTreeSet, VecDeque};

use litemap::LiteMap;

use super::{ReadyQueue, Wait};
use crate::script::program::Pool;
use crate::trace::{Event, EventKind, ItemText, Micros, ObjectKind, TaskId, Trace};

/// Where everything stands after a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// How many events have happened.
    pub step: usize,
    /// When, in µs.
    pub t_us: Micros,
    /// The tasks that run: at most one on an event loop.
    pub running: BTreeSet<TaskId>,
    /// Those of them that compute.
    pub computing: BTreeSet<TaskId>,
    /// The tasks whose next step is in the ready queue, in order.
    pub ready: ReadyQueue,
    /// Where each task stands, by its number; those that have not been created are missing.
    stands: Vec<Stand>,
    /// The line of the last statement of each task, from 1; 0 before its first and after its end.
    lines: Vec<u32>,
    /// The items of each queue, in the order of declaration.
    pub queues: Vec<VecDeque<ItemText>>,
    /// The permits of each semaphore that nobody has.
    pub permits: Vec<u64>,
    /// Who took each lock, while it is locked.
    pub locks: Vec<Option<TaskId>>,
    /// Whether each event is set.
    pub events: Vec<bool>,
    /// What each busy worker of a pool, numbered from 1, works at: the task that gave it the job.
    pub workers: LiteMap<(Pool, u32), TaskId>,
    /// The worker of each job that has been given to a pool, while it runs.
    jobs: Vec<Option<(Pool, u32)>>,
}

/// Where a task stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stand {
    /// Runs, or is in the ready queue.
    Going,
    /// Waits.
    Waiting(Wait),
    /// Has ended.
    Ended,
}

/// The state after the first `steps` events of a trace.
///
/// # Panics
///
/// If the events name what is not among the trace's objects, which is in no trace that was run or read.
pub fn moment(trace: &Trace, steps: usize) -> Moment {
    let count = |kind| trace.objects_of(kind).count();
    // Without `..`, so that what else can be shared is asked for.
    let mut moment = Moment {
        step: 0,
        t_us: 0,
        running: BTreeSet::new(),
        computing: BTreeSet::new(),
        ready: ReadyQueue::default(),
        stands: Vec::new(),
        lines: Vec::new(),
        queues: vec![VecDeque::new(); count(ObjectKind::Queue)],
        permits: trace
            .objects_of(ObjectKind::Semaphore)
            .map(|semaphore| semaphore.limit.unwrap_or(0).into())
            .collect(),
        locks: vec![None; count(ObjectKind::Lock)],
        events: vec![false; count(ObjectKind::Event)],
        workers: LiteMap::new(),
        jobs: Vec::new(),
    };
    for event in trace.events.iter().take(steps) {
        moment.apply(event);
    }
    moment
}

impl Moment {
    /// The tasks with which the program starts and which have not been created yet.
    pub fn to_come<'a>(&self, trace: &'a Trace) -> impl Iterator<Item = TaskId> + Clone + use<'a> {
        let tasks = &trace.tasks[self.stands.len().min(trace.tasks.len())..];
        tasks.iter().take_while(|task| task.parent.is_none()).map(|task| task.id)
    }

    /// The tasks that wait, and for what.
    pub fn waiting(&self) -> impl Iterator<Item = (TaskId, &Wait)> {
        self.tasks().filter_map(|(task, stand)| match stand {
            Stand::Waiting(wait) => Some((task, wait)),
            Stand::Going | Stand::Ended => None,
        })
    }

    /// What a task waits for.
    pub fn wait_of(&self, task: TaskId) -> Option<&Wait> {
        match self.stands.get(task.index())? {
            Stand::Waiting(wait) => Some(wait),
            Stand::Going | Stand::Ended => None,
        }
    }

    /// Whether a task has ended.
    pub fn has_ended(&self, task: TaskId) -> bool {
        self.stands.get(task.index()) == Some(&Stand::Ended)
    }

    /// The worker that is at a job, by the job's number.
    pub fn worker_of(&self, job: u32) -> Option<(Pool, u32)> {
        *self.jobs.get(job as usize)?
    }

    /// The tasks that have ended.
    pub fn ended(&self) -> impl Iterator<Item = TaskId> {
        self.tasks().filter(|(_, stand)| **stand == Stand::Ended).map(|(task, _)| task)
    }

    /// The lines at which tasks stand, from 1, as often as there are tasks there.
    pub fn lines(&self) -> impl Iterator<Item = u32> {
        self.lines.iter().copied().filter(|line| *line > 0)
    }

    fn tasks(&self) -> impl Iterator<Item = (TaskId, &Stand)> {
        (0..).map(TaskId).zip(&self.stands)
    }

    /// What the event changes.
    pub fn apply(&mut self, Event { t_us, task, kind }: &Event) {
        let task = *task;
        self.step += 1;
        self.t_us = *t_us;
        if self.stands.len() <= task.index() {
            self.stands.resize(task.index() + 1, Stand::Going);
            self.lines.resize(task.index() + 1, 0);
        }
        if let Some(line) = kind.line() {
            self.lines[task.index()] = line;
        }
        match kind {
            EventKind::TaskCreated { .. } => self.ready.push(task),
            EventKind::TaskResumed { .. } => self.run(task),
            EventKind::TaskArriving { until_us } => {
                self.run(task);
                self.suspend(task, Wait::Until(*until_us));
                if *until_us == *t_us {
                    self.wake(task);
                }
            }
            EventKind::TaskYielded { .. } => {
                self.leave(task);
                self.ready.push(task);
            }
            EventKind::TaskSleeping { until_us, .. } => self.suspend(task, Wait::Until(*until_us)),
            EventKind::TaskWaiting { on, .. } => self.suspend(task, Wait::On(on.clone())),
            EventKind::JobQueued { .. } => {
                self.jobs.push(None);
                self.suspend(task, Wait::Job);
            }
            EventKind::TaskWoken { .. } => self.wake(task),
            EventKind::TaskDone | EventKind::TaskFailed { .. } | EventKind::TaskCancelled { .. } => {
                self.leave(task);
                self.lines[task.index()] = 0;
                self.stands[task.index()] = Stand::Ended;
            }
            EventKind::ItemPut { queue, item } => self.queues[*queue as usize].push_back(item.clone()),
            EventKind::ItemGot { queue } => {
                self.queues[*queue as usize].pop_front();
            }
            EventKind::PermitTaken { semaphore } => {
                let permits = &mut self.permits[*semaphore as usize];
                *permits = permits.saturating_sub(1);
            }
            EventKind::PermitReleased { semaphore } => self.permits[*semaphore as usize] += 1,
            EventKind::LockTaken { lock } => self.locks[*lock as usize] = Some(task),
            EventKind::LockReleased { lock } => self.locks[*lock as usize] = None,
            EventKind::EventSet { event } => self.events[*event as usize] = true,
            EventKind::EventCleared { event } => self.events[*event as usize] = false,
            EventKind::JobStarted { job, pool, worker, .. } => {
                self.jobs[*job as usize] = Some((*pool, *worker));
                self.workers.insert((*pool, *worker), task);
                // A job that was cancelled too late is no longer what its task waits for.
                let stand = &mut self.stands[task.index()];
                if *stand == Stand::Waiting(Wait::Job) {
                    *stand = Stand::Waiting(Wait::Worker(*pool, *worker));
                }
            }
            EventKind::JobEnded { job } => {
                if let Some(worker) = self.jobs[*job as usize].take() {
                    self.workers.remove(&worker);
                }
            }
            EventKind::ComputeStarted { .. } => _ = self.computing.insert(task),
            EventKind::ComputeEnded => _ = self.computing.remove(&task),
            EventKind::TimerDue { .. }
            | EventKind::BlockStarted { .. }
            | EventKind::BlockEnded
            | EventKind::Printed { .. }
            | EventKind::CancelRequested(_)
            | EventKind::ItemDone { .. }
            | EventKind::JobDropped { .. } => {}
        }
    }

    fn run(&mut self, task: TaskId) {
        self.ready.remove(task);
        self.running.insert(task);
        self.stands[task.index()] = Stand::Going;
    }

    fn leave(&mut self, task: TaskId) {
        self.running.remove(&task);
        self.computing.remove(&task);
    }

    fn suspend(&mut self, task: TaskId, wait: Wait) {
        self.leave(task);
        self.stands[task.index()] = Stand::Waiting(wait);
    }

    fn wake(&mut self, task: TaskId) {
        self.stands[task.index()] = Stand::Going;
        self.ready.push(task);
    }
}
