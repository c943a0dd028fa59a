//! What was measured against what was predicted, task by task.

use yew::prelude::*;

use super::hooks::use_texts;
use crate::trace::{Micros, Outcome, Shared, Trace};
use crate::view::figures::{change, duration};
use crate::view::{Pair, against};

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
    let Props { predicted, measured } = props;
    let row = |key: usize, Pair { name, first_us, second_us }: Pair| {
        let time = |us: Option<Micros>| us.map_or("–".into(), duration);
        let apart = first_us.zip(second_us).map_or("–".into(), |(first, second)| change(first, second));
        html! {
            <tr {key}>
                <th scope="row" ~textContent={&*name} />
                <td ~textContent={time(first_us)} />
                <td ~textContent={time(second_us)} />
                <td ~textContent={apart} />
            </tr>
        }
    };
    let ended = measured.as_ref().filter(|trace| trace.outcome != Outcome::Running);
    let second_us = ended.map(|trace| trace.total_us);
    let whole = Pair { name: texts.live.whole_run.into(), first_us: Some(predicted.total_us), second_us };
    let pairs = std::iter::once(whole).chain(against(predicted, measured.as_deref()));
    let rows = pairs.take(MOST + 1).enumerate().map(|(key, pair)| row(key, pair));
    let more = predicted.tasks.len().saturating_sub(MOST);
    html! {
        <details class="card against">
            <summary>
                <h2 ~textContent={texts.live.against} />
                <output ~textContent={second_us.map_or_else(String::new, |us| change(predicted.total_us, us))} />
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
