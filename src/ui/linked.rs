//! What is to be known of the link that the page was opened with.

use yew::prelude::*;

use super::hooks::StoreHandle;
use crate::app::Action;
use crate::text::PageTexts;

/// The draft that waits, that there is no script in it, and what of the link makes no sense.
pub fn linked(store: &StoreHandle, texts: &PageTexts) -> Html {
    let visit = &store.state.visit;
    let button = |name: &'static str, action: fn() -> Action| {
        html! { <button type="button" class="fix" onclick={store.on(move |_| action())} ~textContent={name} /> }
    };
    html! {
        <>
            if visit.draft.is_some() {
                <div class="linked" role="status">
                    <p ~textContent={texts.draft_waits} />
                    { button(texts.keep_draft, || Action::KeepMine) }
                    { button(texts.use_this, || Action::UseThis) }
                </div>
            }
            if visit.scriptless {
                <div class="linked" role="status"><p ~textContent={texts.scriptless} /></div>
            }
            if !visit.ignored.is_empty() {
                <div class="linked" role="status"><p ~textContent={(texts.ignored)(&visit.ignored.join(", "))} /></div>
            }
        </>
    }
}
