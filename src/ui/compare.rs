//! The same script under every strategy.

use std::rc::Rc;

use yew::prelude::*;

use super::words::{Words, use_words};
use crate::run::{STRATEGIES, Unavailable, summarize_within};
use crate::script::Program;
use crate::trace::{Outcome, Strategy, Summary};
use crate::view::figures::duration;

/// Runs with more statements are not compared while somebody types.
const MOST_STATEMENTS: u64 = 50_000;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub program: Rc<Program>,
    /// The strategy that is shown above.
    pub shown: Strategy,
}

/// Totals as bars, and why there is none.
#[component]
pub fn Compare(props: &Props) -> Html {
    let words = use_words();
    let rows = use_memo(props.program.clone(), |program| {
        STRATEGIES.map(|strategy| (strategy, summarize_within(program.clone(), strategy, MOST_STATEMENTS)))
    });
    let totals = rows.iter().filter_map(|(_, row)| row.as_ref().ok()).map(|summary| summary.total_us);
    let longest_us = totals.max().unwrap_or(0).max(1);
    let rows = rows.iter().map(|(strategy, row)| {
        let class = (*strategy == props.shown).then_some("shown");
        html! {
            <tr key={strategy.word()} class={classes!(class)}>
                <th scope="row">{ strategy.word() }</th>
                { cells(words, row, longest_us) }
            </tr>
        }
    });
    html! {
        <section class="card compare" aria-label={words.comparison}>
            <h2>{ words.every_strategy }</h2>
            <table><tbody>{ for rows }</tbody></table>
        </section>
    }
}

fn cells(words: &Words, row: &Result<Summary, Unavailable>, longest_us: u64) -> Html {
    match row {
        Ok(summary) => {
            let width = summary.total_us.saturating_mul(1_000) / longest_us.max(1);
            let width = format!("width: {}.{}%", width / 10, width % 10);
            let total = match summary.outcome {
                Outcome::Stuck => (words.stuck)(&duration(summary.total_us)),
                Outcome::Limit => (words.more_than)(&duration(summary.total_us)),
                _ => duration(summary.total_us),
            };
            html! {
                <>
                    <td class="total">{ total }</td>
                    <td class="share"><span style={width} /></td>
                </>
            }
        }
        Err(why) => {
            html! { <td class="why" colspan="2">{ (words.no_meaning)(why.statement, why.line) }</td> }
        }
    }
}
