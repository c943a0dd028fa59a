//! A link as a QR code.

use futures_util::future::{FutureExt, abortable};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::formats::Formats;
use crate::share::Qr;
use crate::ui::hooks::use_texts;
use crate::ui::quoted::quoted;

/// The code of a link, if there is one; a click makes it as large as the screen.
#[hook]
pub fn use_code(link: Option<AttrValue>) -> Html {
    let texts = use_texts();
    let large = use_state_eq(|| false);
    let is_shown = link.is_some();
    let code = match use_qr(link) {
        _ if !is_shown => return Html::default(),
        None => return html! { <p class="nothing code-to-come" ~textContent={texts.exports.working} /> },
        Some(Err(fault)) => return html! { <p class="note grave" role="alert">{ quoted(&fault) }</p> },
        Some(Ok(None)) => return html! { <p class="nothing" ~textContent={texts.share.no_code} /> },
        Some(Ok(Some(code))) => code,
    };
    let onclick = {
        let large = large.clone();
        move |_| large.set(!*large)
    };
    let name = if *large { texts.share.code_small } else { texts.share.code_large };
    html! {
        <button
            type="button"
            class={classes!("code-on-wall", large.then_some("large"))}
            aria-label={name}
            title={name}
            {onclick}
        >
            <svg viewBox={format!("0 0 {0} {0}", code.size)} shape-rendering="crispEdges" aria-hidden="true">
                <rect class="paper" width="100%" height="100%" />
                <path d={code.path} />
            </svg>
        </button>
    }
}

/// The code of a link, if one holds it, or why what makes it cannot be loaded; `None` until the first is made.
#[hook]
fn use_qr(link: Option<AttrValue>) -> Option<Result<Option<Qr>, String>> {
    let code = use_state_eq(|| None);
    use_effect_with(link, {
        let code = code.setter();
        move |link| {
            let link = link.clone();
            let made = async move {
                let Some(link) = link else { return };
                code.set(Some(Formats::load().await.and_then(|formats| formats.qr(&link))));
            };
            let (made, handle) = abortable(made);
            spawn_local(made.map(|_| ()));
            move || handle.abort()
        }
    });
    (*code).clone()
}
