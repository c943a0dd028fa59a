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
    // No unit has a capital that is not ASCII.
    let unit = unit.to_ascii_lowercase();
    let ours = ["s", "ms", "m"];
    let of = |language: Language| {
        let words = language.texts().problems.units;
        ours.into_iter().zip(words).find(|(our, words)| *our == unit || words.contains(&&*unit))
    };
    Language::ALL.into_iter().find_map(of).map(|(our, _)| our)
}

/// A duration as a person writes it: as in a script, in any language's own words, in several units (`1 min 5 s`), with
/// a comma for the point, in letters of full width. `None` if it is none.
pub fn duration_us(text: &str) -> Option<Micros> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect::<String>().replace(',', ".");
    let mut rest = plain.trim_end_matches('.');
    let mut total_us: Option<Micros> = None;
    while !rest.is_empty() {
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let (number, tail) = rest.split_at(rest.find(|c| !is_number(c)).unwrap_or(rest.len()));
        let (unit, tail) = tail.split_at(tail.find(is_number).unwrap_or(tail.len()));
        let (unit, times) = told_unit(unit)?;
        let zero = if number.starts_with('.') { "0" } else { "" };
        let us = parse(&format!("{zero}{number}{unit}")).ok()?;
        total_us = Some(total_us.unwrap_or(0).saturating_add(us * times));
        rest = tail;
    }
    total_us
}

/// A letter of full width as an ordinary one.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        c => c,
    }
}

/// The language's unit for one that a figure may have, and how many times as long that one is.
fn told_unit(unit: &str) -> Option<(&'static str, Micros)> {
    let of = |language: Language| {
        let units = language.texts().figures.units;
        let (hour, day) = (60, 24 * 60);
        let told = [
            (units.second, "s", 1),
            (units.minute, "m", 1),
            (units.hour, "m", hour),
            (units.day, "m", day),
            (units.days, "m", day),
        ];
        told.iter().find(|(told, ..)| *told == unit).map(|(_, plain, times)| (*plain, *times))
    };
    let plain = || plain(unit).map(|plain| (plain, 1));
    if unit.is_empty() { Some(("s", 1)) } else { plain().or_else(|| Language::ALL.into_iter().find_map(of)) }
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
