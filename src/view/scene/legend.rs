//! What colours, patterns, lines and marks mean, for those that are there.

use super::metrics::Metrics;
use super::shape::Mark;
use crate::text::TimelineTexts;
use crate::trace::{State, TaskOutcome};
use crate::view::Timeline;

/// A sign and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// What is seen in the timeline.
    pub sign: Sign,
    /// What it means.
    pub text: &'static str,
}

/// Something that is seen in a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A bar of a state.
    State(State),
    /// A mark.
    Mark(Mark),
    /// The line of what was measured.
    Measured,
    /// The bars of the run before.
    Before,
}

/// The legend of a timeline, in order.
pub fn legend(timeline: &Timeline, metrics: &Metrics, texts: &TimelineTexts) -> Vec<LegendEntry> {
    let trace = &timeline.now.trace;
    let failed = trace.tasks.iter().any(|task| task.outcome == TaskOutcome::Failed);
    let runs = || [&timeline.now].into_iter().chain(&timeline.before);
    let states = State::ALL.into_iter().filter(|state| runs().any(|index| index.has(*state)));
    let entry = |sign, text| LegendEntry { sign, text };
    let others = [
        (!trace.log.is_empty()).then_some((Sign::Mark(Mark::Printed), texts.printed_a_line)),
        (failed && metrics.explains_failures).then_some((Sign::Mark(Mark::Failed), texts.failed)),
        timeline.measured.as_ref().map(|_| (Sign::Measured, texts.measured)),
        timeline.before.as_ref().map(|_| (Sign::Before, texts.before)),
    ];
    let states = states.map(|state| entry(Sign::State(state), state.text(&texts.states)));
    states.chain(others.into_iter().flatten().map(|(sign, text)| entry(sign, text))).collect()
}
