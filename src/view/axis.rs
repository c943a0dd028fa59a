//! The time axis: round steps, few labels.

use super::figures::in_unit;
use crate::trace::Micros;

/// A labelled moment on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where, in µs.
    pub t_us: Micros,
    /// `3 s`, `250 ms`.
    pub label: String,
}

/// At most `most` ticks from 0 to `end_us`, in steps of 1, 2 or 5 times a power of ten.
pub fn ticks(end_us: Micros, most: u64) -> Vec<Tick> {
    let step_us = step(end_us, most.max(2) - 1);
    // All labels of an axis share a unit, or they could not be compared at a glance.
    let (unit, name) = match (end_us, step_us) {
        (1_000_000.., 1_000..) => (1_000_000, "s"),
        (_, 1_000..) => (1_000, "ms"),
        _ => (1, "µs"),
    };
    let moments = (0..=end_us / step_us).map(|k| k * step_us);
    moments.map(|t_us| Tick { t_us, label: in_unit(t_us, unit, name) }).collect()
}

/// The least round step that fits at most `steps` times.
fn step(end_us: Micros, steps: u64) -> Micros {
    let powers = (0..20).map(|exponent| 10u64.saturating_pow(exponent));
    powers
        .flat_map(|power| [1, 2, 5].map(|factor| power.saturating_mul(factor)))
        .find(|step| end_us / step <= steps)
        .unwrap_or(Micros::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(end_us: Micros, most: u64) -> Vec<String> {
        ticks(end_us, most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn steps_are_round_and_share_a_unit() {
        assert_eq!(
            labels(4_000_000, 10),
            ["0 s", "0.5 s", "1 s", "1.5 s", "2 s", "2.5 s", "3 s", "3.5 s", "4 s"]
        );
        assert_eq!(labels(9_000_000, 6), ["0 s", "2 s", "4 s", "6 s", "8 s"]);
        assert_eq!(labels(30_000, 5), ["0 ms", "10 ms", "20 ms", "30 ms"]);
        assert_eq!(labels(3, 10), ["0 µs", "1 µs", "2 µs", "3 µs"]);
    }

    #[test]
    fn any_end_has_an_axis() {
        for end_us in [0, 1, 999, Micros::MAX / 4, Micros::MAX] {
            let count = ticks(end_us, 8).len();
            assert!((1..=8).contains(&count), "{end_us}: {count}");
        }
    }
}
