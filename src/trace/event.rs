//! What happened in a run, one thing after the other.
//!
//! The events are the run: spans, log and totals are computed from them. Kinds may be added; none changes
//! its meaning.

use std::sync::Arc;

use serde::Serialize;

/// Microseconds since the start of the run. Live runs measure real time and divide it by their scale.
pub type Micros = u64;

/// A task's number: its place in the order of creation, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TaskId(pub u32);

impl TaskId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One thing that happened to one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum EventKind {
    /// `asyncio.create_task`: its first step joins the ready queue.
    TaskCreated,
    /// An instance of a task with `every` awaits its arrival; the task counts from then.
    TaskArriving {
        /// When it will arrive, in µs.
        until_us: Micros,
    },
    /// The loop took the task's step from the ready queue and runs it.
    TaskResumed,
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
        label: Option<Arc<str>>,
    },
    /// The loop moved the task's due timer to the ready queue.
    TimerDue {
        /// When it was due, in µs: earlier than the event if the loop was busy.
        due_us: Micros,
    },
    /// The timer's callback ran: the task's step joined the end of the ready queue.
    TaskWoken,
    /// The running task began to compute on the loop's thread.
    ComputeStarted {
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Arc<str>>,
    },
    /// It computed all it had to.
    ComputeEnded,
    /// The running task began to block the loop's thread.
    BlockStarted {
        /// The statement's line, from 1.
        line: u32,
        /// The span's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<Arc<str>>,
    },
    /// It blocked for as long as it had to.
    BlockEnded,
    /// The task printed a line.
    Printed {
        /// The text.
        text: Arc<str>,
        /// The statement's line, from 1.
        line: u32,
    },
    /// The task's coroutine returned.
    TaskDone,
    /// An exception left the task's coroutine.
    TaskFailed {
        /// The exception as Python shows it, `Type: message`.
        error: Arc<str>,
    },
}
