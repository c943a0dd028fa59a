//! A link taken apart.

use super::codec::{unpack, unpack_typed};
use super::settings::{At, Key, MOST_SPEED, PagePart, Settings};
use super::{LinkError, percent};
use crate::text::Language;
use crate::trace::Strategy;
use crate::view::Theme;

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

/// Reads a fragment, with its `#` or without. An unknown key means nothing.
///
/// ```
/// use loopscope::share::{At, read};
///
/// let opened = read("#t=a:+sleep+3&at=1.5&theme=green").expect("a sound link");
/// assert_eq!(opened.script.as_deref(), Some("a: sleep 3"));
/// assert_eq!(opened.settings.at, Some(At::Time(1_500_000)), "in µs");
/// assert_eq!(opened.ignored, ["theme"]);
/// ```
///
/// # Errors
///
/// It has a script that cannot be read.
pub fn read(fragment: &str) -> Result<Opened, LinkError> {
    let (mut opened, packed, typed) = take_apart(fragment);
    opened.script = match (packed, typed) {
        (Some(packed), _) => Some(unpack(packed)?),
        (None, Some(typed)) => Some(unpack_typed(typed)?),
        (None, None) => None,
    };
    Ok(opened)
}

/// How a fragment wants to be shown, whatever its script is.
pub fn read_settings(fragment: &str) -> Settings {
    take_apart(fragment).0.settings
}

/// A fragment without its script; the values of `z` and `t`.
fn take_apart(fragment: &str) -> (Opened, Option<&str>, Option<&str>) {
    let mut opened = Opened::default();
    let (mut packed, mut typed) = (None, None);
    for pair in fragment.strip_prefix('#').unwrap_or(fragment).split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        match key {
            "t" => typed = Some(value),
            "z" => packed = Some(value),
            _ => Key::parse(key).into_iter().for_each(|key| opened.set(key, value)),
        }
    }
    (opened, packed, typed)
}

impl Opened {
    fn set(&mut self, key: Key, value: &str) {
        let value = percent::decode(value).unwrap_or_default();
        let to = &mut self.settings;
        let known = match key {
            Key::View => (value == "embed").then(|| to.embed = true),
            Key::Strategy => Strategy::parse(&value).map(|strategy| to.strategy = Some(strategy)),
            Key::At => micros(&value).map(|t_us| to.at = Some(At::Time(t_us))),
            Key::Step => value.parse().ok().map(|step| to.at = Some(At::Step(step))),
            Key::Speed => quarters(&value).map(|speed| to.speed = Some(speed)),
            Key::Play => switch(&value).map(|on| to.play = on),
            Key::Quiz => switch(&value).map(|on| to.quiz = on),
            Key::Language => Language::from_code(&value).map(|language| to.language = Some(language)),
            Key::Theme => Theme::parse(&value).map(|theme| to.theme = Some(theme)),
            Key::Hide => parts(&value).map(|parts| to.hide = parts),
        };
        if known.is_none() && self.ignored.len() < MOST_IGNORED && !self.ignored.contains(&key.word()) {
            self.ignored.push(key.word());
        }
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

/// What of the list is known; `None` if nothing is.
fn parts(list: &str) -> Option<Vec<PagePart>> {
    let wanted = |part: &PagePart| list.split(',').any(|name| name == part.word());
    let parts: Vec<PagePart> = PagePart::ALL.into_iter().filter(wanted).collect();
    (!parts.is_empty()).then_some(parts)
}
