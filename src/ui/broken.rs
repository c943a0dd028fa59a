//! In the place of the page: a link that cannot be read, and the way on.

use yew::prelude::*;

use crate::browser::location::page;
use crate::share::{LinkError, Settings};
use crate::text::Language;

/// What is wrong with the link, and how it wants to be shown. Nothing has been changed by it; `on_go` shows the page with
/// what is in it: the draft, or the first script.
pub fn broken((error, settings): &(LinkError, Settings), language: Language, on_go: &Callback<()>) -> Html {
    let texts = &language.texts().page;
    let go = on_go.reform(|_: MouseEvent| ());
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
