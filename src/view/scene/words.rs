//! What a timeline says besides the names of tasks.

use crate::trace::State;
use crate::view::SpanWords;

/// The words of a language.
#[derive(Debug)]
pub struct SceneWords {
    /// The name of the loop's lane.
    pub event_loop: &'static str,
    /// A worker of a pool of threads.
    pub thread: &'static str,
    /// A worker of a pool of processes.
    pub process: &'static str,
    /// So many lanes that are not drawn.
    pub more: fn(usize) -> String,
    /// What a lane was that is there no more.
    pub only_before: &'static str,
    /// What a lane is that was not there before.
    pub new: &'static str,
    /// What bars say.
    pub spans: &'static SpanWords,
    /// In the legend: a state.
    pub state: fn(State) -> &'static str,
    /// In the legend: the mark of a printed line.
    pub printed_a_line: &'static str,
    /// In the legend: the mark of a failure.
    pub failed: &'static str,
    /// In the legend: the line of what was measured.
    pub measured: &'static str,
    /// In the legend: what was before.
    pub before: &'static str,
}
