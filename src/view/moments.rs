//! The states around a step: what a sentence compares, and what is seen after it.

use super::{Moment, moment, sentence};
use crate::text::Language;
use crate::trace::{Shared, Trace};

/// Where everything stands before the last of so many events, and after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// Before it; before the first event, the same as after.
    pub before: Shared<Moment>,
    /// After it.
    pub now: Shared<Moment>,
}

impl Moments {
    /// After the first `step` events of a trace.
    ///
    /// # Panics
    ///
    /// As [`moment`] does.
    pub fn at(trace: &Trace, step: usize) -> Self {
        let before = Shared::new(moment(trace, step.saturating_sub(1)));
        Self { now: before.clone(), before }.with_last(trace, step)
    }

    /// The same trace at a later step, or at the same one: only the events between are applied.
    #[must_use]
    pub fn on(self, trace: &Trace, from: usize, to: usize) -> Self {
        if from == to {
            return self;
        }
        let mut before = self.now;
        if from + 1 < to {
            let state = before.make_mut();
            trace.events[from..to - 1].iter().for_each(|event| state.apply(event));
        }
        Self { now: before.clone(), before }.with_last(trace, to)
    }

    /// With the last of `step` events applied to what comes after it.
    fn with_last(mut self, trace: &Trace, step: usize) -> Self {
        if let Some(event) = step.checked_sub(1).and_then(|last| trace.events.get(last)) {
            self.now.make_mut().apply(event);
        }
        self
    }

    /// The sentence of the last of `step` events; `None` before the first.
    pub fn sentence(&self, trace: &Trace, step: usize, language: Language) -> Option<String> {
        let last = step.checked_sub(1).filter(|last| *last < trace.events.len())?;
        Some(sentence(trace, last, &self.before, &self.now, language))
    }
}
