//! The limits of a script's text. (Those of a run are in [`crate::machine::limits`].)

/// Bytes of a script.
pub const SCRIPT_BYTES: usize = 64 * 1024;
/// Levels of blocks below a task's header.
pub const NESTING: u32 = 32;
/// Levels of parentheses, brackets and signs in an expression.
pub const EXPRESSION: u32 = 50;
/// Operators of one expression.
pub const OPERANDS: u32 = 500;
/// Times of one `repeat`, if they are written as a number.
pub const REPEAT: u32 = 1_000_000;
/// Tasks alive at once. All tasks of a script start together, so their sum is known from the text.
pub const TASKS: u32 = 100_000;
/// Characters of a name.
pub const NAME_CHARS: usize = 64;
/// The longest duration, in µs: 24 hours.
pub const DURATION_US: u64 = 24 * 60 * 60 * 1_000_000;
/// Workers of a pool, and processors.
pub const POOL: u32 = 1_024;
