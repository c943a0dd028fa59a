//! The limits of a run. (Those of a script's text are in the script module.)

/// Statements run, all tasks together. A `repeat` counts once for itself and once for each statement of
/// each round.
pub const STATEMENTS: u64 = 5_000_000;
