//! The timeline as a table, for whoever cannot see it or wants the figures.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::hooks::use_texts;
use crate::view::figures::exact_seconds;
use crate::view::{Index, LaneOf, span_texts};

/// More rows than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub index: Rc<Index>,
    /// Whether it is there for screen readers alone.
    pub unseen: bool,
}

/// A row a span: whose, what, from when to when.
#[component]
pub fn SpanTable(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let index = &props.index;
    let tasks = (0..).zip(index.tasks());
    let spans = tasks.flat_map(|(number, task)| task.spans.iter().map(move |span| (number, span)));
    let rows = spans.take(MOST).enumerate().map(|(key, (number, span))| {
        html! {
            <tr {key}>
                <th scope="row" ~textContent={index.title(LaneOf::Task(number), texts)} />
                <td ~textContent={span_texts(span, texts).0} />
                <td ~textContent={exact_seconds(span.from_us)} />
                <td ~textContent={exact_seconds(span.to_us)} />
            </tr>
        }
    });
    let count: usize = index.tasks().map(|task| task.spans.len()).sum();
    let more = count.saturating_sub(MOST);
    let table = html! {
        <table>
            <caption class="unseen" ~textContent={texts.timeline} />
            <thead><tr>{ for texts.columns.map(|column| html! { <th scope="col" ~textContent={column} /> }) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    if props.unseen {
        return html! { <div class="unseen">{ table }</div> };
    }
    html! {
        <details class="spans">
            <summary ~textContent={texts.as_table} />
            <div class="wide" tabindex="0" role="region" aria-label={texts.as_table}>
                { table }
            </div>
            if more > 0 {
                <p class="nothing" ~textContent={(texts.more)(more)} />
            }
        </details>
    }
}
