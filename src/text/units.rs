//! Times as people read them in their language.

/// Microseconds.
type Micros = u64;

/// From here on, in µs, a time is told in minutes, hours and days.
const LONG_US: Micros = 120 * SECOND_US;

const SECOND_US: Micros = 1_000_000;
const MINUTE_US: Micros = 60 * SECOND_US;
const HOUR_US: Micros = 60 * MINUTE_US;
const DAY_US: Micros = 24 * HOUR_US;

/// What units are called.
#[derive(Debug)]
pub struct UnitTexts {
    /// Whether a space stands between a number and its unit.
    pub spaced: bool,
    /// One day.
    pub day: &'static str,
    /// More days than one.
    pub days: &'static str,
    /// Hours.
    pub hour: &'static str,
    /// Minutes.
    pub minute: &'static str,
    /// Seconds.
    pub second: &'static str,
}

/// A unit and how long it is, in µs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it is called.
    pub name: &'static str,
    /// In µs.
    pub us: Micros,
}

impl UnitTexts {
    /// What stands between a number and its unit.
    pub fn gap(&self) -> &'static str {
        if self.spaced { " " } else { "" }
    }

    /// A number with its unit.
    pub fn with(&self, number: &str, unit: &str) -> String {
        format!("{number}{}{unit}", self.gap())
    }

    /// A number of seconds, as it is.
    pub fn seconds(&self, number: &str) -> String {
        self.with(number, self.second)
    }

    /// A figure and its unit, to three or more digits that matter: `8.00` `s`, `12.50` `ms`, `7` `µs`, `13 min 12` `s`.
    pub fn figure(&self, us: Micros) -> (String, &'static str) {
        match us {
            0 => ("0.00".into(), self.second),
            1..1_000 => (us.to_string(), "µs"),
            1_000..100_000 => (two_decimals(us, 1_000), "ms"),
            100_000..LONG_US => (two_decimals(us, SECOND_US), self.second),
            LONG_US.. => self.long(us),
        }
    }

    /// A figure with its unit: `8.00 s`, `15 min`.
    pub fn duration(&self, us: Micros) -> String {
        let (figure, unit) = self.figure(us);
        self.with(&figure, unit)
    }

    /// By how much a time changed: `−2.00 s`, `+12.50 ms`, `±0.00 s`.
    pub fn change(&self, before_us: Micros, after_us: Micros) -> String {
        let sign = match after_us.cmp(&before_us) {
            std::cmp::Ordering::Less => '−',
            std::cmp::Ordering::Equal => '±',
            std::cmp::Ordering::Greater => '+',
        };
        format!("{sign}{}", self.duration(after_us.abs_diff(before_us)))
    }

    /// A time without zeros that say nothing: `5 s`, `1.5 s`, `250 ms`, `15 min`.
    pub fn brief(&self, us: Micros) -> String {
        if us >= LONG_US {
            return self.duration(us);
        }
        let unit = self.unit_for(us);
        self.with(&decimal(us, unit.us), unit.name)
    }

    /// A moment or a time in a sentence: `0.25 s`, `15 min`.
    pub fn told(&self, us: Micros) -> String {
        if us >= LONG_US { self.duration(us) } else { self.seconds(&decimal(us, SECOND_US)) }
    }

    /// The unit of less than minutes in which a time is a number from 1 on.
    pub fn unit_for(&self, us: Micros) -> Unit {
        let (us, name) = match us {
            1..1_000 => (1, "µs"),
            1_000..SECOND_US => (1_000, "ms"),
            0 | SECOND_US.. => (SECOND_US, self.second),
        };
        Unit { name, us }
    }

    /// The steps in minutes, hours and days that a long time may be divided into, shortest first, each with its unit; none
    /// for a time that is not long.
    pub fn long_steps(&self, us: Micros) -> impl Iterator<Item = (Micros, Unit)> {
        let minute = Unit { name: self.minute, us: MINUTE_US };
        let hour = Unit { name: self.hour, us: HOUR_US };
        let day = Unit { name: self.days, us: DAY_US };
        let days = (0..16).flat_map(|exponent| [1, 2, 5].map(|factor| factor * 10_u64.pow(exponent)));
        let minutes = [1, 2, 5, 10, 15, 30].into_iter().map(move |count| (count, minute));
        let hours = [1, 2, 3, 6, 12].into_iter().map(move |count| (count, hour));
        let all = minutes.chain(hours).chain(days.map(move |count| (count, day)));
        all.filter(move |_| us >= LONG_US).map(|(count, unit)| (unit.us.saturating_mul(count), unit))
    }

    /// The two units that say most, the smaller one rounded.
    fn long(&self, us: Micros) -> (String, &'static str) {
        let units =
            [(DAY_US, self.days), (HOUR_US, self.hour), (MINUTE_US, self.minute), (SECOND_US, self.second)];
        let large = units.iter().position(|(unit_us, _)| *unit_us <= us).unwrap_or(2).min(2);
        let ((large_us, large), (small_us, small)) = (units[large], units[large + 1]);
        let rounded = us.saturating_add(small_us / 2) / small_us * small_us;
        if rounded != us {
            // It may be a whole number of the next larger unit now.
            return self.long(rounded);
        }
        let large = if large_us == DAY_US && us / DAY_US == 1 { self.day } else { large };
        match us % large_us / small_us {
            0 => ((us / large_us).to_string(), large),
            rest => (format!("{} {rest}", self.with(&(us / large_us).to_string(), large)), small),
        }
    }
}

