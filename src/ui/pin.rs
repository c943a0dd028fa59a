//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::hooks::use_texts;
use super::keys::Command;
use super::words::words;
use crate::app::Pinned;
use crate::trace::Micros;
use crate::view::figures::{change, duration};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub pinned: Option<Pinned>,
    /// The total of the run now, in µs.
    pub total_us: Micros,
    pub on_command: Callback<Command>,
}

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*.
#[component]
pub fn Pin(Props { pinned, total_us, on_command }: &Props) -> Html {
    let texts = use_texts();
    let (name, why) = match pinned {
        Some(_) => (texts.panels.unpin, texts.panels.unpin),
        None => (texts.panels.pin, texts.commands.pin),
    };
    html! {
        <div class="pin">
            if let Some(Pinned { title, trace }) = pinned {
                <p id="pinned-total" title={title.clone()}>
                    { words(format!("{} {} → {} ", texts.timeline.before, duration(trace.total_us), duration(*total_us))) }
                    <strong ~textContent={change(trace.total_us, *total_us)} />
                </p>
            }
            <button
                type="button"
                title={format!("{why} (P)")}
                onclick={on_command.reform(|_| Command::Pin)}
                ~textContent={name}
            />
        </div>
    }
}
