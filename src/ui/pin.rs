//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::keys::Command;
use super::words::{PageWords, use_texts};
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
    let words = use_texts::<PageWords>();
    let (name, why) = match pinned {
        Some(_) => (words.unpin, words.unpin),
        None => (words.pin, words.pin_why),
    };
    html! {
        <div class="pin">
            if let Some(Pinned { title, trace }) = pinned {
                <p id="pinned-total" title={title.clone()}>
                    { format!("{} {} → {} ", words.before, duration(trace.total_us), duration(*total_us)) }
                    <strong>{ change(trace.total_us, *total_us) }</strong>
                </p>
            }
            <button type="button" title={format!("{why} (P)")} onclick={on_command.reform(|_| Command::Pin)}>
                { name }
            </button>
        </div>
    }
}
