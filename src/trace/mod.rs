//! The result of a run: one value that every view, export and test reads.
//!
//! At its heart is the ordered list of [`Event`]s; everything else in a [`Trace`] is computed from them, in
//! `derive`. Its JSON form is a public contract, `loopscope-trace-1`: `serde` writes it, and [`Trace::from_json`] reads
//! and checks it.

mod about;
mod answer;
mod beyond;
mod cancellation;
mod check;
mod derive;
mod event;
mod fault;
mod limit;
mod object;
mod picture;
mod processors;
mod read;
mod record;
mod recorder;
mod shared;
mod span;
mod variables;
pub mod wire;

use std::borrow::Cow;
use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

pub use crate::script::program::Strategy;
pub use answer::Answer;
pub use cancellation::{CancelCause, CancelRequest, Cancellation};
pub use event::{Event, EventKind, ItemText, Micros, TaskId};
pub use fault::{Fault, NoTrace};
pub use limit::{Endless, Limit, LimitReached};
pub use object::{Object, ObjectKind};
pub use picture::{LastWait, PictureEnd};
pub use processors::Processors;
pub use read::{MOST_BYTES, is_json};
pub use recorder::{Recorder, TaskName};
pub use shared::Shared;
pub use span::{Span, SpanState};
pub use variables::Variables;

/// A run's whole result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Trace {
    /// The version of the JSON form.
    pub format: TraceFormat,
    /// The heading, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Rc<str>>,
    /// How the tasks were run.
    pub strategy: Strategy,
    /// How the run ended.
    pub outcome: Outcome,
    /// Which limit ended it and where, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitReached>,
    /// What it computed on, if that is not the usual.
    #[serde(default, skip_serializing_if = "Processors::are_usual")]
    pub processors: Processors,
    /// Where its events and spans end, if the run went on; all else is of the whole run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture_end: Option<PictureEnd>,
    /// When the last thing happened, in µs.
    pub total_us: Micros,
    /// The tasks, in the order of their creation; a [`TaskId`] is an index here.
    pub tasks: Vec<Task>,
    /// The printed lines, in order.
    #[serde(default)]
    pub log: Vec<LogLine>,
    /// How many lines were printed behind those: a worker does not send all of them to its page.
    #[serde(skip)]
    pub more_lines: u64,
    /// How the loop's own thread spent the time.
    #[serde(default, rename = "loop")]
    pub loop_time: LoopTime,
    /// What to point at in this run.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// What tasks share, by kind and then by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Object>,
    /// The text that ran, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Rc<str>>,
    /// What variables hold, in order, of a script that has values. Left out of the JSON as the events are.
    #[serde(default, skip_serializing)]
    pub variables: Vec<Variables>,
    /// Everything that happened, in order. Left out of the JSON unless asked for.
    #[serde(default, skip_serializing)]
    pub events: Vec<Event>,
}

impl Trace {
    /// When its events and spans end, in µs.
    pub fn picture_us(&self) -> Micros {
        self.picture_end.map_or(self.total_us, |end| end.t_us)
    }

    /// The sum of all work, in µs: what all the sleeping, computing and blocking takes one by one, on the
    /// loop's thread and on workers.
    pub fn work_us(&self) -> Micros {
        self.tasks.iter().map(|task| task.work_us).sum()
    }

    /// What each task waited for last, if for anything. A wait that began with the limit of a run is no span, so a
    /// trace that was saved without its events does not have it.
    pub fn last_waits(&self) -> Vec<Option<LastWait>> {
        if self.picture_end.is_some() {
            return self.tasks.iter().map(|task| task.waits.clone()).collect();
        }
        let waits = |span: &&Span| span.is_wait_until(self.total_us);
        let waited = |span: &Span| Some(LastWait { on: span.on.clone()?, line: span.line });
        let of_task = |task: &Task| task.spans.last().filter(waits).and_then(waited);
        let mut last: Vec<_> = self.tasks.iter().map(of_task).collect();
        for event in &self.events {
            if let EventKind::TaskWaiting { on, line } = &event.kind {
                last[event.task.index()] = Some(LastWait { on: on.clone(), line: *line });
            }
        }
        last
    }

