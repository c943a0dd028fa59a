//! The timeline as a table, for whoever cannot see it or wants the figures.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use crate::view::Timeline;
use crate::view::figures::exact_seconds;

/// More rows than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
}

/// A row a span: whose, what, from when to when.
#[component]
pub fn SpanTable(props: &Props) -> Html {
    let words = use_words();
    let lanes = || props.timeline.lanes.iter();
    let spans = || lanes().flat_map(|lane| lane.bars.iter().map(move |bar| (&lane.name, bar)));
    let rows = spans().take(MOST).enumerate().map(|(key, (name, bar))| {
        html! {
            <tr {key}>
                <th scope="row">{ name.clone() }</th>
                <td>{ &bar.text }</td>
                <td>{ exact_seconds(bar.from_us) }</td>
                <td>{ exact_seconds(bar.to_us) }</td>
            </tr>
        }
    });
    let more = spans().count().saturating_sub(MOST);
    html! {
        <details class="spans">
            <summary>{ words.as_table }</summary>
            <div class="wide" tabindex="0" role="region" aria-label={words.as_table}>
                <table>
                    <thead><tr>{ for words.columns.map(|column| html! { <th scope="col">{ column }</th> }) }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            if more > 0 {
                <p class="nothing">{ (words.more)(more) }</p>
            }
        </details>
    }
}
