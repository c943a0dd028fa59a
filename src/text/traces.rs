//! Why a file is no trace that can be shown.

/// Why a file is no trace that can be shown.
#[derive(Debug)]
pub struct TraceTexts {
    /// The whole: how many bytes a trace may have, and how many this has.
    pub too_long: fn(usize, usize) -> String,
    /// A line, a column, and what is wrong with the JSON there.
    pub at: fn(usize, usize, &str) -> String,
    /// Of a value, as everything below: a number that is to be its place.
    pub not_its_place: &'static str,
    /// More than a trace may have.
    pub more_than: fn(usize) -> String,
    /// A time beyond this, in µs.
    pub longer_than: fn(u64) -> String,
    /// A time after the end of the run.
    pub after_the_end: &'static str,
    /// A time before the one before it.
    pub backwards: &'static str,
    /// A span that its task does not live through.
    pub outside_its_task: &'static str,
    /// Two tasks at once on one thread or worker.
    pub two_at_once: &'static str,
    /// Parts of the loop's time that are not the whole.
    pub not_the_sum: &'static str,
    /// An outcome without an end, or the other way round.
    pub end_without_outcome: &'static str,
    /// The number of no task.
    pub no_task: &'static str,
    /// A task that is created too early or twice.
    pub not_in_order: &'static str,
    /// The number of no queue.
    pub no_queue: &'static str,
    /// The number of no semaphore.
    pub no_semaphore: &'static str,
    /// The number of no lock.
    pub no_lock: &'static str,
    /// The number of no event.
    pub no_event: &'static str,
    /// A job that cannot do this now.
    pub no_job: &'static str,
    /// The number of no line of the script.
    pub no_line: &'static str,
}
