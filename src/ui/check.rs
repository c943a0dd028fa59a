//! What is on or off.

use yew::prelude::*;

use super::words::words;

/// A box to tick, with its name behind it.
pub fn check(id: String, name: impl Into<String>, on: bool, onchange: impl Fn(Event) + 'static) -> Html {
    html! { <label class="check"><input {id} type="checkbox" checked={on} {onchange} />{ words(name.into()) }</label> }
}
