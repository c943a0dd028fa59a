//! What the scenario is about.

use yew::prelude::*;

use crate::app::State;
use crate::scenarios::about;

/// The explanation of the script that is there, if it has one and it answers no question.
pub fn explanation(state: &State) -> Html {
    let tells = state.has_script() && !state.is_asking();
    let about = if tells { about(&state.script) } else { String::new() };
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about" ~textContent={about} />
            }
        </div>
    }
}
