//! The way into a presentation and out of it again.

use yew::prelude::*;

use super::icons::{SCREEN, icon};
use super::keys::Command;
use crate::text::CommandTexts;

/// The button, which is all that a presentation leaves of the commands.
pub fn present_button(presents: bool, on_command: &Callback<Command>, texts: &CommandTexts) -> Html {
    let (command, name, key) = match presents {
        true => (Command::Leave, texts.leave, "Esc"),
        false => (Command::Present, texts.present, "F"),
    };
    html! {
        <div id="present" class="commands">
            <button type="button" aria-label={name} title={format!("{name} ({key})")} onclick={on_command.reform(move |_| command)}>
                { icon(SCREEN) }
                <span class="word" ~textContent={name} />
            </button>
        </div>
    }
}
