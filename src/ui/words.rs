//! Words beside something else.

use wasm_bindgen::JsValue;
use yew::prelude::*;

/// Words alone in an element of their own, as all that a page says should be. What translates a page puts other nodes
/// into the place of a text; so texts are written with `textContent`, and yew never looks for the node of one.
pub fn words(text: impl Into<JsValue>) -> Html {
    html! { <span ~textContent={text.into()} /> }
}
