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
