//! Durations: decimal text to whole microseconds, without floating point.

use super::{Problem, limits};
use crate::text::Language;

/// A time or a duration in whole microseconds.
pub type Micros = u64;

/// Reads `3`, `3s`, `250ms`, `2m` or `0.5`.
///
/// # Errors
///
/// What is wrong with it, if it is not a duration, negative, finer than a microsecond or over 24 h.
pub(super) fn parse(raw: &str) -> Result<Micros, Problem> {
    if raw.starts_with('-') {
        return Err(Problem::NegativeDuration);
    }
    let digits_end = raw.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(raw.len());
    let (number, unit) = raw.split_at(digits_end);
    let unit_us: u64 = match unit {
        "" | "s" => 1_000_000,
        "ms" => 1_000,
        "m" => 60_000_000,
        _ => return Err(Problem::BadDuration { raw: raw.into() }),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(Problem::BadDuration { raw: raw.into() }),
        None => (number, ""),
    };
    if whole.is_empty() || fraction.contains('.') {
        return Err(Problem::BadDuration { raw: raw.into() });
    }
    scale(whole, fraction, unit_us)
}

/// A duration in a unit that people write and the language does not have, as the language has it: `3s` for `3 sec`. `None`
/// if it is none.
pub(super) fn plain_unit(raw: &str) -> Option<String> {
    let raw = raw.replace(' ', "");
    let digits_end = raw.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(raw.len());
    let (number, unit) = raw.split_at(digits_end);
    let plain = format!("{number}{}", plain(unit)?);
    parse(&plain).is_ok().then_some(plain)
}

/// Whether a word is a unit of time, ours or another's.
pub(super) fn is_unit(word: &str) -> bool {
    plain(word).is_some()
}

/// The language's unit for what people write in any language.
fn plain(unit: &str) -> Option<&'static str> {
    let unit = unit.to_lowercase();
    let ours = ["s", "ms", "m"];
    let of = |language: Language| {
        let words = language.texts().problems.units;
        ours.into_iter().zip(words).find(|(our, words)| *our == unit || words.contains(&&*unit))
    };
    Language::ALL.into_iter().find_map(of).map(|(our, _)| our)
}

/// A duration as a person writes it: as in a script, with a space before the unit, any language's own word for
/// seconds, a comma for the point. `None` if it is none.
pub fn duration_us(text: &str) -> Option<Micros> {
    let text: String = text.trim().replace(char::is_whitespace, "").replace(',', ".");
    let seconds = Language::ALL.map(|language| language.texts().figures.units.second);
    let in_seconds = || seconds.iter().find_map(|word| parse(text.strip_suffix(word)?).ok());
    parse(&text).ok().or_else(in_seconds)
}

fn scale(whole: &str, fraction: &str, unit_us: u64) -> Result<Micros, Problem> {
    // u128 holds 24 h with 20 decimals; longer input is over the limit or finer than a microsecond.
    let fraction = fraction.trim_end_matches('0');
    let whole: u128 = whole.parse().map_err(|_| Problem::LongDuration)?;
    if fraction.len() > 12 {
        return Err(Problem::FineDuration);
    }
    let denominator = 10u128.pow(u32::try_from(fraction.len()).expect("at most 12 digits"));
    let part: u128 = if fraction.is_empty() { 0 } else { fraction.parse().expect("digits only") };
    let scaled = whole
        .checked_mul(denominator)
        .and_then(|n| n.checked_add(part))
        .and_then(|n| n.checked_mul(u128::from(unit_us)))
        .ok_or(Problem::LongDuration)?;
    if scaled > u128::from(limits::DURATION_US) * denominator {
        Err(Problem::LongDuration)
    } else if scaled % denominator != 0 {
        Err(Problem::FineDuration)
    } else {
        Ok(u64::try_from(scaled / denominator).expect("at most 24 h"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_exact_microseconds() {
        for (raw, us) in [
            ("3", 3_000_000),
            ("3s", 3_000_000),
            ("0", 0),
            ("0.1", 100_000),
            ("250ms", 250_000),
            ("0.001ms", 1),
            ("2m", 120_000_000),
            ("0.0000005m", 30),
            ("1440m", limits::DURATION_US),
            ("1.500000000000000000000000", 1_500_000),
        ] {
            assert_eq!(parse(raw), Ok(us), "{raw}");
        }
    }

    #[test]
    fn what_is_no_duration_says_why() {
        let bad = |raw: &str| Problem::BadDuration { raw: raw.into() };
        for raw in ["1e9", "1h", ".5", "1.", "1.2.3", "3x", ""] {
            assert_eq!(parse(raw), Err(bad(raw)), "{raw}");
        }
        assert_eq!(parse("-1"), Err(Problem::NegativeDuration));
        assert_eq!(parse("0.0000001"), Err(Problem::FineDuration));
        assert_eq!(parse("0.0001ms"), Err(Problem::FineDuration));
        assert_eq!(parse("1441m"), Err(Problem::LongDuration));
        assert_eq!(parse("99999999999999999999999999999999999999999999"), Err(Problem::LongDuration));
    }
}
