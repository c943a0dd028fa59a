//! A link put together.

use super::settings::{At, Key, PagePart, Settings};
use super::{codec, percent};
use crate::script::{covered, is_python};
use crate::view::Question;

/// The fragment of a link, without its `#`: the script in whichever form is shorter, then what is to be said besides. What
/// a quiz keeps back is packed, so that nobody reads it in the address.
///
/// ```
/// use loopscope::share::{Settings, write};
/// use loopscope::view::Question;
///
/// let settings = Settings { quiz: vec![Question::Total], speed: Some(6), ..Settings::default() };
/// assert_eq!(write("a: sleep 3", &settings), "t=a:+sleep+3&speed=1.5&quiz=1");
/// ```
pub fn write(script: &str, settings: &Settings) -> String {
    let (packed, typed) = (codec::pack(script), percent::encode(script));
    let keeps_back = !settings.quiz.is_empty() && covered(script) != script;
    let script = if is_python(script) {
        ("p", packed)
    } else if keeps_back || packed.len() < typed.len() {
        ("z", packed)
    } else {
        ("t", typed)
    };
    let pairs = [script].into_iter().chain(settings.pairs());
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join("&")
}

impl Settings {
    /// What they say, as keys and values.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        Key::ALL.into_iter().filter_map(|key| Some((key.word(), self.value(key)?)))
    }

    /// What they say of one thing.
    fn value(&self, key: Key) -> Option<String> {
        let on = |on: bool| on.then(|| "1".to_owned());
        match key {
            Key::View => self.embed.then(|| "embed".to_owned()),
            Key::Strategy => self.strategy.map(|strategy| strategy.word().to_owned()),
            Key::At => match self.at? {
                At::Time(t_us) => Some(decimal(t_us, 6)),
                At::Step(_) => None,
            },
            Key::Step => match self.at? {
                At::Time(_) => None,
                At::Step(step) => Some(step.to_string()),
            },
            Key::Speed => self.speed.map(|quarters| decimal(u64::from(quarters) * 25, 2)),
            Key::Play => on(self.play),
            // As long as there was but one.
            Key::Quiz if self.quiz == [Question::Total] => on(true),
            Key::Quiz => list(&self.quiz, Question::word),
            Key::Language => self.language.map(|language| language.code().to_owned()),
            Key::Theme => self.theme.map(|theme| theme.word().to_owned()),
            Key::Hide => list(&self.hide, PagePart::word),
            Key::Show => list(&self.show, PagePart::shown),
            Key::List => self.list.as_deref().map(str::to_owned),
            Key::Follow => self.follow.map(|window| window.to_string()),
        }
    }
}

/// What there is, with commas between.
fn list<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Option<String> {
    let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
    (!words.is_empty()).then(|| words.join(","))
}

/// A number that was taken times ten to the power of `places`, as a decimal without idle zeros.
fn decimal(number: u64, places: usize) -> String {
    let digits = format!("{number:0width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    match part.trim_end_matches('0') {
        "" => whole.to_owned(),
        part => format!("{whole}.{part}"),
    }
}
