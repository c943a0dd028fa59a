//! A link as a QR code.

use yew::prelude::*;

use crate::share::qr;
use crate::ui::hooks::use_texts;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub link: AttrValue,
}

/// The code; a click makes it as large as the screen.
#[component]
pub fn Code(props: &Props) -> Html {
    let texts = &use_texts().share;
    let large = use_state_eq(|| false);
    let code = use_memo(props.link.clone(), |link| qr(link));
    let Some(code) = &*code else {
        return html! { <p class="nothing" ~textContent={texts.no_code} /> };
    };
    let onclick = {
        let large = large.clone();
        move |_| large.set(!*large)
    };
    let name = if *large { texts.code_small } else { texts.code_large };
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
                <path d={code.path.clone()} />
            </svg>
        </button>
    }
}
