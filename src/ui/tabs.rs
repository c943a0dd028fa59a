//! The two halves of a narrow page, one of which is shown.

use yew::prelude::*;

use super::hooks::{StoreHandle, use_texts};
use crate::app::Quiz;
use crate::text::Texts;
use crate::view::in_short;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    /// Whether the stage is the one that is shown.
    pub watching: bool,
    pub on_watch: Callback<bool>,
}

/// *Edit* and *Watch*, which tells the total.
#[component]
pub fn Tabs(Props { store, watching, on_watch }: &Props) -> Html {
    let Texts { page: texts, figures, .. } = use_texts();
    let state = &store.state;
    let tab = |watch: bool, name: String| {
        let onclick = on_watch.reform(move |_| watch);
        html! { <button type="button" aria-pressed={(*watching == watch).to_string()} {onclick} ~textContent={name} /> }
    };
    let total = match state.trace() {
        Some(trace) if state.quiz != Quiz::Asking => {
            format!("{} · {}", texts.watch, in_short(trace.answer(), figures))
        }
        _ => texts.watch.to_owned(),
    };
    html! { <nav class="tabs">{ tab(false, texts.edit.to_owned()) }{ tab(true, total) }</nav> }
}
