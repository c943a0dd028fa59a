//! Sentences that quote code.

use yew::prelude::*;

/// A sentence with what it quotes between backticks as code.
pub fn quoted(sentence: &str) -> Html {
    sentence
        .split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 0 {
                html! { part }
            } else {
                html! { <code>{ part }</code> }
            }
        })
        .collect()
}
