//! The bar at the top.

use yew::prelude::*;

/// The name of the page and its mark: a loop with what runs on it.
#[component]
pub fn Header() -> Html {
    html! {
        <header>
            <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
                <path class="logo-loop" d="M16.5 4.2A9 9 0 1 1 7.5 4.2" />
                <circle class="logo-task" cx="12" cy="12" r="3" />
            </svg>
            <h1>{"Loopscope"}</h1>
            <p class="claim">{"how an event loop spends time"}</p>
        </header>
    }
}
