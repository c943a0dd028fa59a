//! The limits of a run. (Those of a script's text are in the script module.)

/// Statements run, all tasks together. A `repeat` counts once for itself and once for each statement of
/// each round.
pub const STATEMENTS: u64 = 5_000_000;
/// Bytes of text put together from values: what a run prints, puts and passes on, and all that it keeps.
pub const LETTERS: usize = 64_000_000;
/// Bytes of texts and lists that were made or looked through: so long that takes.
pub const WORK: usize = 512_000_000;
/// Tasks alive at once.
pub const TASKS: u32 = 100_000;
/// Tasks started: a page has room for so many.
pub const STARTED: u32 = 1_000_000;
/// Calls of defs inside each other.
pub const CALLS: u32 = 200;
