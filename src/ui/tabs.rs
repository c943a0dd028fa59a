//! The two halves of a narrow page, one of which is shown.

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::words::{PageWords, use_texts};
use crate::app::Quiz;
use crate::view::figures::duration;

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
    let words = use_texts::<PageWords>();
    let state = &store.state;
    let tab = |watch: bool, name: String| {
        let onclick = on_watch.reform(move |_| watch);
        html! { <button type="button" aria-pressed={(*watching == watch).to_string()} {onclick}>{ name }</button> }
    };
    let total = match &state.prediction.good {
        Some((_, trace)) if state.quiz != Quiz::Asking => {
            format!("{} · {}", words.watch, duration(trace.total_us))
        }
        _ => words.watch.to_owned(),
    };
    html! { <nav class="tabs">{ tab(false, words.edit.to_owned()) }{ tab(true, total) }</nav> }
}
