//! A button with nothing on it but a sign.

use yew::prelude::*;

/// A button that does what its name says, as its key does; its sign is an SVG path in 12 by 12.
pub fn icon_button(
    name: &'static str,
    shortcut: &'static str,
    path: &'static str,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" aria-label={name} title={format!("{name} ({shortcut})")} {disabled} {onclick}>
            <svg viewBox="0 0 12 12" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}
