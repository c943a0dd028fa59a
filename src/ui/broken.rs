//! In the place of the page: a link that cannot be read, and the way on.

use yew::prelude::*;

use super::words::{DialogWords, use_texts};
use crate::script::Language;
use crate::share::LinkError;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub error: LinkError,
    /// Shows the page with what is in it: the draft, or the first script.
    pub on_go: Callback<()>,
}

/// What is wrong with the link. Nothing has been changed by it.
#[component]
pub fn Broken(props: &Props) -> Html {
    let words = use_texts::<DialogWords>();
    let language = use_context::<Language>().unwrap_or_default();
    let go = props.on_go.reform(|_: MouseEvent| ());
    html! {
        <main class="broken">
            <section class="card" role="alert">
                <h1>{ words.broken_link }</h1>
                <p>{ props.error.text(language) }</p>
                <p class="nothing">{ words.nothing_lost }</p>
                <button type="button" class="primary" onclick={go}>{ words.go_on }</button>
            </section>
        </main>
    }
}
