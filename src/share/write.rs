//! A link put together.

use super::settings::{At, PagePart, Settings, Theme};
use super::{codec, percent};

/// The fragment of a link, without its `#`: the script in whichever form is shorter, then what is to be said besides.
pub fn write(script: &str, settings: &Settings) -> String {
    let (packed, typed) = (codec::pack(script), percent::encode(script));
    let script = if packed.len() < typed.len() { ("z", packed) } else { ("t", typed) };
    let view = settings.embed.then(|| ("view", "embed".to_owned()));
    let pairs = [script].into_iter().chain(view).chain(settings.pairs());
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join("&")
}

impl Settings {
    /// What they say, as keys and values; all but the view.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { embed: _, strategy, at, speed, play, quiz, language, theme, hide } = self;
        let on = |on: bool| on.then(|| "1".to_owned());
        let (time, step) = match at {
            Some(At::Time(t_us)) => (Some(decimal(*t_us, 6)), None),
            Some(At::Step(step)) => (None, Some(step.to_string())),
            None => (None, None),
        };
        let names: Vec<&str> = hide.iter().copied().map(PagePart::name).collect();
        let all = [
            ("strategy", strategy.map(|strategy| strategy.word().to_owned())),
            ("at", time),
            ("step", step),
            ("speed", speed.map(|quarters| decimal(u64::from(quarters) * 25, 2))),
            ("play", on(*play)),
            ("quiz", on(*quiz)),
            ("lang", language.map(|language| language.code().into())),
            ("theme", theme.map(Theme::name).map(str::to_owned)),
            ("hide", (!names.is_empty()).then(|| names.join(","))),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
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
