//! What a task did from one moment to another.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use strum::EnumCount;

use super::{Micros, Strategy};
use crate::text::StateTexts;

/// A stretch of one task's time in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Span {
    /// The state.
    pub state: SpanState,
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs; later than its start, but for a wait that begins with the end of a run that is stuck.
    pub to_us: Micros,
    /// The line of the statement that brought the task here, from 1; 0 before its first statement.
    pub line: u32,
    /// The statement's label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Rc<str>>,
    /// What it waits for, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Rc<str>>,
    /// The worker it is on: `thread 1`, `process 2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<Rc<str>>,
    /// Whether that worker computes for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub computes: bool,
}

impl Span {
    /// How long it lasted, in µs.
    pub fn duration_us(&self) -> Micros {
        self.to_us - self.from_us
    }

    /// Whether it is a wait for something with a name that lasted up to a moment, in µs.
    pub fn is_wait_until(&self, t_us: Micros) -> bool {
        self.state == SpanState::Waiting && self.to_us == t_us
    }
}

/// What a task can be doing.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
    EnumCount,
)]
#[serde(rename_all = "lowercase")]
pub enum SpanState {
    /// Could run, but the loop was busy.
    Ready,
    /// Computing on the loop's thread.
    Computing,
    /// Blocking the loop's thread.
    Blocking,
    /// Waiting for a timer.
    Sleeping,
    /// Waiting for a queue, a lock, an event, a task or a group.
    Waiting,
    /// Waiting for a worker of a pool.
    Queued,
    /// On a worker of a pool.
    Offloaded,
}

impl SpanState {
    /// All of them, in their order: a state is its own place in here.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Ready,
        Self::Computing,
        Self::Blocking,
        Self::Sleeping,
        Self::Waiting,
        Self::Queued,
        Self::Offloaded,
    ];

    /// Its word: in traces, in the page's stylesheet, as a category of Chrome's trace.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Computing => "computing",
            Self::Blocking => "blocking",
            Self::Sleeping => "sleeping",
            Self::Waiting => "waiting",
            Self::Queued => "queued",
            Self::Offloaded => "offloaded",
        }
    }

    /// Its name for people; a task blocks the loop only where there is one.
    pub fn text(self, strategy: Strategy, texts: &StateTexts) -> &'static str {
        match self {
            Self::Ready => texts.ready,
            Self::Computing => texts.computing,
            Self::Blocking if strategy.has_loop() => texts.blocking,
            Self::Blocking => texts.blocking_apart,
            Self::Sleeping => texts.sleeping,
            Self::Waiting => texts.waiting,
            Self::Queued => texts.queued,
            Self::Offloaded => texts.offloaded,
        }
    }

    /// Whether a task in it holds the thread that it runs on: on one event loop no two ever do.
    pub fn holds_the_thread(self) -> bool {
        match self {
            Self::Computing | Self::Blocking => true,
            Self::Ready | Self::Sleeping | Self::Waiting | Self::Queued | Self::Offloaded => false,
        }
    }
}
