//! Sentences that quote code.

use yew::prelude::*;

use super::words::words;

/// A sentence with what it quotes between backticks as code.
pub fn quoted(sentence: &str) -> Html {
    sentence
        .split('`')
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 0 {
                words(part)
            } else {
                html! { <code ~textContent={part} /> }
            }
        })
        .collect()
}
