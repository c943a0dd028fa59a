//! How a run was made, and why it is not whole.

/// How a run was made, and why it is not whole.
#[derive(Debug)]
pub struct RunTexts {
    /// It ended because every task that is left waits, and why.
    pub stuck: fn(&str) -> String,
    /// Why, where it is not known better.
    pub nothing_comes: &'static str,
    /// Who goes round in a `forever` of which line, and the limit that the run was followed to.
    pub never_ends: fn(&str, u32, &str) -> String,
    /// The limit that ended it, the task that reached it and its line.
    pub not_to_its_end: fn(&str, &str, u32) -> String,
    /// A limit: statements.
    pub most_statements: fn(u64) -> String,
    /// The picture ends after so many statements, at that time, and the run goes on.
    pub picture_ends: fn(u64, &str) -> String,
    /// A limit: bytes of text put together.
    pub most_letters: fn(u64) -> String,
    /// A limit: tasks started.
    pub most_started: fn(u32) -> String,
    /// A limit: calls inside each other.
    pub most_calls: fn(u32) -> String,
    /// The strategy under which it was made.
    pub without_loop: fn(&str) -> String,
    /// The keyword and the line of a statement that needs an event loop. What stands between backticks is code.
    pub no_meaning: fn(&str, u32) -> String,
    /// The line of a value that tasks share, which threads would change at once and processes have none together.
    pub shares: fn(u32) -> String,
    /// Why it was not made under the strategy that the script asks for.
    pub shown_under_async: fn(&str) -> String,
    /// Why there is no worker for long runs.
    pub no_worker: fn(&str) -> String,
}
