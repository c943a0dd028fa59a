//! What there is to say of files and of the draft.

use yew::prelude::*;

use super::hooks::{StoreHandle, use_texts};
use crate::app::Action;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    /// The name of a file that could not be read.
    pub unreadable: Option<AttrValue>,
}

/// A file that could not be read; a draft that another tab has overtaken, and how to keep it all the same.
#[component]
pub fn PageNotes(Props { store, unreadable }: &Props) -> Html {
    let texts = &use_texts().page;
    html! {
        <>
            if let Some(name) = unreadable {
                <p class="note grave" role="alert">{ (texts.unreadable)(name) }</p>
            }
            if store.state.overtaken {
                <p class="note" role="status">
                    { texts.overtaken }{" "}
                    <button type="button" class="fix" onclick={store.on(|_| Action::Overtaken(false))}>
                        { texts.keep_mine }
                    </button>
                </p>
            }
        </>
    }
}
