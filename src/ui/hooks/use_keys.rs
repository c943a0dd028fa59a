//! Keys of the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser::document::keys_on;
use crate::browser::listener::Listener;

/// Calls back with every key that is pressed anywhere but in a field, and without a modifier; the browser does
/// nothing else with a key for which the callback says `true`. A field has no use for Escape.
#[hook]
pub fn use_keys(call: Callback<String, bool>) {
    let newest = use_mut_ref(|| call.clone());
    *newest.borrow_mut() = call;
    use_effect_with((), move |()| {
        let listener = Listener::of_window("keydown", move |event| {
            let event: KeyboardEvent = event.unchecked_into();
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let takes_keys = |element: &Element| {
                let name = element.tag_name();
                let field = ["TEXTAREA", "INPUT", "SELECT"].contains(&name.as_str())
                    || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
                let own = (field && event.key() != "Escape")
                    || element.closest("dialog").is_ok_and(|dialog| dialog.is_some());
                own || (name == "BUTTON" && [" ", "Enter"].contains(&event.key().as_str()))
            };
            // A key that a component has taken is not the page's any more.
            if modified || !keys_on() || event.default_prevented() || target.as_ref().is_some_and(takes_keys)
            {
                return;
            }
            let call = newest.borrow().clone();
            if call.emit(event.key()) {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}
