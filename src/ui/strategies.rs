//! The same script under every strategy, one of which is shown.

use yew::prelude::*;

use super::quoted::quoted;
use super::words::words;
use crate::run::{Analysis, Compared};
use crate::script::program::Machinery;
use crate::text::Language;
use crate::trace::{Answer, Micros, Strategy};
use crate::view::in_short;

/// A button a strategy, with its total as a figure and a bar and with what it assumes; those that the script has no
/// meaning under are told in one place. It is as high before it is known, by the analysis, as after.
pub fn strategies(
    analysis: Option<&Analysis>,
    machinery: &Machinery,
    shown: Strategy,
    language: Language,
    on_choose: &Callback<Strategy>,
) -> Html {
    let texts = language.texts();
    let rows = analysis.map(|analysis| &*analysis.comparison);
    let row = |strategy: Strategy| rows.and_then(|rows| rows.get(strategy as usize));
    let totals = rows.into_iter().flatten().filter_map(|row| row.as_ref().ok()?.answer().total_us());
    let longest_us = totals.max().unwrap_or(0).max(1);
    let buttons = Strategy::ALL.into_iter().filter(|strategy| !matches!(row(*strategy), Some(Err(_)))).map(
        |strategy| {
            let answer = row(strategy).and_then(|row| row.as_ref().ok()).map(Compared::answer);
            html! {
                <button
                    type="button"
                    key={strategy.word()}
                    aria-pressed={(strategy == shown).to_string()}
                    onclick={on_choose.reform(move |_| strategy)}
                >
                    { words(name(strategy, machinery)) }
                    <b ~textContent={answer.map_or("–".into(), |answer| in_short(answer, &texts.figures))} />
                    <span class="bar" ~style={width(answer, longest_us)} />
                </button>
            }
        },
    );
    let without = rows.into_iter().flatten().zip(Strategy::ALL);
    let without: Vec<_> =
        without.filter_map(|(row, strategy)| Some((strategy, row.as_ref().err()?))).collect();
    let names: Vec<_> = without.iter().map(|(strategy, _)| strategy.word()).collect();
    html! {
        <section class="strategies" aria-label={texts.panels.comparison}>
            { for buttons }
            if let Some((_, why)) = without.first() {
                <p class="why">{ words(names.join(", ")) }{ quoted(&format!(": {}", why.text(language))) }</p>
            }
        </section>
    }
}

/// A strategy and what it assumes.
fn name(strategy: Strategy, machinery: &Machinery) -> String {
    match strategy {
        Strategy::Async | Strategy::Sync => strategy.word().to_owned(),
        Strategy::Threads => format!("{} · {}", strategy.word(), machinery.threads),
        Strategy::Processes => format!("{} · {}", strategy.word(), machinery.processes),
    }
}

/// As long as its total; where there is none, there is no bar.
fn width(answer: Option<Answer>, longest_us: Micros) -> String {
    let total_us = answer.and_then(Answer::total_us).unwrap_or(0);
    let thousandths = total_us.saturating_mul(1_000) / longest_us;
    format!("width: {}.{}%", thousandths / 10, thousandths % 10)
}
