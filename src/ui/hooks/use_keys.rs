//! Keys of the whole page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::use_window_event;
use crate::browser::document::keys_on;

/// Calls back with every key that is pressed anywhere but in a field, and without a modifier, as a Latin keyboard has it;
/// the browser does nothing else with a key for which the callback says `true`. A field has no use for Escape.
#[hook]
pub fn use_keys(call: impl Fn(&str) -> bool + 'static) {
    use_window_event("keydown", move |event| {
        let event = event.unchecked_ref::<KeyboardEvent>();
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let key = latin(&event.key(), &event.code(), event.shift_key());
        let is_taken = || target.as_ref().is_some_and(|target| takes(target, &key));
        // A key that a component has taken is not the page's any more.
        if !modified && keys_on() && !event.default_prevented() && !is_taken() && call(&key) {
            event.prevent_default();
        }
    });
}

/// A key by the name that it has on a Latin keyboard. One that writes another script, or waits for more of a letter, is
/// named after its place; of a keyboard with another order of Latin letters (AZERTY) the letter counts.
fn latin(key: &str, code: &str, shift: bool) -> String {
    let is_placed = !key.is_ascii() || ["Process", "Unidentified", "Dead"].contains(&key);
    let sign = code.strip_prefix("Key").or(code.strip_prefix("Digit")).unwrap_or(match code {
        "Space" => " ",
        "Minus" => "-",
        "Equal" => "+",
        "Slash" if shift => "?",
        other => other,
    });
    (if is_placed { sign } else { key }).to_owned()
}

/// Whether an element that has the focus does something with a key itself. A slider would move by its least step: it has
/// no keys of its own.
fn takes(element: &Element, key: &str) -> bool {
    let is = |selectors| element.matches(selectors).unwrap_or(false);
    let field = is("textarea, select, input:not([type=range])")
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    (field && key != "Escape")
        || is("dialog, dialog *")
        || (is("button, summary, a") && [" ", "Enter"].contains(&key))
}
