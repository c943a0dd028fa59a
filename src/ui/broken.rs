//! In the place of the page: a link that cannot be read, and the way on.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_language, use_texts};
use crate::browser::location::page;
use crate::share::{LinkError, Settings};

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
    let texts = &use_texts().page;
    let language = use_language();
    let go = props.on_go.reform(|_: MouseEvent| ());
    html! {
        <main class="broken">
            <section class="card" role="alert">
                <h1 ~textContent={texts.broken_link} />
                <p ~textContent={error.text(language)} />
                <p class="nothing" ~textContent={texts.nothing_lost} />
                // Where it is embedded, nobody's draft is to be written.
                if settings.embed {
                    <a class="primary" href={page()} target="_blank" rel="noopener" ~textContent={texts.go_on} />
                } else {
                    <button type="button" class="primary" onclick={go} ~textContent={texts.go_on} />
                }
            </section>
        </main>
    }
}
