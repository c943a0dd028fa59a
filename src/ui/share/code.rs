//! A link as a QR code.

use yew::prelude::*;

use crate::share::qr;
use crate::ui::words::{DialogWords, use_texts};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub link: AttrValue,
}

/// The code; a click makes it as large as the screen.
#[component]
pub fn Code(props: &Props) -> Html {
    let words = use_texts::<DialogWords>();
    let large = use_state_eq(|| false);
    let code = use_memo(props.link.clone(), |link| qr(link));
    let Some(code) = &*code else {
        return html! { <p class="nothing">{ words.no_code }</p> };
    };
    let onclick = {
        let large = large.clone();
        move |_| large.set(!*large)
    };
    let name = if *large { words.code_small } else { words.code_large };
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
