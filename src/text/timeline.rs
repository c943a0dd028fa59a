//! The timeline: its lanes, spans, marks and legend.

use super::{Cancelled, UnitTexts};

/// The timeline: its lanes, spans, marks and legend.
#[derive(Debug)]
pub struct TimelineTexts {
    /// What times are told in.
    pub units: &'static UnitTexts,
    /// What it is.
    pub timeline: &'static str,
    /// The same, of the drawing.
    pub chart: &'static str,
    /// Which keys there are in it.
    pub chart_keys: &'static str,
    /// The lane of the event loop.
    pub event_loop: &'static str,
    /// A worker that is a thread, before its number.
    pub thread: &'static str,
    /// A worker that is a process, before its number.
    pub process: &'static str,
    /// So many more than are shown.
    pub more: fn(usize) -> String,
    /// What a task can be doing.
    pub states: StateTexts,
    /// A span: a task could run, but the loop is busy.
    pub ready: &'static str,
    /// The same where the only thread is, where all threads of the pool are, where all its processes are.
    pub ready_apart: [&'static str; 3],
    /// The same on its bar.
    pub ready_short: &'static str,
    /// A span: a task waits for something with a name.
    pub waits_for: fn(&str) -> String,
    /// From which second on it does so for ever.
    pub for_ever: fn(&str) -> String,
    /// A span: a job waits for a worker.
    pub for_a_worker: &'static str,
    /// The same on its bar.
    pub queued: &'static str,
    /// So many spans too short to be told apart.
    pub short_spans: fn(usize) -> String,
    /// A mark: somebody printed a line.
    pub printed_a_line: &'static str,
    /// A mark: a task failed.
    pub failed: &'static str,
    /// A mark: a task was cancelled.
    pub cancelled: &'static str,
    /// Who cancelled it, and where.
    pub cancelled_by: fn(&Cancelled) -> String,
    /// A mark: a task is stuck.
    pub stuck: &'static str,
    /// A line: from when to when something was measured.
    pub measured: &'static str,
    /// What is from the pinned run.
    pub before: &'static str,
    /// A lane that only the pinned run has.
    pub only_before: &'static str,
    /// A line: what is drawn ends there.
    pub picture_end: &'static str,
    /// A lane that the pinned run has not.
    pub new: &'static str,
    /// A line of the script.
    pub line: fn(u32) -> String,
    /// The most instances that are alive at a moment.
    pub at_once: fn(u64) -> String,
    /// Button: more time in the same width.
    pub zoom_out: &'static str,
    /// Button: less time in the same width.
    pub zoom_in: &'static str,
    /// Button: the whole run in the width there is.
    pub zoom_fit: &'static str,
    /// A bar with gaps: threads have a processor in turn.
    pub in_turn: &'static str,
    /// The timeline as a table.
    pub as_table: &'static str,
    /// The heads of its columns.
    pub columns: [&'static str; 4],
    /// Button: the instances of a task as one lane.
    pub fold: &'static str,
    /// Button: the instances of a task as a lane each.
    pub unfold: &'static str,
    /// The table of tasks with instances.
    pub instances: &'static str,
    /// How long instances wait until they first run.
    pub waiting_time: &'static str,
    /// How long instances take from their arrival to their end.
    pub response_time: &'static str,
    /// Of such a time: median, 95th percentile, longest.
    pub spread: [&'static str; 3],
    /// So many instances did not end.
    pub unfinished: fn(usize) -> String,
}

/// What a task can be doing, for legends and details.
#[derive(Debug)]
pub struct StateTexts {
    /// It could run, but the loop was busy.
    pub ready: &'static str,
    /// It computes on the loop's thread.
    pub computing: &'static str,
    /// It blocks the loop's thread.
    pub blocking: &'static str,
    /// It blocks the thread or the process that runs it, where there is no loop.
    pub blocking_apart: &'static str,
    /// It waits for a timer.
    pub sleeping: &'static str,
    /// It waits for something of the script.
    pub waiting: &'static str,
    /// Its job waits for a worker.
    pub queued: &'static str,
    /// Its job is on a worker.
    pub offloaded: &'static str,
}
