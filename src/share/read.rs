//! A link taken apart.

use super::arrive::{Part, Said};
use super::codec::{unpack, unpack_typed};
use super::settings::{At, Key, MOST_SPEED, PagePart, Settings};
use super::{LinkError, mend, percent};
use crate::text::Language;
use crate::trace::Strategy;
use crate::view::{Question, Theme};

/// More is not told of.
const MOST_IGNORED: usize = 5;

/// What a link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Its script; `None` if it has none.
    pub script: Option<String>,
    /// How it is to be shown.
    pub settings: Settings,
    /// The known keys whose values make no sense, which are ignored; the first few.
    pub ignored: Vec<&'static str>,
}

/// Reads a link as it has arrived: a fragment, with its `#` or without, an address that ends in one, or one that leads
/// to such an address. What chats and trackers add, encode and wrap is taken off. An unknown key means nothing.
///
/// ```
/// use loopscope::share::{At, read};
///
/// let opened = read("#t=a:+sleep+3&at=1.5&theme=green").expect("a sound link");
/// assert_eq!(opened.script.as_deref(), Some("a: sleep 3"));
/// assert_eq!(opened.settings.at, Some(At::Time(1_500_000)), "in µs");
/// assert_eq!(opened.ignored, ["theme"]);
/// let wrapped = read("<https://host.example/#t%3Da:+sleep+3&amp;play=1>.").expect("the same in a mail");
/// assert_eq!(wrapped.script, opened.script);
/// assert!(wrapped.settings.play);
/// ```
///
/// # Errors
///
/// It has a script that cannot be read, or says nothing at all.
pub fn read(arrived: &str) -> Result<Opened, LinkError> {
    let said = Said::by(arrived);
    let (has_script, is_other) = (said.has_script(), said.other || said.pairs.is_empty());
    let (mut opened, packed, typed) = take_apart(said);
    if !has_script && is_other && arrived.contains(char::is_alphanumeric) {
        return Err(LinkError::NoScript);
    }
    let script = match (packed, typed) {
        (Some(packed), _) => Some(mend::packed(&packed)?),
        (None, Some(typed)) => Some(mend::typed(&typed)?),
        (None, None) => None,
    };
    opened.script = script.map(|(script, tail)| {
        opened.say(Said::by_tail(&tail));
        script
    });
    Ok(opened)
}

/// Reads a fragment that nobody else has had: what [`super::write`] gave.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_own(fragment: &str) -> Result<Opened, LinkError> {
    let (mut opened, packed, typed) = take_apart(Said::by(fragment));
    let script = packed.map(|packed| unpack(&packed)).or_else(|| typed.map(|typed| unpack_typed(&typed)));
    opened.script = script.transpose()?;
    Ok(opened)
}

/// How a link wants to be shown, whatever its script is.
pub fn read_settings(arrived: &str) -> Settings {
    take_apart(Said::by(arrived)).0.settings
}

/// What is said without its script; the values of `p` or else `z`, and of `t`.
fn take_apart(said: Said) -> (Opened, Option<String>, Option<String>) {
    let mut opened = Opened::default();
    let (packed, typed) = opened.say(said);
    (opened, packed, typed)
}

impl Opened {
    /// Takes up all settings that are said; gives the values of `p` or else `z`, and of `t`.
    fn say(&mut self, said: Said) -> (Option<String>, Option<String>) {
        let (mut program, mut packed, mut typed) = (None, None, None);
        for (part, value) in said.pairs {
            match part {
                Part::Typed => typed = Some(value),
                Part::Packed => packed = Some(value),
                Part::Program => program = Some(value),
                Part::Setting(key) => self.set(key, &value),
            }
        }
        (program.or(packed), typed)
    }

    fn set(&mut self, key: Key, value: &str) {
        let value = percent::decode(value).unwrap_or_default();
        let (mended, tail) = if key == Key::List { mend::list(&value) } else { mend::setting(&value) };
        let known = self.settings.set(key, &mended);
        if !known && self.ignored.len() < MOST_IGNORED && !self.ignored.contains(&key.word()) {
            self.ignored.push(key.word());
        }
        if !tail.is_empty() {
            self.say(Said::by_tail(&tail));
        }
    }
}

impl Settings {
    /// Takes a value up; `false` if it makes no sense.
    pub(super) fn set(&mut self, key: Key, value: &str) -> bool {
        let known = match key {
            Key::View => (value == "embed").then(|| self.embed = true),
            Key::Strategy => Strategy::parse(value).map(|strategy| self.strategy = Some(strategy)),
            Key::At => micros(value).map(|t_us| self.at = Some(At::Time(t_us))),
            Key::Step => value.parse().ok().map(|step| self.at = Some(At::Step(step))),
            Key::Speed => quarters(value).map(|speed| self.speed = Some(speed)),
            Key::Play => switch(value).map(|on| self.play = on),
            Key::Quiz => quiz(value).map(|quiz| self.quiz = quiz),
            Key::Language => Language::from_code(value).map(|language| self.language = Some(language)),
            Key::Theme => Theme::parse(value).map(|theme| self.theme = Some(theme)),
            Key::Hide => listed(value, &PagePart::ALL, PagePart::word).map(|parts| self.hide = parts),
            Key::Show => listed(value, &PagePart::EXTRAS, PagePart::word).map(|parts| self.show = parts),
            Key::List => (!value.is_empty()).then(|| self.list = Some(value.into())),
            Key::Follow => value.parse().ok().map(|window| self.follow = Some(window)),
        };
        known.is_some()
    }
}

/// Seconds as a decimal, in µs.
fn micros(seconds: &str) -> Option<u64> {
    decimal(seconds, 6)
}

/// A decimal from 0.25 on, in quarters.
fn quarters(decimal_text: &str) -> Option<u32> {
    let hundredths = decimal(decimal_text, 2)?;
    let quarters = u32::try_from(hundredths / 25).ok()?;
    (hundredths % 25 == 0 && (1..=MOST_SPEED).contains(&quarters)).then_some(quarters)
}

/// A decimal without a sign, times ten to the power of `places`; `None` if it has more places than that.
fn decimal(text: &str, places: usize) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > places || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

fn switch(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// What is asked: the total, or a list.
fn quiz(value: &str) -> Option<Vec<Question>> {
    match switch(value) {
        Some(true) => Some(vec![Question::Total]),
        Some(false) => Some(Vec::new()),
        None => listed(value, &Question::ALL, Question::word),
    }
}

/// What of the list is known, in the order of all; `None` if nothing is.
fn listed<T: Copy>(list: &str, all: &[T], word: fn(T) -> &'static str) -> Option<Vec<T>> {
    let wanted = |one: &T| list.split(',').any(|name| first_word(name) == word(*one));
    let known: Vec<T> = all.iter().copied().filter(wanted).collect();
    (!known.is_empty()).then_some(known)
}

/// What had two words has one.
fn first_word(word: &str) -> &str {
    match word {
        "states" => "boxes",
        "code" => "editor",
        other => other,
    }
}
