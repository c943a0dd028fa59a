//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::keys::Command;
use super::words::PageWords;
use crate::app::Pinned;
use crate::trace::Micros;
use crate::view::figures::{change, duration};

/// *Pin*; once something is pinned, its total, the one now (in µs), the difference, and *Unpin*.
pub fn pin(
    pinned: Option<&Pinned>,
    total_us: Micros,
    on_command: &Callback<Command>,
    words: &PageWords,
) -> Html {
    let onclick = {
        let on_command = on_command.clone();
        move |_| on_command.emit(Command::Pin)
    };
    let (name, why) = match pinned {
        Some(_) => (words.unpin, words.unpin),
        None => (words.pin, words.pin_why),
    };
    html! {
        <div class="pin">
            if let Some(Pinned { title, trace }) = pinned {
                <p id="pinned-total" title={title.clone()}>
                    { format!("{} {} → {} ", words.before, duration(trace.total_us), duration(total_us)) }
                    <strong>{ change(trace.total_us, total_us) }</strong>
                </p>
            }
            <button type="button" title={format!("{why} (P)")} {onclick}>{ name }</button>
        </div>
    }
}
