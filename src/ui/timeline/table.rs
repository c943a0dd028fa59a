//! The timeline as a table, for whoever cannot see it or wants the figures.

use std::rc::Rc;

use yew::prelude::*;

use crate::trace::{Micros, Span, Task};
use crate::ui::hooks::use_texts;
use crate::view::figures::exact_seconds;
use crate::view::{Index, LaneOf, ending, span_texts};

/// More rows than anyone reads; the rest is counted.
const MOST: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub index: Rc<Index>,
    /// Whether it is there for screen readers alone.
    pub unseen: bool,
}

/// What a row tells.
enum Told<'a> {
    /// What a task did.
    Span(&'a Span),
    /// How it ended, and when, in µs.
    End(String, Micros),
}

/// A row a span: whose, what, from when to when; and one for an end that was no return.
#[component]
pub fn SpanTable(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let index = &props.index;
    let told = |task: &Task, row: &Told| match row {
        Told::Span(span) => {
            let goes_on = index.trace.endless_wait(task) == Some(*span);
            let to = if goes_on { "∞".to_owned() } else { exact_seconds(span.to_us) };
            (span_texts(span, index.trace.strategy, texts).0, span.from_us, to)
        }
        Told::End(words, at_us) => (words.clone(), *at_us, exact_seconds(*at_us)),
    };
    let tasks = (0..).zip(index.tasks());
    let all = tasks.flat_map(|(number, task)| {
        let spans = task.spans.iter().map(Told::Span);
        let end = ending(&index.trace, task.id, texts).zip(task.end_us);
        spans.chain(end.map(|(words, at_us)| Told::End(words, at_us))).map(move |row| (number, task, row))
    });
    let rows = all.take(MOST).enumerate().map(|(key, (number, task, row))| {
        let (does, from_us, to) = told(task, &row);
        html! {
            <tr {key}>
                <th scope="row" ~textContent={index.title(LaneOf::Task(number), texts)} />
                <td ~textContent={does} />
                <td ~textContent={exact_seconds(from_us)} />
                <td ~textContent={to} />
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
