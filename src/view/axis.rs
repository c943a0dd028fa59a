//! The time axis: round steps, labels with room between them.

use unicode_width::UnicodeWidthStr;

use crate::text::{Unit, UnitTexts, decimal};
use crate::trace::Micros;

/// A labelled moment on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where, in µs.
    pub t_us: Micros,
    /// `3 s`, `250 ms`.
    pub label: String,
}

/// The ticks from one moment to another, in steps of 1, 2 or 5 times a power of ten, or of so many minutes, hours or days as
/// clocks have; as many as have room on an axis of so many cells (a letter takes one).
pub fn ticks(from_us: Micros, to_us: Micros, cells: u64, units: &UnitTexts) -> Vec<Tick> {
    // All labels of an axis share a unit, or they could not be compared at a glance.
    let short = units.unit_for(to_us);
    let powers = (0..20).map(|exponent| 10u64.saturating_pow(exponent));
    let steps = powers.flat_map(|power| [1, 2, 5].map(|factor| (power.saturating_mul(factor), short)));
    let label = |t_us, unit: Unit| units.with(&decimal(t_us, unit.us), unit.name);
    let length_us = to_us - from_us;
    let fits = |(step_us, unit): &(Micros, Unit)| {
        let moments = [from_us, to_us].map(|t_us| t_us / step_us * step_us);
        let wide = |t_us| label(t_us, *unit).width();
        let [first, last] = moments.map(|t_us| wide(t_us.saturating_sub(*step_us)).max(wide(t_us)));
        let wide = first.max(last) as u64;
        // A part of a step at either end gives its neighbours no room.
        let between =
            u128::from(cells) * u128::from(*step_us) * 2 >= u128::from(2 * wide + 1) * u128::from(length_us);
        between && length_us / step_us <= cells / (wide + 1)
    };
    let step = units.long_steps(length_us).chain(steps).find(fits);
    let (step_us, unit) = step.unwrap_or((Micros::MAX, short));
    let moments = (from_us.div_ceil(step_us)..=to_us / step_us).map(|k| k * step_us);
    moments.map(|t_us| Tick { t_us, label: label(t_us, unit) }).collect()
}
