//! What becomes of a task's step.

use super::Next;

/// How a statement, or a step, goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// With the next instruction of this frame.
    Go,
    /// With the next instruction of the frame that is the innermost now.
    Enter,
    /// Not now: the step is over.
    Over,
    /// After the loop's thread has done this.
    Hold(Next),
    /// Not at all: a limit is reached.
    Limit,
}
