//! The timeline as a table, for whoever cannot see it or wants the figures.

use yew::prelude::*;

use super::super::words::use_words;
use crate::trace::{Shared, Trace};
use crate::view::figures::exact_seconds;
use crate::view::span_texts;

/// More rows than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub trace: Shared<Trace>,
}

/// A row a span: whose, what, from when to when.
#[component]
pub fn SpanTable(props: &Props) -> Html {
    let words = use_words();
    let tasks = &props.trace.tasks;
    let spans = tasks.iter().flat_map(|task| task.spans.iter().map(move |span| (&task.name, span)));
    let rows = spans.take(MOST).enumerate().map(|(key, (name, span))| {
        html! {
            <tr {key}>
                <th scope="row">{ name.clone() }</th>
                <td>{ span_texts(span, &words.spans).0 }</td>
                <td>{ exact_seconds(span.from_us) }</td>
                <td>{ exact_seconds(span.to_us) }</td>
            </tr>
        }
    });
    let count: usize = tasks.iter().map(|task| task.spans.len()).sum();
    let more = count.saturating_sub(MOST);
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
