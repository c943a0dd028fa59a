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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::run::predict;
    use crate::script::compile;
    use crate::view::Narrator;

    #[test]
    fn whoever_goes_on_tells_what_one_who_begins_anew_tells() {
        let script =
            "queue q\na:\n  put q \"x\"\n  sleep 1\nb x 3:\n  yield\n  cpu 1\nc: get q as x; print \"{x}\"";
        let trace = predict(Rc::new(compile(script).expect("sound")));
        let told: Vec<String> = Narrator::new(&trace, Language::Korean).map(|(_, told)| told).collect();
        for stride in [1, 2, 7] {
            let (mut moments, mut from) = (Moments::at(&trace, 0), 0);
            assert_eq!(moments.sentence(&trace, 0, Language::Korean), None);
            for step in (stride..=told.len()).step_by(stride) {
                moments = moments.on(&trace, from, step);
                from = step;
                let anew = Moments::at(&trace, step);
                assert_eq!((&*moments.before, &*moments.now), (&*anew.before, &*anew.now));
                assert_eq!(moments.sentence(&trace, step, Language::Korean).as_ref(), told.get(step - 1));
            }
        }
    }
}
