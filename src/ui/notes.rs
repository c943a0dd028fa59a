//! What there is to say of files and of the draft.

use yew::prelude::*;

use super::hooks::{StoreHandle, use_texts};
use super::words::words;
use crate::app::Action;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    /// Why a file could not be opened.
    pub unreadable: Option<AttrValue>,
}

/// A file that could not be opened; a saved trace, and the way back to a prediction; a draft that is kept nowhere; one that another tab has overtaken, and how to keep it all the same.
#[component]
pub fn PageNotes(Props { store, unreadable }: &Props) -> Html {
    let texts = &use_texts().page;
    let state = &store.state;
    html! {
        <>
            if let Some(why) = unreadable {
                <p class="note grave" role="alert" ~textContent={why.as_str()} />
            }
            if state.saved.is_some() {
                <p class="note" id="saved-trace" role="status">
                    { words(texts.saved_trace) }{" "}
                    if !state.has_script() {
                        { words(texts.no_script) }{" "}
                    }
                    <button
                        type="button"
                        class="fix"
                        onclick={store.on(|_| Action::CloseTrace)}
                        ~textContent={if state.has_script() { texts.predict_script } else { texts.back_to_script }}
                    />
                </p>
            }
            if !state.kept {
                <p class="note grave" role="status" ~textContent={texts.kept_nowhere} />
            }
            if state.overtaken {
                <p class="note" role="status">
                    { words(texts.overtaken) }{" "}
                    <button
                        type="button"
                        class="fix"
                        onclick={store.on(|_| Action::Overtaken(false))}
                        ~textContent={texts.keep_mine}
                    />
                </p>
            }
        </>
    }
}
