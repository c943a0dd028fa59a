//! What there is to point at in a run. Names and times are put in as they are.

use super::{Canceller, UnitTexts};

/// What there is to point at in a run.
#[derive(Debug)]
pub struct FindingTexts {
    /// Two names in a row.
    pub two: fn(&str, &str) -> String,
    /// Three names.
    pub three: fn(&str, &str, &str) -> String,
    /// Two names, and how many more there are.
    pub more: fn(&str, &str, usize) -> String,
    /// What times are told in.
    pub units: &'static UnitTexts,
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
    /// Who, and how many they are, waits for what, in which line, and why nobody comes to end that.
    pub waits_for: fn(&str, usize, &str, u32, &str) -> String,
    /// Who waits for nobody knows what, and how many they are.
    pub waits: fn(&str, usize) -> String,
    /// So many more wait; behind the sentences of the first.
    pub more_wait: fn(usize) -> String,
    /// Tasks in a circle, each of which waits for the next, and the lines in which they do.
    pub circle: fn(&[Link<'_>], &[u32]) -> String,
    /// Why a `get` waits for ever; within a sentence, as those below.
    pub nobody_puts: &'static str,
    /// Why a `put` does.
    pub nobody_takes: &'static str,
    /// Why a `join` does, if so many items are not done.
    pub nobody_is_done: fn(usize) -> String,
    /// Why whoever wants a lock does, or a permit: who has it, and how many they are, waits, too.
    pub holder_waits: fn(&str, usize) -> String,
    /// The same, if they have ended.
    pub holder_has_ended: fn(&str, usize) -> String,
    /// The same, if nobody has one.
    pub nobody_releases: &'static str,
    /// Why a `wait` for an event does.
    pub nobody_sets: &'static str,
    /// Why whoever waits for other tasks does: who is stuck, and how many they are.
    pub awaited_is_stuck: fn(&str, usize) -> String,
    /// Why anything else does.
    pub nobody_ends_it: &'static str,
    /// Whose exception nothing caught, how many they are, and which.
    pub failed: fn(&str, usize, &str) -> String,
    /// Whose exception nobody hears of, how many they are, and which.
    pub unretrieved: fn(&str, usize, &str) -> String,
    /// So many more findings of the kind; behind the sentence of the first.
    pub more_alike: fn(usize) -> String,
    /// Who died because whom it awaited was cancelled, and by whom or what.
    pub awaited_was_cancelled: fn(&str, &str, Canceller) -> String,
    /// Whose job of which line nobody waits for any more, until when it keeps its worker, if the run does not end before, and
    /// who waits for a worker meanwhile, if somebody does.
    pub worker_held: fn(&str, u32, Option<&str>, &str) -> String,
    /// Who was cancelled at the end of the program, and how many they are.
    pub left_running: fn(&str, usize) -> String,
    /// A def that nothing runs.
    pub never_run: fn(&str) -> String,
    /// Who become ready at the same moment, so that the log depends on who is first.
    pub tie: fn(&str) -> String,
    /// What one task had written of what all share, and another wrote over.
    pub lost_update: fn(&Lost<'_>) -> String,
    /// The label of a fix: a lock around reading and writing.
    pub use_lock: &'static str,
    /// Who goes round so often, in the loop of which line, until something is so.
    pub busy_wait: fn(&str, usize, u32) -> String,
    /// The label of a fix: an event is waited for.
    pub use_wait: &'static str,
    /// For whom several things become ready at the same moment, so that the log depends on whether they do in one pass.
    pub tie_in_one_pass: fn(&str) -> String,
}

/// An update that was lost.
#[derive(Debug)]
pub struct Lost<'a> {
    /// Of which value.
    pub what: &'a str,
    /// Whose it was.
    pub whose: &'a str,
    /// Who wrote over it.
    pub by: &'a str,
    /// The line on which that task had read the value.
    pub read_line: u32,
    /// The line on which it wrote.
    pub line: u32,
    /// How often that happened.
    pub times: usize,
}

/// A task that waits for what the next one in a circle has.
#[derive(Debug)]
pub struct Link<'a> {
    /// Who waits.
    pub who: &'a str,
    /// For what: a lock, or a permit of a semaphore.
    pub what: Option<&'a str>,
    /// Who has it or, if it is nothing of the kind, for whose end.
    pub whom: &'a str,
}

/// A statement that held the loop while others could have run.
#[derive(Debug)]
pub struct Blocked<'a> {
    /// Whose it is.
    pub who: &'a str,
    /// What it is, as it is written there: `block`, `cpu`, a function of a Python program.
    pub what: &'a str,
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
