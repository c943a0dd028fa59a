//! What was measured against what was predicted, task by task.

use yew::prelude::*;

use super::hooks::use_texts;
use crate::trace::{Answer, Micros, Outcome, Shared, Trace};
use crate::view::{Pair, against, in_short};

/// More than anyone reads; the rest is counted.
const MOST: usize = 50;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub predicted: Shared<Trace>,
    /// A live run, as far as it is measured.
    pub measured: Option<Shared<Trace>>,
}

/// A row a task and one for the whole run.
#[component]
pub fn Against(props: &Props) -> Html {
    let texts = use_texts();
    let units = texts.figures.units;
    let Props { predicted, measured } = props;
    let row = |key: usize, Pair { name, first_us, second_us }: Pair| {
        let time = |us: Option<Micros>| us.map_or("–".into(), |us| units.duration(us));
        let apart =
            first_us.zip(second_us).map_or("–".into(), |(first, second)| units.change(first, second));
        cells(key, &name, [time(first_us), time(second_us), apart])
    };
    let ended = measured.as_ref().filter(|trace| trace.outcome != Outcome::Running);
    let second_us = ended.and_then(|trace| trace.answer().total_us());
    let told = |answer: Answer| in_short(answer, &texts.figures);
    let predicted_us = predicted.answer().total_us();
    let apart = predicted_us.zip(second_us).map(|(first, second)| units.change(first, second));
    let whole = cells(
        0,
        texts.live.whole_run,
        [
            told(predicted.answer()),
            ended.map_or("–".into(), |trace| told(trace.answer())),
            apart.clone().unwrap_or("–".into()),
        ],
    );
    let pairs = against(predicted, measured.as_deref()).take(MOST).enumerate();
    let rows = std::iter::once(whole).chain(pairs.map(|(key, pair)| row(key + 1, pair)));
    let more = predicted.tasks.len().saturating_sub(MOST);
    html! {
        <details class="card against">
            <summary>
                <h2 ~textContent={texts.live.against} />
                <output ~textContent={apart.unwrap_or_default()} />
            </summary>
            <div class="wide" tabindex="0" role="group" aria-label={texts.live.against}>
                <table>
                    <thead><tr>{ for texts.live.against_columns.map(|column| html! { <th scope="col" ~textContent={column} /> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            if more > 0 {
                <p class="nothing" ~textContent={(texts.timeline.more)(more)} />
            }
        </details>
    }
}

/// A row: whose, predicted, measured, the difference.
fn cells(key: usize, name: &str, cells: [String; 3]) -> Html {
    html! {
        <tr {key}>
            <th scope="row" ~textContent={name.to_owned()} />
            { for cells.map(|cell| html! { <td ~textContent={cell} /> }) }
        </tr>
    }
}
