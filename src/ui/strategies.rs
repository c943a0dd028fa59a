//! The same script under every strategy, one of which is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::quoted::quoted;
use super::words::words;
use crate::app::Action;
use crate::run::{Compared, available};
use crate::script::Program;
use crate::script::program::Machinery;
use crate::trace::{Answer, Micros, Strategy};
use crate::view::in_short;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    pub program: Rc<Program>,
    pub shown: Strategy,
}

/// A button a strategy, with its total as a figure and a bar and with what it assumes; those that the script has no
/// meaning under are told in one place. It is as high before the totals are known, by the analysis, as after.
#[component]
pub fn Strategies(Props { store, program, shown }: &Props) -> Html {
    let state = &store.state;
    let texts = state.language.texts();
    let on_choose = store.on(Action::Choose);
    let without = use_memo(program.clone(), |program| {
        let without = |strategy| Some((strategy, available(program, strategy).err()?));
        Strategy::ALL.into_iter().filter_map(without).collect::<Vec<_>>()
    });
    let analysis = state.analysis();
    let rows = analysis.map(|analysis| &*analysis.comparison);
    let answer = |strategy: Strategy| {
        rows.and_then(|rows| rows.get(strategy as usize)?.as_ref().ok()).map(Compared::answer)
    };
    let totals = Strategy::ALL.into_iter().filter_map(|strategy| answer(strategy)?.total_us());
    let longest_us = totals.max().unwrap_or(0).max(1);
    let has_meaning = |strategy: &Strategy| without.iter().all(|(other, _)| other != strategy);
    let buttons = Strategy::ALL.into_iter().filter(has_meaning).map(|strategy| {
        let answer = answer(strategy);
        html! {
            <button
                type="button"
                key={strategy.word()}
                aria-pressed={(strategy == *shown).to_string()}
                onclick={on_choose.reform(move |_| strategy)}
            >
                { words(name(strategy, &program.machinery)) }
                <b ~textContent={answer.map_or("–".into(), |answer| in_short(answer, &texts.figures))} />
                <span class="bar" ~style={width(answer, longest_us)} />
            </button>
        }
    });
    let names: Vec<_> = without.iter().map(|(strategy, _)| strategy.word()).collect();
    html! {
        <section class="strategies" aria-label={texts.panels.comparison}>
            { for buttons }
            if let Some((_, why)) = without.first() {
                <p class="why" ~style={format!("--places: {}", without.len())}>
                    { words(names.join(", ")) }{ quoted(&format!(": {}", why.text(state.language))) }
                </p>
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
