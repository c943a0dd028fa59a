//! In the place of the page: a link that cannot be read, and the way on.

use std::rc::Rc;

use yew::prelude::*;

use super::words::{DialogWords, use_texts};
use crate::browser::location::page;
use crate::share::{LinkError, Settings};
use crate::text::Language;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is wrong with it, and how it wants to be shown.
    pub link: Rc<(LinkError, Settings)>,
    /// Shows the page with what is in it: the draft, or the first script.
    pub on_go: Callback<()>,
}

/// What is wrong with the link. Nothing has been changed by it.
#[component]
pub fn Broken(props: &Props) -> Html {
    let (error, settings) = &*props.link;
    let words = use_texts::<DialogWords>();
    let language = use_context::<Language>().unwrap_or_default();
    let go = props.on_go.reform(|_: MouseEvent| ());
    html! {
        <main class="broken">
            <section class="card" role="alert">
                <h1>{ words.broken_link }</h1>
                <p>{ error.text(language) }</p>
                <p class="nothing">{ words.nothing_lost }</p>
                // Where it is embedded, nobody's draft is to be written.
                if settings.embed {
                    <a class="primary" href={page()} target="_blank" rel="noopener">{ words.go_on }</a>
                } else {
                    <button type="button" class="primary" onclick={go}>{ words.go_on }</button>
                }
            </section>
        </main>
    }
}
