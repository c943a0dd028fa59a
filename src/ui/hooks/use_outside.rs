//! What happens to the window and is the page's business.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, StorageEvent};
use yew::prelude::*;

use super::use_window_event;
use crate::app::Action;
use crate::browser::document::{is_hidden, stillness};
use crate::browser::location::led;
use crate::browser::storage::is_overtaken_by;

/// Acts when somebody goes back or on in the history, when another tab keeps a draft, when the page is hidden, when
/// the part of it that gives lessons leads it elsewhere, and when its reader looks up: leaves the editor, the window, the page. Stops
/// what plays when the reader has begun to want less motion. Takes the focus, and with it the page's keys, from a list that
/// somebody has chosen from by pointer.
#[hook]
pub fn use_outside(dispatch: &Callback<Action>) {
    let visit = dispatch.clone();
    use_window_event("popstate", move |event| visit.emit(Action::Visit(led(event))));
    let overtaken = dispatch.reform(Action::Overtaken);
    use_window_event("storage", move |event| {
        let event = event.unchecked_ref::<StorageEvent>();
        is_overtaken_by(event).into_iter().for_each(|is_overtaken| overtaken.emit(is_overtaken));
    });
    // The document is told, and then the window around it.
    let hidden = dispatch.clone();
    use_window_event("visibilitychange", move |_| {
        if is_hidden() {
            hidden.emit(Action::Hidden);
        }
    });
    let still = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = stillness().map(|query| {
            EventListener::new(&query.clone(), "change", move |_| {
                query.matches().then_some(Action::Still).into_iter().for_each(|action| still.emit(action));
            })
        });
        move || drop(listener)
    });
    use_window_event("change", |event| {
        let chosen = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let left = chosen.filter(|chosen| chosen.matches("select:not(:focus-visible)").unwrap_or(false));
        // What has the focus can give it away.
        left.iter().for_each(|select| _ = select.blur());
    });
    let looks_up = dispatch.reform(|()| Action::LookUp);
    let (left, away, gone) = (looks_up.clone(), looks_up.clone(), looks_up);
    use_window_event("focusout", move |_| left.emit(()));
    use_window_event("blur", move |_| away.emit(()));
    use_window_event("pagehide", move |_| gone.emit(()));
}
