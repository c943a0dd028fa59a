//! A task: a coroutine, how far it has come, and what it waits for (`asyncio.Task`, Lib/asyncio/tasks.py).

use super::error::{self, Exception};
use super::frame::Frame;
use super::{Callback, GatherId, GroupId, JobId, Machine};
use crate::script::program::{EventId, Guard, Place, QueueId, Slot};
use crate::trace::{CancelCause, CancelRequest, EventKind, Micros, TaskId};
use crate::value::Value;

/// In this order: what every step reads stands together, and a run of many tasks waits for memory more than for anything.
#[derive(Clone, Debug)]
#[repr(C)]
pub(super) struct Task {
    /// Whether it has a `Task._fut_waiter`: what `awaiting` names.
    pub(super) suspended: bool,
    /// The future of its own that it waits for, or last did.
    pub(super) wait: Wait,
    /// `Task._must_cancel`: the next step throws `CancelledError`.
    must_cancel: bool,
    /// What it is doing on the loop's thread, between a step's begin and its end.
    pub(super) activity: Activity,
    /// Which of all sleeps its last one was.
    pub(super) sleep: u32,
    /// The line of its last statement.
    pub(super) line: u32,
    /// What its next step goes on with.
    pub(super) awaiting: Awaiting,
    /// The call that it is in.
    pub(super) frame: Frame,
    /// Its number among the instances, from 1.
    pub(super) instance: u32,
    /// The calls around that, the innermost last.
    pub(super) callers: Vec<Frame>,
    pub(super) state: TaskState,
    /// Who is told when it ends, in order (`Future._callbacks`).
    pub(super) callbacks: Vec<DoneCallback>,
    /// `Task._num_cancels_requested`.
    pub(super) cancel_requests: u32,
    /// Whether somebody has seen its exception.
    pub(super) retrieved: bool,
    /// The `CancelledError` that ended it, until somebody has been given it (`Future._cancelled_exc`).
    pub(super) died_of: Option<Exception>,
    /// Whose `CancelledError` was the last to reach it, and on which line, if it awaited one who had ended by then.
    pub(super) died_with: Option<(TaskId, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TaskState {
    Pending,
    Done(Value),
    Failed(Exception),
    Cancelled,
}

/// What is told of a task's end, each through the ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DoneCallback {
    /// `Task.__wakeup` of a task that awaits it.
    Wakeup(TaskId),
    /// `_done_callback` of `asyncio.gather`.
    Gather(GatherId),
    /// `TaskGroup._on_task_done`.
    Group(GroupId),
}

/// Where a coroutine stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Awaiting {
    /// Before its first statement, with its arrival ahead, in µs from its first step.
    Start { arrives_after_us: Option<Micros> },
    /// In a statement that has computed or blocked, or in `asyncio.sleep(0)`.
    Nothing,
    /// In `asyncio.sleep`.
    Sleep,
    /// In `Queue.put`.
    Put { queue: QueueId, item: Value },
    /// In `Queue.get`.
    Get { queue: QueueId, into: Option<Place> },
    /// In `Queue.join`.
    Join(QueueId),
    /// In `acquire` of a lock or semaphore.
    Acquire { target: Guard, with: bool },
    /// In `Event.wait`.
    Event(EventId),
    /// In `await handle`.
    Task { task: TaskId, into: Option<Place> },
    /// In `await asyncio.gather(…)`.
    Gather { gather: GatherId, into: Option<Place> },
    /// In `TaskGroup.__aexit__`.
    Group(GroupId),
    /// In `await loop.run_in_executor(…)`.
    Job(JobId),
}

/// Other tasks that a coroutine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// One, whose handle it awaits.
    Task(TaskId),
    /// Those of a `gather`.
    Gather(GatherId),
    /// Those of a group.
    Group(GroupId),
}

