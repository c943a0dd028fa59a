//! A button with nothing on it but a sign.

use yew::prelude::*;

/// What one of these buttons is.
pub struct IconButton {
    /// What it does, in words.
    pub name: &'static str,
    /// The key that does the same.
    pub key: &'static str,
    /// The sign: an SVG path in 12 by 12.
    pub path: &'static str,
    pub disabled: bool,
    pub onclick: Callback<MouseEvent>,
}

impl IconButton {
    pub fn view(self) -> Html {
        let Self { name, key, path, disabled, onclick } = self;
        html! {
            <button type="button" aria-label={name} title={format!("{name} ({key})")} {disabled} {onclick}>
                <svg viewBox="0 0 12 12" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    }
}
