//! What is to be known of the link that the page was opened with.

use yew::prelude::*;

use super::words::{DialogWords, use_texts};
use crate::app::{Action, Visit};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub visit: Visit,
    pub on_action: Callback<Action>,
}

/// The draft that waits, and what of the link makes no sense.
#[component]
pub fn Linked(props: &Props) -> Html {
    let words = use_texts::<DialogWords>();
    let button = |name: &'static str, action: Action| {
        let onclick = props.on_action.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="fix" {onclick}>{ name }</button> }
    };
    html! {
        <>
            if props.visit.draft.is_some() {
                <div class="linked" role="status">
                    <p>{ words.draft_waits }</p>
                    { button(words.keep_draft, Action::KeepMine) }
                    { button(words.use_this, Action::UseThis) }
                </div>
            }
            if !props.visit.ignored.is_empty() {
                <div class="linked" role="status"><p>{ (words.ignored)(&props.visit.ignored.join(", ")) }</p></div>
            }
        </>
    }
}
