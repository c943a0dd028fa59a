//! What there is to say of files and of the draft.

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::words::words;
use crate::app::Action;
use crate::text::PageTexts;

/// A file that could not be opened; a saved trace, and the way back to a prediction; a draft that is kept nowhere; one that another tab has overtaken, and how to keep it all the same.
pub fn page_notes(store: &StoreHandle, unreadable: Option<&AttrValue>, texts: &'static PageTexts) -> Html {
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
