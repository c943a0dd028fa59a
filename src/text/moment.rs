//! The state of a run at the playhead.

/// The state of a run at the playhead.
#[derive(Debug)]
pub struct MomentTexts {
    /// All of it.
    pub at_playhead: &'static str,
    /// Running, ready, waiting, pools, done.
    pub boxes: [&'static str; 5],
    /// A task that sleeps until a time.
    pub until: fn(&str) -> String,
    /// A task that waits for something with a name.
    pub waits_on: fn(&str) -> String,
    /// A task whose job waits for a worker.
    pub for_a_worker: &'static str,
    /// A task that was cancelled.
    pub cancelled: &'static str,
    /// A semaphore that has so many permits.
    pub permits: fn(u64) -> String,
    /// A lock that nobody holds.
    pub free: &'static str,
    /// A lock that somebody holds.
    pub held_by: fn(&str) -> String,
    /// An event that is set.
    pub set: &'static str,
    /// An event that is not.
    pub not_set: &'static str,
}
