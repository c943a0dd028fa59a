//! How many of many tasks are in which state, at any time.

use super::STATES;
use crate::trace::{Micros, Span};

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
    spent_us: [u64; STATES.len()],
}

/// Sorts numbers by their digits, the last first. (The page's library is built small: its own sort takes six times as
/// long for as many as these.)
fn sort(numbers: &mut Vec<u64>) {
    const DIGIT: u32 = 11;
    let digit = |number: u64, shift: u32| (number >> shift) as usize % (1 << DIGIT);
    let most = numbers.iter().copied().max().unwrap_or(0);
    let mut sorted = vec![0; numbers.len()];
    for shift in (0..u64::BITS).step_by(DIGIT as usize).take_while(|shift| most >> shift > 0) {
        let mut places = vec![0_usize; (1 << DIGIT) + 1];
        numbers.iter().for_each(|number| places[digit(*number, shift) + 1] += 1);
        for next in 1..places.len() {
            places[next] += places[next - 1];
        }
        for number in &*numbers {
            let place = &mut places[digit(*number, shift)];
            sorted[*place] = *number;
            *place += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

impl Density {
    /// Of spans in any order.
    pub(super) fn of<'a>(spans: impl Iterator<Item = &'a Span>) -> Self {
        // Moment, state, and whether a task enters it, in one number each: sorted by moment first.
        let code = |t_us: Micros, span: &Span, enters| (t_us << 4) | ((span.state as u64) << 1) | enters;
        let mut steps: Vec<u64> =
            spans.flat_map(|span| [code(span.from_us, span, 1), code(span.to_us, span, 0)]).collect();
        sort(&mut steps);
        let state = |step: u64| ((step >> 1) & 7) as usize;
        let mut density = Self { peak: 0, changes: Vec::new() };
        let mut counts = [0; STATES.len()];
        for moment in steps.chunk_by(|a, b| a >> 4 == b >> 4) {
            density.push(moment[0] >> 4, &counts);
            // Whoever enters is counted before whoever leaves: the steps' order must not matter.
            for step in moment {
                counts[state(*step)] += step & 1;
            }
            for step in moment {
                counts[state(*step)] -= 1 - (step & 1);
            }
            density.peak = density.peak.max(counts.iter().sum());
        }
        density
    }

    fn push(&mut self, t_us: Micros, counts: &[u64; STATES.len()]) {
        let mut spent_us = [0; STATES.len()];
        if let Some(last) = self.changes.last() {
            for ((spent, before), count) in spent_us.iter_mut().zip(last.spent_us).zip(counts) {
                *spent = before + count * (t_us - last.t_us);
            }
        }
        self.changes.push(Change { t_us, spent_us });
    }

    /// How many are in each state from this moment on, in the order of [`STATES`].
    pub fn at(&self, t_us: Micros) -> [u64; STATES.len()] {
        let next = self.changes.partition_point(|change| change.t_us <= t_us);
        let mut counts = [0; STATES.len()];
        if let (Some(last), Some(next)) =
            (next.checked_sub(1).map(|at| &self.changes[at]), self.changes.get(next))
        {
            for ((count, before), after) in counts.iter_mut().zip(last.spent_us).zip(next.spent_us) {
                *count = (after - before) / (next.t_us - last.t_us);
            }
        }
        counts
    }

    /// How many are in each state on average between two moments, in the order of [`STATES`].
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    pub fn mean(&self, from_us: Micros, to_us: Micros) -> [f64; STATES.len()] {
        let (from, to) = (self.spent(from_us), self.spent(to_us));
        std::array::from_fn(|state| (to[state] - from[state]) / (to_us - from_us).max(1) as f64)
    }

    /// What has been spent in each state before a moment, in µs.
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    fn spent(&self, t_us: Micros) -> [f64; STATES.len()] {
        let next = self.changes.partition_point(|change| change.t_us <= t_us);
        let Some(last) = next.checked_sub(1).map(|at| &self.changes[at]) else { return [0.0; STATES.len()] };
        let counts = self.at(t_us);
        let since_us = (t_us - last.t_us) as f64;
        std::array::from_fn(|state| last.spent_us[state] as f64 + counts[state] as f64 * since_us)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sort;

    proptest! {
        #[test]
        fn numbers_of_any_size_are_sorted(mut numbers in prop::collection::vec(prop_oneof![0_u64..100, any::<u64>()], 0..200)) {
            let mut expected = numbers.clone();
            expected.sort_unstable();
            sort(&mut numbers);
            prop_assert_eq!(numbers, expected);
        }
    }
}