impl Awaiting {
    /// The tasks that it waits for, if it is tasks that it waits for.
    #[inline(always)]
    pub(super) fn others(&self) -> Option<Others> {
        match self {
            Self::Task { task, .. } => Some(Others::Task(*task)),
            Self::Gather { gather, .. } => Some(Others::Gather(*gather)),
            Self::Group(group) => Some(Others::Group(*group)),
            Self::Start { .. }
            | Self::Nothing
            | Self::Sleep
            | Self::Put { .. }
            | Self::Get { .. }
            | Self::Join(_)
            | Self::Acquire { .. }
            | Self::Event(_)
            | Self::Job(_) => None,
        }
    }
}

/// The state of the future that a task made to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    Pending,
    Done,
    Cancelled,
}

/// What the running task is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Activity {
    Stepping,
    Computing,
    Blocking,
}

impl Task {
    pub(super) fn new(frame: Frame, instance: u32, arrives_after_us: Option<Micros>) -> Self {
        Self {
            instance,
            frame,
            callers: Vec::new(),
            state: TaskState::Pending,
            callbacks: Vec::new(),
            must_cancel: false,
            cancel_requests: 0,
            awaiting: Awaiting::Start { arrives_after_us },
            suspended: false,
            wait: Wait::Done,
            sleep: 0,
            retrieved: false,
            activity: Activity::Stepping,
            died_of: None,
            line: 0,
            died_with: None,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.state != TaskState::Pending
    }

    /// `Task.uncancel`: how many cancellations are left.
    pub(super) fn uncancel(&mut self) -> u32 {
        self.cancel_requests = self.cancel_requests.saturating_sub(1);
        self.cancel_requests
    }

    /// The innermost frame's variable, if it is set.
    pub(super) fn variable(&self, slot: Slot) -> Option<&Value> {
        self.frame.variables.get(slot as usize)?.as_ref()
    }

    /// Gives the loop back until what it awaits has ended.
    #[inline]
    pub(super) fn suspend(&mut self, awaiting: Awaiting) {
        self.awaiting = awaiting;
        self.suspended = true;
        self.wait = Wait::Pending;
    }

    /// Begins a step: the exception to throw, if one is to be thrown (`Task.__step`).
    #[inline(always)]
    pub(super) fn begin_step(&mut self, thrown: Option<Exception>) -> Option<Exception> {
        self.suspended = false;
        if std::mem::take(&mut self.must_cancel) { Some(error::cancelled()) } else { thrown }
    }
}

impl Machine {
    /// `task.done()`
    pub(super) fn is_done(&self, task: TaskId) -> bool {
        self.tasks[task.index()].is_done()
    }

    /// `task.cancelled()`
    pub(super) fn is_cancelled(&self, task: TaskId) -> bool {
        self.tasks[task.index()].state == TaskState::Cancelled
    }

    /// `Future._make_cancelled_error` of one that was cancelled: its own, for the first who asks.
    pub(super) fn cancelled_error(&mut self, task: TaskId) -> Exception {
        self.tasks[task.index()].died_of.take().unwrap_or_else(error::cancelled)
    }

    /// `Task.add_done_callback`: at once through the ready queue, if the task has ended.
    pub(super) fn when_done(&mut self, task: TaskId, callback: DoneCallback) {
        if self.tasks[task.index()].is_done() {
            self.tell(task, callback);
        } else {
            self.tasks[task.index()].callbacks.push(callback);
        }
    }

    fn tell(&mut self, ended: TaskId, callback: DoneCallback) {
        let callback = match callback {
            DoneCallback::Wakeup(task) => {
                let line = self.tasks[ended.index()].line;
                self.recorder
                    .record(self.now_us, task, || EventKind::TaskWoken { by: Some(ended), line: Some(line) });
                Callback::Wakeup(task)
            }
            DoneCallback::Gather(gather) => Callback::GatherChild { gather, child: ended },
            DoneCallback::Group(group) => Callback::GroupChild { group, child: ended },
        };
        self.ready.push(callback);
    }