    /// The wait of a task that never ends, if the task is stuck in one: up to the end of the run, and on.
    pub fn endless_wait<'a>(&self, task: &'a Task) -> Option<&'a Span> {
        let last = task.spans.last().filter(|_| task.outcome == TaskOutcome::Stuck);
        last.filter(|span| span.is_wait_until(self.total_us))
    }

    /// The objects of a kind, in the order of their numbers.
    pub fn objects_of(&self, kind: ObjectKind) -> impl Iterator<Item = &Object> {
        self.objects.iter().filter(move |object| object.kind == kind)
    }
}

/// The version of a trace's JSON form.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub enum TraceFormat {
    /// The first, and the only one so far.
    #[default]
    #[serde(rename = "loopscope-trace-1")]
    One,
}

/// A run's result in short, for whoever draws no timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How the run ended.
    pub outcome: Outcome,
    /// Which limit ended it and where, if one did.
    pub limit: Option<LimitReached>,
    /// When the last thing happened, in µs.
    pub total_us: Micros,
    /// The printed lines, in order.
    pub log: Vec<LogLine>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Every task ended.
    Finished,
    /// Nothing was ready and no timer pending, but tasks were left: a deadlock.
    Stuck,
    /// A limit ended it.
    Limit,
    /// A person stopped it. Live runs only.
    Stopped,
    /// It has not ended yet. Live runs only.
    Running,
    /// An exception has left the program. Recorded programs only: in a script it ends its task alone.
    Failed,
}

/// One task of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Task {
    /// Its number.
    pub id: TaskId,
    /// Its name; instances are `request#1`, `request#2`, …
    pub name: Rc<str>,
    /// The task that created it; `None` for those that the program starts with.
    #[serde(default)]
    pub parent: Option<TaskId>,
    /// How it ended.
    pub outcome: TaskOutcome,
    /// The exception that ended it, `Type: message`, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Rc<str>>,
    /// How it came to be cancelled, if it ended so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancellation>,
    /// When it was created or arrived, in µs.
    pub start_us: Micros,
    /// When it ended, in µs; `None` if it never did.
    #[serde(default)]
    pub end_us: Option<Micros>,
    /// Whether somebody has heard of its exception, if it has one. Findings tell; it is not in the JSON.
    #[serde(skip)]
    pub retrieved: bool,
    /// What its sleeping, computing and blocking would take alone, in µs, on the loop's thread and on workers.
    #[serde(default)]
    pub work_us: Micros,
    /// What it waits for at the end of a run whose picture ends before: no span tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits: Option<LastWait>,
    /// What it did in between. Spans do not overlap, and cover the time but for instants.
    #[serde(default)]
    pub spans: Vec<Span>,
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum TaskOutcome {
    /// Its coroutine returned.
    Done,
    /// An exception left its coroutine.
    Failed,
    /// `CancelledError` left its coroutine.
    Cancelled,
    /// It waited for what never came.
    Stuck,
    /// The run ended before it did, at a limit or because a person stopped it.
    Unfinished,
}

/// A printed line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct LogLine {
    /// When, in µs.
    pub t_us: Micros,
    /// By whom.
    pub task: TaskId,
    /// The text.
    pub text: Rc<str>,
    /// The statement's line, from 1.
    pub line: u32,
}

/// How the loop's own thread spent the time, in µs. The three add up to the total. (Under `threads` and
/// `processes` no task is on it, so it is idle.)
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct LoopTime {
    /// Computing.
    pub busy_us: Micros,
    /// Blocked without computing.
    pub blocked_us: Micros,
    /// Waiting for a timer.
    pub idle_us: Micros,
}

/// Something an experienced engineer would point at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Finding {
    /// A short name that never changes.
    pub code: Cow<'static, str>,
    /// When, in µs.
    pub t_us: Micros,
    /// Whom it concerns.
    pub tasks: Vec<TaskId>,
    /// The lines to look at, from 1.
    pub lines: Vec<u32>,
    /// What there is to say.
    pub text: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A change of the script that does away with a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Fix {
    /// What it does, in a few words.
    pub label: String,
    /// The changed script.
    pub script: String,
    /// The total that it then has, in µs.
    pub total_us: Micros,
}
