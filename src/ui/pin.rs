//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::words::use_words;
use crate::app::Pinned;
use crate::trace::Micros;
use crate::view::figures::{change, duration};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub pinned: Option<Pinned>,
    /// The total now, in µs.
    pub total_us: Micros,
    /// Pins, or unpins what is pinned.
    pub on_toggle: Callback<()>,
}

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*.
#[component]
pub fn Pin(Props { pinned, total_us, on_toggle }: &Props) -> Html {
    let words = use_words();
    let onclick = {
        let on_toggle = on_toggle.clone();
        move |_| on_toggle.emit(())
    };
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
            <button type="button" title={format!("{why} (P)")} {onclick}>{ name }</button>
        </div>
    }
}
