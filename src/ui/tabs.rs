//! The two halves of a narrow page, one of which is shown.

use yew::prelude::*;

use crate::app::State;
use crate::text::Texts;
use crate::view::in_short;

/// *Edit* and *Watch*, which tells the total; `watching` says whether the stage is the one that is shown.
pub fn tabs(state: &State, watching: bool, on_watch: &Callback<bool>, texts: &Texts) -> Html {
    let Texts { page: texts, figures, .. } = texts;
    let tab = |watch: bool, name: String| {
        let onclick = on_watch.reform(move |_| watch);
        html! { <button type="button" aria-pressed={(watching == watch).to_string()} {onclick} ~textContent={name} /> }
    };
    let total = match state.trace() {
        Some(trace) if !state.is_asking() => {
            format!("{} · {}", texts.watch, in_short(trace.answer(), figures))
        }
        _ => texts.watch.to_owned(),
    };
    html! { <nav class="tabs">{ tab(false, texts.edit.to_owned()) }{ tab(true, total) }</nav> }
}
