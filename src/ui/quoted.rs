//! Sentences that quote code and name tasks.

use yew::prelude::*;

use super::words::words;
use crate::text::{END_ISOLATE, ISOLATE};

/// A sentence with what it quotes between backticks as code.
pub fn quoted(sentence: &str) -> Html {
    marked(sentence, &['`'], "code", |part| words(part))
}

/// The sentence of a step: what it quotes as code, the tasks that it names in bold.
pub fn told(sentence: &str) -> Html {
    marked(sentence, &[ISOLATE, END_ISOLATE], "b", quoted)
}

/// A sentence, every other part of which, cut at some signs, is an element of its own.
fn marked(sentence: &str, signs: &[char], element: &'static str, between: fn(&str) -> Html) -> Html {
    sentence
        .split(signs)
        .enumerate()
        .map(|(index, part)| {
            if index % 2 == 0 {
                between(part)
            } else {
                html! { <@{element} ~textContent={part} /> }
            }
        })
        .collect()
}
