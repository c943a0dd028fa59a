//! Keys of the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::use_window_event;
use crate::browser::document::keys_on;

/// Calls back with every key that is pressed anywhere but in a field, and without a modifier; the browser does
/// nothing else with a key for which the callback says `true`. A field has no use for Escape.
#[hook]
pub fn use_keys(call: impl Fn(&str) -> bool + 'static) {
    use_window_event("keydown", move |event| {
        let event = event.unchecked_ref::<KeyboardEvent>();
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_taken = || target.as_ref().is_some_and(|target| takes(target, &event.key()));
        // A key that a component has taken is not the page's any more.
        if !modified && keys_on() && !event.default_prevented() && !is_taken() && call(&event.key()) {
            event.prevent_default();
        }
    });
}

/// Whether an element that has the focus does something with a key itself.
fn takes(element: &Element, key: &str) -> bool {
    let name = element.tag_name();
    let field = ["TEXTAREA", "INPUT", "SELECT"].contains(&name.as_str())
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    let in_dialog = || element.closest("dialog").is_ok_and(|dialog| dialog.is_some());
    (field && key != "Escape") || in_dialog() || (name == "BUTTON" && [" ", "Enter"].contains(&key))
}
