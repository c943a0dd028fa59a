//! What happens at each step of a run. Names, durations and times are put in as they are to be read.

use super::{Canceller, TaskRef};

/// Sentences that tell of a step. `behind` and `next` are sentences of their own, or empty.
#[derive(Debug)]
pub struct StepTexts {
    /// Who is created by whom, if by somebody, and behind whom its first step stands in Ready.
    pub created: fn(TaskRef, Option<TaskRef>, Option<TaskRef>) -> String,
    /// Who will arrive, and when.
    pub arrives_at: fn(TaskRef, &str) -> String,
    /// Who arrives now, and behind whom that one stands.
    pub arrives: fn(TaskRef, Option<TaskRef>) -> String,
    /// Whom the loop takes from Ready, and from which line that one runs.
    pub taken: fn(TaskRef, Option<u32>) -> String,
    /// Whom the loop takes to throw `CancelledError` into it, at which line, 0 before its first.
    pub taken_to_end: fn(TaskRef, u32) -> String,
    /// Whom the only thread takes: nothing else runs until that one ends.
    pub taken_by_the_thread: fn(TaskRef, Option<u32>) -> String,
    /// Whom a thread of its own takes.
    pub taken_by_a_thread: fn(TaskRef, Option<u32>) -> String,
    /// Whom a process of its own takes.
    pub taken_by_a_process: fn(TaskRef, Option<u32>) -> String,
    /// Who gives the loop back for one pass, on which line, and behind whom that one stands.
    pub yielded: fn(TaskRef, u32, Option<TaskRef>) -> String,
    /// Who awaits a sleep of how long, on which line, until when.
    pub sleeps: fn(TaskRef, &str, u32, &str) -> String,
    /// Whose timer is due.
    pub due: fn(TaskRef) -> String,
    /// Whose timer was due, when, and when it is seen: the loop was busy.
    pub late: fn(TaskRef, &str, &str) -> String,
    /// Whom a timer wakes.
    pub woken_by_timer: fn(TaskRef, Option<TaskRef>) -> String,
    /// Whom the end of a job wakes.
    pub woken_by_job: fn(TaskRef, Option<TaskRef>) -> String,
    /// Who awaited whom, and that one has ended.
    pub woken_by_end: fn(TaskRef, TaskRef, Option<TaskRef>) -> String,
    /// Who waited for what, and who has brought it on which line.
    pub woken_by: fn(TaskRef, &str, TaskRef, u32, Option<TaskRef>) -> String,
    /// Who waits no longer.
    pub woken: fn(TaskRef, Option<TaskRef>) -> String,
    /// Who is woken with `CancelledError`.
    pub woken_to_end: fn(TaskRef, Option<TaskRef>) -> String,
    /// Who computes for how long on which line, with the loop held.
    pub computes: fn(TaskRef, &str, u32) -> String,
    /// Who computes for how long on which line, on a processor of its own or a shared one.
    pub computes_apart: fn(TaskRef, &str, u32) -> String,
    /// With whom, and how many more, a processor is shared in turn.
    pub in_turn: fn(TaskRef, usize) -> String,
    /// How often in a row that has happened now, two or more times.
    pub in_a_row: fn(usize) -> String,
    /// In which queue so many items are left.
    pub left_in: fn(&str, usize) -> String,
    /// Who has computed all that is to be computed.
    pub computed: fn(TaskRef) -> String,
    /// Who blocks the loop for how long on which line.
    pub blocks: fn(TaskRef, &str, u32) -> String,
    /// Who blocks a thread or process of its own.
    pub blocks_apart: fn(TaskRef, &str, u32) -> String,
    /// Who has blocked for as long as it had to.
    pub blocked: fn(TaskRef) -> String,
    /// Who has to stay in Ready meanwhile, and how many more.
    pub stays: fn(TaskRef, usize) -> String,
    /// Who prints what on which line.
    pub prints: fn(TaskRef, &str, u32) -> String,
    /// Who awaits what on which line.
    pub awaits: fn(TaskRef, &str, u32) -> String,
    /// Who is cancelled by whom or what, and who awaits it, if the request came through that one.
    pub cancels: fn(TaskRef, Canceller, Option<TaskRef>) -> String,
    /// Who puts which item into which queue.
    pub puts: fn(TaskRef, &str, &str) -> String,
    /// Who takes which item, the first, from which queue.
    pub gets: fn(TaskRef, &str, &str) -> String,
    /// Who tells which queue that an item is done.
    pub item_done: fn(TaskRef, &str) -> String,
    /// Who takes a permit of which semaphore, and how many are left.
    pub takes_permit: fn(TaskRef, &str, u64) -> String,
    /// Who gives one back, and how many there are then.
    pub gives_permit: fn(TaskRef, &str, u64) -> String,
    /// Who takes which lock.
    pub locks: fn(TaskRef, &str) -> String,
    /// Who releases it.
    pub unlocks: fn(TaskRef, &str) -> String,
    /// Who sets which event.
    pub sets: fn(TaskRef, &str) -> String,
    /// Who clears it.
    pub clears: fn(TaskRef, &str) -> String,
    /// Who gives a job of how long to a pool (of threads, or else of processes), on which line.
    pub job_queued: fn(TaskRef, bool, &str, u32) -> String,
    /// Which worker takes whose job.
    pub job_started: fn(&str, TaskRef) -> String,
    /// Which worker is done with whose job.
    pub job_ended: fn(&str, TaskRef) -> String,
    /// Whose job is taken back.
    pub job_dropped: fn(TaskRef) -> String,
    /// Who ends with `CancelledError`, and why; of older traces that is not known.
    pub cancelled: fn(TaskRef, Option<&str>) -> String,
    /// Who returns.
    pub done: fn(TaskRef) -> String,
    /// Whom an exception ends, which, on which line.
    pub failed: fn(TaskRef, &str, u32) -> String,
    /// Whom the loop takes next.
    pub next: fn(TaskRef) -> String,
    /// Nobody is ready: whose timer the loop waits for, and until when.
    pub idle_for_timer: fn(TaskRef, &str) -> String,
    /// Nobody is ready: whose job the loop waits for, and until when.
    pub idle_for_job: fn(TaskRef, &str) -> String,
    /// Nobody is ready: until when.
    pub idle: fn(&str) -> String,
    /// Nobody is ready and nothing will come.
    pub stuck: &'static str,
}
