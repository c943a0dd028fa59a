//! What the scenario is about.

use yew::prelude::*;

use super::hooks::StoreHandle;
use crate::scenarios::about;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
}

/// The explanation of the script that is there, if it has one.
#[component]
pub fn Explanation(Props { store }: &Props) -> Html {
    let state = &store.state;
    let about = if state.has_script() { about(&state.script) } else { String::new() };
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about" ~textContent={about} />
            }
        </div>
    }
}
