//! What there is to point at in a run. Names and times are put in as they are.

/// What there is to point at in a run.
#[derive(Debug)]
pub struct FindingTexts {
    /// Two names in a row.
    pub two: fn(&str, &str) -> String,
    /// Three names.
    pub three: fn(&str, &str, &str) -> String,
    /// Two names, and how many more there are.
    pub more: fn(&str, &str, usize) -> String,
    /// A number of seconds.
    pub seconds: fn(&str) -> String,
    /// A statement held the loop.
    pub blocked: fn(&Blocked<'_>) -> String,
    /// The label of a fix: `block` in a thread.
    pub use_thread: &'static str,
    /// The label of a fix: `cpu` in a process.
    pub use_process: &'static str,
    /// So many awaits in a row share nothing.
    pub one_by_one: fn(usize) -> String,
    /// The label of a fix: they go on together.
    pub use_gather: &'static str,
    /// Who waits for what, in which line, and why nobody comes to end that.
    pub waits_for: fn(&str, &str, u32, &str) -> String,
    /// Who waits for nobody knows what.
    pub waits: fn(&str) -> String,
    /// So many more wait; behind the sentences of the first.
    pub more_wait: fn(usize) -> String,
    /// Why a `get` waits for ever; within a sentence, as those below.
    pub nobody_puts: &'static str,
    /// Why a `put` does.
    pub nobody_takes: &'static str,
    /// Why a `join` does.
    pub nobody_is_done: &'static str,
    /// Why whoever wants a lock does.
    pub lock_is_held: &'static str,
    /// Why whoever wants a permit of a semaphore does.
    pub nobody_releases: &'static str,
    /// Why a `wait` for an event does.
    pub nobody_sets: &'static str,
    /// Why whoever waits for other tasks does.
    pub awaited_is_stuck: &'static str,
    /// Why anything else does.
    pub nobody_ends_it: &'static str,
    /// Whose exception nothing caught, and which.
    pub failed: fn(&str, &str) -> String,
    /// Whose exception nobody hears of, and which.
    pub unretrieved: fn(&str, &str) -> String,
    /// Who was cancelled at the end of the program, and how many they are.
    pub left_running: fn(&str, usize) -> String,
    /// A def that nothing runs.
    pub never_run: fn(&str) -> String,
    /// Who become ready at the same moment, so that the log depends on who is first.
    pub tie: fn(&str) -> String,
    /// For whom several things become ready at the same moment, so that the log depends on whether they do in one pass.
    pub tie_in_one_pass: fn(&str) -> String,
}

/// A statement that held the loop while others could have run.
#[derive(Debug)]
pub struct Blocked<'a> {
    /// Whose it is.
    pub who: &'a str,
    /// Whether it blocked; if not, it computed.
    pub blocking: bool,
    /// Its line.
    pub line: u32,
    /// How long it held the loop at the longest.
    pub longest: &'a str,
    /// How often it did.
    pub times: usize,
    /// Who could not run meanwhile.
    pub whom: &'a str,
    /// By how much the one who lost most was delayed.
    pub worst: &'a str,
}
