//! What colours, patterns, lines and marks mean, for those that are there.

use super::shape::Mark;
use crate::text::TimelineTexts;
use crate::trace::SpanState;
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
    State(SpanState),
    /// A mark.
    Mark(Mark),
    /// The line of what was measured.
    Measured,
    /// A bar of a state with gaps: a thread has its processor in turn with others.
    InTurn(SpanState),
    /// The bars of the run before.
    Before,
    /// The line where the picture ends.
    PictureEnd,
}

/// The legend of a timeline, in order.
pub fn legend(timeline: &Timeline, texts: &TimelineTexts) -> Vec<LegendEntry> {
    let trace = &timeline.now.trace;
    let has_state = |state: &SpanState| {
        [&timeline.now].into_iter().chain(&timeline.before).any(|index| index.has(*state))
    };
    let has_mark = |mark: &Mark| match mark {
        Mark::Printed => !trace.log.is_empty(),
        Mark::Failed | Mark::Cancelled | Mark::Stuck => {
            trace.tasks.iter().any(|task| Mark::of_end(task.outcome) == Some(*mark))
        }
    };
    let entry = |sign, text| LegendEntry { sign, text };
    let states = SpanState::ALL.into_iter().filter(has_state);
    let marks = Mark::ALL.into_iter().filter(has_mark);
    let in_turn = [SpanState::Computing, SpanState::Offloaded].into_iter().find(has_state);
    let others = [
        in_turn.filter(|_| timeline.now.has_turns()).map(|state| entry(Sign::InTurn(state), texts.in_turn)),
        timeline.measured.as_ref().map(|_| entry(Sign::Measured, texts.measured)),
        timeline.before.as_ref().map(|_| entry(Sign::Before, texts.before)),
        trace.picture_end.map(|_| entry(Sign::PictureEnd, texts.picture_end)),
    ];
    states
        .map(|state| entry(Sign::State(state), state.text(trace.strategy, &texts.states)))
        .chain(marks.map(|mark| entry(Sign::Mark(mark), mark.text(texts))))
        .chain(others.into_iter().flatten())
        .collect()
}
