//! A button with nothing on it but a sign.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// What it does, in words.
    pub name: &'static str,
    /// The key that does the same.
    pub shortcut: &'static str,
    /// The sign: an SVG path in 12 by 12.
    pub path: &'static str,
    pub disabled: bool,
    pub onclick: Callback<MouseEvent>,
}

#[component]
pub fn IconButton(props: &Props) -> Html {
    let Props { name, shortcut, path, disabled, onclick } = props;
    html! {
        <button
            type="button"
            aria-label={*name}
            title={format!("{name} ({shortcut})")}
            disabled={*disabled}
            onclick={onclick.clone()}
        >
            <svg viewBox="0 0 12 12" aria-hidden="true"><path d={*path} /></svg>
        </button>
    }
}
