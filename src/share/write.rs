//! A link put together.

use super::settings::{At, Part, Settings, Theme};
use super::{codec, percent};

/// The fragment of a link, without its `#`: the script in whichever form is shorter, then what is to be said besides.
pub fn write(script: &str, settings: &Settings) -> String {
    let (packed, typed) = (codec::pack(script), percent::encode(script));
    let script = if packed.len() < typed.len() { format!("z={packed}") } else { format!("t={typed}") };
    let mut pairs = vec![script];
    let mut say =
        |key: &str, value: Option<String>| pairs.extend(value.map(|value| format!("{key}={value}")));
    let Settings { embed, strategy, at, speed, play, quiz, language, theme, hide } = settings;
    say("view", embed.then(|| "embed".into()));
    say("strategy", strategy.map(|strategy| strategy.word().to_owned()));
    match at {
        Some(At::Time(t_us)) => say("at", Some(decimal(*t_us, 6))),
        Some(At::Step(step)) => say("step", Some(step.to_string())),
        None => {}
    }
    say("speed", speed.map(|quarters| decimal(u64::from(quarters) * 25, 2)));
    say("play", play.then(|| "1".into()));
    say("quiz", quiz.then(|| "1".into()));
    say("lang", language.map(|language| language.code().into()));
    say("theme", theme.map(Theme::name).map(str::to_owned));
    let names: Vec<&str> = hide.iter().copied().map(Part::name).collect();
    say("hide", (!names.is_empty()).then(|| names.join(",")));
    pairs.join("&")
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
