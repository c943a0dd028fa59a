//! The state of a run at the playhead.

/// The state of a run at the playhead.
#[derive(Debug)]
pub struct MomentTexts {
    /// All of it.
    pub at_playhead: &'static str,
    /// New, Ready, Running, Waiting, Done, as sentences of steps call them.
    pub boxes: [&'static str; 5],
    /// In which order Ready is left.
    pub first_in: &'static str,
    /// What leads from Waiting to Ready, with an arrow.
    pub event: &'static str,
    /// What tasks share.
    pub shared: &'static str,
    /// What variables hold.
    pub variables: &'static str,
    /// Whose values those are that are shared.
    pub all_tasks: &'static str,
    /// The pool of threads, that of processes.
    pub pools: [&'static str; 2],
    /// Who waits for it.
    pub waiters: fn(&str) -> String,
    /// A task that sleeps until a time.
    pub until: fn(&str) -> String,
    /// A task that waits for something with a name.
    pub waits_on: fn(&str) -> String,
    /// A task whose job waits for a worker.
    pub for_a_worker: &'static str,
    /// A semaphore of whose permits so many are taken, of so many.
    pub taken: fn(u64, u64) -> String,
    /// A lock that nobody holds.
    pub free: &'static str,
    /// A lock that somebody holds.
    pub held_by: fn(&str) -> String,
    /// An event that is set.
    pub set: &'static str,
    /// An event that is not.
    pub not_set: &'static str,
}
