//! Times as people read them.

use crate::script::decimal;
use crate::trace::Micros;

/// Seconds in full: at least three decimals, six where they are needed. `3.000`, `0.000001`.
pub fn exact_seconds(us: Micros) -> String {
    let (seconds, rest) = (us / 1_000_000, us % 1_000_000);
    if rest.is_multiple_of(1000) {
        format!("{seconds}.{:03}", rest / 1000)
    } else {
        format!("{seconds}.{rest:06}")
    }
}

/// A figure and its unit, to three or more digits that matter: `8.00` `s`, `12.50` `ms`, `7` `µs`.
pub fn figure(us: Micros) -> (String, &'static str) {
    match us {
        0 => ("0.00".into(), "s"),
        1..1_000 => (us.to_string(), "µs"),
        1_000..100_000 => (two_decimals(us, 1_000), "ms"),
        _ => (two_decimals(us, 1_000_000), "s"),
    }
}

/// A figure with its unit: `8.00 s`.
pub fn duration(us: Micros) -> String {
    let (figure, unit) = figure(us);
    format!("{figure} {unit}")
}

/// By how much a time changed: `−2.00 s`, `+12.50 ms`, `±0.00 s`.
pub fn change(before_us: Micros, after_us: Micros) -> String {
    let sign = match after_us.cmp(&before_us) {
        std::cmp::Ordering::Less => '−',
        std::cmp::Ordering::Equal => '±',
        std::cmp::Ordering::Greater => '+',
    };
    format!("{sign}{}", duration(after_us.abs_diff(before_us)))
}

/// A duration without zeros that say nothing: `5 s`, `1.5 s`, `250 ms`.
pub fn brief(us: Micros) -> String {
    let (unit, name) = match us {
        1..1_000 => (1, "µs"),
        1_000..1_000_000 => (1_000, "ms"),
        _ => (1_000_000, "s"),
    };
    in_unit(us, unit, name)
}

/// So many µs in a unit of so many µs, without zeros that say nothing.
pub(super) fn in_unit(us: Micros, unit: Micros, name: &str) -> String {
    format!("{} {name}", decimal(us, unit))
}

/// A part of a whole in percent, rounded; 0 of nothing.
pub fn percent(part_us: Micros, whole_us: Micros) -> u64 {
    let (part, whole) = (u128::from(part_us), u128::from(whole_us));
    u64::try_from((part * 100 + whole / 2).checked_div(whole).unwrap_or(0)).unwrap_or(u64::MAX)
}

/// `us / unit` with two decimals, rounded half up: by whole hundredths, for a float has no middle between two of them.
#[expect(clippy::cast_precision_loss, reason = "below 2⁵³ µs, which are 285 years, nothing is lost")]
fn two_decimals(us: Micros, unit: Micros) -> String {
    format!("{:.2}", (us as f64 / (unit / 100) as f64).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_figure_is_rounded_half_up(hundredths in 0_u64..800_000_000_000, rest in 0_u64..10_000) {
            let us = hundredths * 10_000 + rest;
            let rounded = hundredths + u64::from(rest >= 5_000);
            prop_assert_eq!(two_decimals(us, 1_000_000), format!("{}.{:02}", rounded / 100, rounded % 100));
            prop_assert_eq!(two_decimals(us / 1_000, 1_000), two_decimals(us / 1_000 * 1_000, 1_000_000));
        }
    }

    #[test]
    fn figures_keep_the_digits_that_matter() {
        for (us, shown) in [
            (0, "0.00 s"),
            (7, "7 µs"),
            (12_500, "12.50 ms"),
            (100_000, "0.10 s"),
            (8_000_000, "8.00 s"),
            (8_004_999, "8.00 s"),
            (8_005_000, "8.01 s"),
            (780_000_000, "780.00 s"),
        ] {
            assert_eq!(duration(us), shown);
        }
    }

    #[test]
    fn brief_durations_end_in_no_zero() {
        for (us, shown) in [
            (5_000_000, "5 s"),
            (1_500_000, "1.5 s"),
            (250_000, "250 ms"),
            (1_001, "1.001 ms"),
            (3, "3 µs"),
            (0, "0 s"),
        ] {
            assert_eq!(brief(us), shown);
        }
    }

    #[test]
    fn exact_seconds_hide_no_microsecond() {
        assert_eq!(exact_seconds(3_000_000), "3.000");
        assert_eq!(exact_seconds(1), "0.000001");
        assert_eq!(exact_seconds(1_250_000), "1.250");
    }

    #[test]
    fn a_change_has_a_sign() {
        assert_eq!(change(3_000_000, 1_000_000), "−2.00 s");
        assert_eq!(change(0, 12_500), "+12.50 ms");
        assert_eq!(change(7, 7), "±0.00 s");
    }

    #[test]
    fn percent_of_nothing_is_zero() {
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(2, 3), 67);
    }
}
