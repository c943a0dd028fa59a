//! Why a file is no trace, in English.

use crate::text::TraceTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static TRACES: TraceTexts = TraceTexts {
    too_long: |most, bytes| format!("a trace has at most {most} bytes, this has {bytes}"),
    at: |line, column, what| format!("line {line}, column {column}: {what}"),
    not_its_place: "not its place in the order, from 0",
    more_than: |most| format!("more than {most}"),
    longer_than: |most_us| format!("longer than {most_us} µs"),
    after_the_end: "after the end of the run, total_us",
    backwards: "earlier than what comes before it",
    outside_its_task: "outside the time from the task's start_us to its end_us",
    two_at_once: "where it runs, another task runs at the same time",
    not_the_sum: "the three do not add up to total_us",
    end_without_outcome: "does not go with the task's end_us",
    no_task: "there is no such task",
    not_in_order: "tasks are created once, in the order of their numbers",
    no_queue: "there is no such queue",
    no_semaphore: "there is no such semaphore",
    no_lock: "there is no such lock",
    no_event: "there is no such event",
    no_job: "no job, or no worker, of that number can do this now",
    no_line: "there is no such line",
};
