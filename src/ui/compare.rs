//! The same script under every strategy.

use yew::prelude::*;

use super::hooks::use_language;
use super::quoted::quoted;
use crate::run::{Analysis, Compared, Unavailable};
use crate::text::Language;
use crate::trace::{Shared, Strategy};
use crate::view::in_short;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub analysis: Shared<Analysis>,
    /// The strategy that is shown above.
    pub shown: Strategy,
}

/// Totals as bars, and why there is none.
#[component]
pub fn Compare(props: &Props) -> Html {
    let language = use_language();
    let texts = &language.texts().panels;
    let rows = &props.analysis.comparison;
    let totals = rows.iter().filter_map(|row| row.as_ref().ok()?.answer().total_us());
    let longest_us = totals.max().unwrap_or(0).max(1);
    let rows = Strategy::ALL.iter().zip(rows).map(|(strategy, row)| {
        let class = (*strategy == props.shown).then_some("shown");
        html! {
            <tr key={strategy.word()} class={classes!(class)}>
                <th scope="row" ~textContent={strategy.word()} />
                { cells(language, row, longest_us) }
            </tr>
        }
    });
    html! {
        <section class="card compare" aria-label={texts.comparison}>
            <h2 ~textContent={texts.every_strategy} />
            <table><tbody>{ for rows }</tbody></table>
        </section>
    }
}

fn cells(language: Language, row: &Result<Compared, Unavailable>, longest_us: u64) -> Html {
    match row {
        Ok(compared) => {
            let answer = compared.answer();
            // There is no bar where there is no total.
            let width = answer.total_us().unwrap_or(0).saturating_mul(1_000) / longest_us.max(1);
            let width = format!("width: {}.{}%", width / 10, width % 10);
            let total = in_short(answer, &language.texts().figures);
            html! {
                <>
                    <td class="total" ~textContent={total} />
                    <td class="share"><span ~style={width} /></td>
                </>
            }
        }
        Err(why) => {
            html! { <td class="why" colspan="2">{ quoted(&why.text(language)) }</td> }
        }
    }
}
