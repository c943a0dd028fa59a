//! How many of many tasks are in which state, at any time.

use crate::trace::{Micros, Span, SpanState};

/// Counts over time, from a sorted list of all changes; asking costs a binary search.
#[derive(Debug, PartialEq, Eq)]
pub struct Density {
    /// The most that were in any state at once.
    pub peak: u64,
    changes: Vec<Change>,
}

/// A moment at which counts change.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    t_us: Micros,
    /// What all tasks together have spent in each state before, in µs. Between two changes it grows evenly.
    spent_us: [u64; SpanState::ALL.len()],
}

impl Density {
    /// Of spans in any order.
    pub(super) fn of<'a>(spans: impl Iterator<Item = &'a Span>) -> Self {
        // When, which state, and whether a task enters or leaves it.
        let ends = |span: &Span| [(span.from_us, span.state, true), (span.to_us, span.state, false)];
        let mut ends: Vec<(Micros, SpanState, bool)> = spans.flat_map(ends).collect();
        ends.sort_by_cached_key(|(t_us, ..)| *t_us);
        let mut density = Self { peak: 0, changes: Vec::new() };
        let mut counts = [0; SpanState::ALL.len()];
        for moment in ends.chunk_by(|(a_us, ..), (b_us, ..)| a_us == b_us) {
            density.push(moment[0].0, &counts);
            // Whoever enters is counted before whoever leaves: their order must not matter.
            for (_, state, _) in moment.iter().filter(|(.., enters)| *enters) {
                counts[*state as usize] += 1;
            }
            for (_, state, _) in moment.iter().filter(|(.., enters)| !*enters) {
                counts[*state as usize] -= 1;
            }
            density.peak = density.peak.max(counts.iter().sum());
        }
        density
    }

    fn push(&mut self, t_us: Micros, counts: &[u64; SpanState::ALL.len()]) {
        let mut spent_us = [0; SpanState::ALL.len()];
        if let Some(last) = self.changes.last() {
            for ((spent, before), count) in spent_us.iter_mut().zip(last.spent_us).zip(counts) {
                // A hundred thousand tasks that wait for thousands of years are more than fits.
                *spent = before.saturating_add(count.saturating_mul(t_us - last.t_us));
            }
        }
        self.changes.push(Change { t_us, spent_us });
    }

    /// How many are in each state from this moment on, in the order of [`SpanState::ALL`].
    pub fn at(&self, t_us: Micros) -> [u64; SpanState::ALL.len()] {
        let next = self.changes.partition_point(|change| change.t_us <= t_us);
        let mut counts = [0; SpanState::ALL.len()];
        if let (Some(last), Some(next)) =
            (next.checked_sub(1).map(|at| &self.changes[at]), self.changes.get(next))
        {
            for ((count, before), after) in counts.iter_mut().zip(last.spent_us).zip(next.spent_us) {
                *count = (after - before) / (next.t_us - last.t_us);
            }
        }
        counts
    }

    /// How many are in each state on average between two moments, in the order of [`SpanState::ALL`].
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    pub fn mean(&self, from_us: Micros, to_us: Micros) -> [f64; SpanState::ALL.len()] {
        let (from, to) = (self.spent(from_us), self.spent(to_us));
        std::array::from_fn(|state| (to[state] - from[state]) / (to_us - from_us).max(1) as f64)
    }

    /// What has been spent in each state before a moment, in µs.
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    fn spent(&self, t_us: Micros) -> [f64; SpanState::ALL.len()] {
        let next = self.changes.partition_point(|change| change.t_us <= t_us);
        let Some(last) = next.checked_sub(1).map(|at| &self.changes[at]) else {
            return [0.0; SpanState::ALL.len()];
        };
        let counts = self.at(t_us);
        let since_us = (t_us - last.t_us) as f64;
        std::array::from_fn(|state| last.spent_us[state] as f64 + counts[state] as f64 * since_us)
    }
}