/// So many µs in a unit of so many µs, exact and without zeros that say nothing: `5`, `0.25`.
pub fn decimal(us: Micros, unit_us: Micros) -> String {
    let mut fraction = format!("{:06}", us % unit_us * (1_000_000 / unit_us.min(1_000_000)));
    fraction.truncate(fraction.trim_end_matches('0').len());
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction}", us / unit_us)
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
    use crate::text::Language;

    fn units(language: Language) -> &'static UnitTexts {
        language.texts().figures.units
    }

    proptest! {
        #[test]
        fn every_figure_is_rounded_half_up(hundredths in 0_u64..800_000_000_000, rest in 0_u64..10_000) {
            let us = hundredths * 10_000 + rest;
            let rounded = hundredths + u64::from(rest >= 5_000);
            prop_assert_eq!(two_decimals(us, 1_000_000), format!("{}.{:02}", rounded / 100, rounded % 100));
            prop_assert_eq!(two_decimals(us / 1_000, 1_000), two_decimals(us / 1_000 * 1_000, 1_000_000));
        }

        #[test]
        fn every_long_time_has_at_most_two_units_and_none_is_full(us in LONG_US..) {
            let told = units(Language::English).duration(us);
            let parts: Vec<&str> = told.split(' ').collect();
            prop_assert!(parts.len() == 2 || parts.len() == 4, "{}", told);
            let full = ["60 s", "60 min", "24 h"].into_iter().any(|full| told.starts_with(full) || told.ends_with(full));
            prop_assert!(!full, "{}", told);
        }
    }

    #[test]
    fn figures_keep_the_digits_that_matter() {
        for (us, english, korean) in [
            (0, "0.00 s", "0.00초"),
            (7, "7 µs", "7µs"),
            (12_500, "12.50 ms", "12.50ms"),
            (100_000, "0.10 s", "0.10초"),
            (8_004_999, "8.00 s", "8.00초"),
            (8_005_000, "8.01 s", "8.01초"),
            (119_990_000, "119.99 s", "119.99초"),
            (120_000_000, "2 min", "2분"),
            (792_400_000, "13 min 12 s", "13분 12초"),
            (900_000_000, "15 min", "15분"),
            (3_599_600_000, "1 h", "1시간"),
            (7_500_000_000, "2 h 5 min", "2시간 5분"),
            (86_400_000_000, "1 day", "1일"),
            (86_399_999_999, "1 day", "1일"),
            (270_000_000_000, "3 days 3 h", "3일 3시간"),
        ] {
            assert_eq!(units(Language::English).duration(us), english);
            assert_eq!(units(Language::Korean).duration(us), korean);
        }
    }

    #[test]
    fn brief_times_end_in_no_zero() {
        for (us, shown) in [
            (5_000_000, "5 s"),
            (1_500_000, "1.5 s"),
            (250_000, "250 ms"),
            (1_001, "1.001 ms"),
            (3, "3 µs"),
            (0, "0 s"),
            (300_000_000, "5 min"),
        ] {
            assert_eq!(units(Language::English).brief(us), shown);
        }
    }

    #[test]
    fn a_change_has_a_sign() {
        let change = |before_us, after_us| units(Language::English).change(before_us, after_us);
        assert_eq!(change(3_000_000, 1_000_000), "−2.00 s");
        assert_eq!(change(0, 12_500), "+12.50 ms");
        assert_eq!(change(7, 7), "±0.00 s");
    }
}
