//! What happened in a run, one thing after the other.
//!
//! The events are the run: spans, log and totals are computed from them. Kinds may be added; none changes
//! its meaning.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use strum::EnumDiscriminants;

use super::CancelRequest;
use super::record::Record;
use crate::script::program::{Pool, Work};

/// Microseconds since the start of the run. Live runs measure real time and divide it by their scale.
pub type Micros = u64;

/// A task's number: its place in the order of creation, from 0.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(transparent)]
pub struct TaskId(pub u32);

impl TaskId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An item of a queue as a picture shows it: a text without quotes. A script's own text is one as it is.
pub type ItemText = Rc<Box<str>>;

/// One thing that happened to one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(try_from = "Record")]
pub struct Event {
    /// When, in µs. Never before the event before it.
    pub t_us: Micros,
    /// To whom.
    pub task: TaskId,
    /// What.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize, EnumDiscriminants)]
#[strum_discriminants(name(Kind), vis(pub(super)), doc = "The name of a kind.")]
#[strum_discriminants(derive(Deserialize), serde(rename_all = "kebab-case"))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum EventKind {
    /// `asyncio.create_task`: its first step joins the ready queue.
    TaskCreated {
        /// Who created it; nobody, if the program starts with it.
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<TaskId>,
    },
    /// An instance of a task with `every` awaits its arrival; the task counts from then.
    TaskArriving {
        /// When it will arrive, in µs.
        until_us: Micros,
    },
    /// The loop took the task's step from the ready queue and runs it.
    TaskResumed {
        /// The line at which `CancelledError` reaches it, from 1, or 0 before its first statement; nothing if it does not.
        #[serde(skip_serializing_if = "Option::is_none")]
        landed: Option<u32>,
    },
    /// `asyncio.sleep(0)`: its next step joined the end of the ready queue.
    TaskYielded {
        /// The statement's line, from 1.
        line: u32,
    },
    /// `asyncio.sleep`: a timer was registered and the task gave the loop back.
    TaskSleeping {
        /// When the timer is due, in µs.
        until_us: Micros,
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Rc<str>>,
    },
    /// The loop moved the task's due timer to the ready queue.
    TimerDue {
        /// When it was due, in µs: earlier than the event if the loop was busy.
        due_us: Micros,
    },
    /// What the task waited for has come or has been cancelled: its step joined the end of the ready queue.
    TaskWoken {
        /// Who brought it, or has ended; nobody, if a timer or a job did.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<TaskId>,
        /// The line that one had reached, from 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
    },
    /// The running task began to compute on the loop's thread.
    ComputeStarted {
        /// For how long, in µs.
        us: Micros,
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Rc<str>>,
    },
    /// It computed all it had to.
    ComputeEnded,
    /// The running task began to block the loop's thread.
    BlockStarted {
        /// For how long, in µs.
        us: Micros,
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Rc<str>>,
    },
    /// It blocked for as long as it had to.
    BlockEnded,
    /// The task printed a line.
    Printed {
        /// The text.
        text: Rc<str>,
        /// The statement's line, from 1.
        line: u32,
    },
    /// The task waits for something with a name: a queue, a lock, an event, a task, a group.
    TaskWaiting {
        /// Its name.
        on: Rc<str>,
        /// The statement's line, from 1.
        line: u32,
    },
    /// `Task.cancel`: `CancelledError` is on its way to it.
    CancelRequested(CancelRequest),
    /// It put an item into a queue.
    ItemPut {
        /// Which queue, in the order of declaration.
        queue: u32,
        /// The item.
        item: ItemText,
    },
    /// It took the first item of a queue.
    ItemGot {
        /// Which queue.
        queue: u32,
    },
    /// `Queue.task_done`.
    ItemDone {
        /// Which queue.
        queue: u32,
    },
    /// It has a permit of a semaphore.
    PermitTaken {
        /// Which semaphore, in the order of declaration.
        semaphore: u32,
    },
    /// It gave a permit to a semaphore.
    PermitReleased {
        /// Which semaphore.
        semaphore: u32,
    },
    /// It owns a lock.
    LockTaken {
        /// Which lock, in the order of declaration.
        lock: u32,
    },
    /// It released a lock, its own or another's.
    LockReleased {
        /// Which lock.
        lock: u32,
    },
    /// `Event.set`.
    EventSet {
        /// Which event, in the order of declaration.
        event: u32,
    },
    /// `Event.clear`.
    EventCleared {
        /// Which event.
        event: u32,
    },
    /// It gave a job to a pool, and waits for it.
    JobQueued {
        /// The job's number, in the order of submission.
        job: u32,
        /// Which pool.
        pool: Pool,
        /// For how long a worker of its own would take, in µs.
        us: Micros,
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Rc<str>>,
    },
    /// A worker took the job.
    JobStarted {
        /// The job's number.
        job: u32,
        /// Which pool.
        pool: Pool,
        /// What the worker does.
        work: Work,
        /// Which worker, from 1.
        worker: u32,
    },
    /// A worker is done with the job.
    JobEnded {
        /// The job's number.
        job: u32,
    },
    /// The job was cancelled before a worker took it.
    JobDropped {
        /// The job's number.
        job: u32,
    },
    /// `CancelledError` left the task's coroutine.
    TaskCancelled {
        /// The task that it awaited, if that had been cancelled before, so that no step began with the exception.
        #[serde(skip_serializing_if = "Option::is_none")]
        awaited: Option<TaskId>,
        /// The line of that `await`, from 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        landed: Option<u32>,
    },
    /// The task's coroutine returned.
    TaskDone,
    /// An exception left the task's coroutine.
    TaskFailed {
        /// The exception as Python shows it, `Type: message`.
        error: Rc<str>,
        /// The line of the last statement, from 1.
        line: u32,
    },
}