    /// Ends a task and tells those who wait for it.
    pub(super) fn end_task(&mut self, id: TaskId, state: TaskState) {
        let Task { line, died_with, .. } = self.tasks[id.index()];
        self.recorder.record(self.now_us, id, || match &state {
            TaskState::Failed(error) => EventKind::TaskFailed { error: error.to_string().into(), line },
            TaskState::Cancelled => {
                let (awaited, landed) = died_with.unzip();
                EventKind::TaskCancelled { awaited, landed }
            }
            TaskState::Done(_) | TaskState::Pending => EventKind::TaskDone,
        });
        self.alive -= 1;
        let task = &mut self.tasks[id.index()];
        task.state = state;
        task.frame.clear();
        for callback in std::mem::take(&mut task.callbacks) {
            self.tell(id, callback);
        }
    }

    /// `Task.cancel`, and through it the cancellation of what the task waits for.
    ///
    /// Cancelling says yes to whoever has not ended, so who is reached does not depend on an answer, and a
    /// list of whom to cancel next does for the recursion, however deep tasks wait for each other.
    pub(super) fn cancel(&mut self, id: TaskId, cause: Option<CancelCause>) {
        let (by, line) = (self.acting, self.acting.map(|by| self.tasks[by.index()].line));
        self.cancel_as(id, CancelRequest { by, line, cause, through: None });
    }

    /// The same, as somebody or something asks for it.
    pub(super) fn cancel_as(&mut self, id: TaskId, request: CancelRequest) {
        let mut next = vec![(id, request)];
        while let Some((id, request)) = next.pop() {
            let task = &mut self.tasks[id.index()];
            task.retrieved = true;
            if task.is_done() {
                continue;
            }
            task.cancel_requests += 1;
            self.recorder.record(self.now_us, id, || EventKind::CancelRequested(request));
            let request = CancelRequest { through: Some(id), ..request };
            let task = &self.tasks[id.index()];
            let reached = task.suspended
                && match task.awaiting.others() {
                    Some(Others::Task(child)) => {
                        let pending = !self.tasks[child.index()].is_done();
                        next.push((child, request));
                        pending
                    }
                    Some(Others::Gather(gather)) => {
                        let (children, reached) = self.cancel_gather(gather);
                        next.extend(children.into_iter().rev().map(|child| (child, request)));
                        reached
                    }
                    Some(Others::Group(_)) | None => self.cancel_wait(id),
                };
            self.tasks[id.index()].must_cancel |= !reached;
        }
    }

    /// `Future.cancel` of the future that a task made to wait for; `false` if that has ended.
    fn cancel_wait(&mut self, id: TaskId) -> bool {
        let task = &mut self.tasks[id.index()];
        if task.wait != Wait::Pending {
            return false;
        }
        task.wait = Wait::Cancelled;
        if let Awaiting::Job(job) = task.awaiting {
            self.ready.push(Callback::CheckCancel(job));
        }
        self.wake(id);
        true
    }

    /// `Future.set_result` of the future that a task made to wait for, unless it has ended.
    #[inline]
    pub(super) fn fulfil(&mut self, id: TaskId) -> bool {
        let task = &mut self.tasks[id.index()];
        let pending = task.suspended && task.wait == Wait::Pending;
        if pending {
            task.wait = Wait::Done;
            self.wake(id);
        }
        pending
    }

    /// Puts a task's `__wakeup` into the ready queue.
    #[inline]
    pub(super) fn wake(&mut self, id: TaskId) {
        let (by, tasks) = (self.acting, &self.tasks);
        self.recorder.record(self.now_us, id, || {
            let line = by.map(|by| tasks[by.index()].line);
            EventKind::TaskWoken { by, line }
        });
        self.ready.push(Callback::Wakeup(id));
    }

    /// `Task.__wakeup`: what the task waited for has ended, well or not; if not, the exception to throw.
    #[inline(always)]
    pub(super) fn wakeup(&mut self, id: TaskId) -> Option<Exception> {
        let task = &self.tasks[id.index()];
        match &task.awaiting {
            Awaiting::Task { task: awaited, .. } => {
                let awaited = &awaited.clone();
                self.tasks[awaited.index()].retrieved = true;
                match &self.tasks[awaited.index()].state {
                    TaskState::Cancelled => Some(self.cancelled_error(*awaited)),
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
            | Awaiting::Job(_) => (task.wait == Wait::Cancelled).then(error::cancelled),
        }
    }
}
