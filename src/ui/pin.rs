//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::hooks::use_texts;
use super::keys::Command;
use super::words::words;
use crate::app::Pinned;
use crate::trace::Answer;
use crate::view::in_short;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub pinned: Option<Pinned>,
    /// What the run now comes to.
    pub now: Option<Answer>,
    pub on_command: Callback<Command>,
}

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*.
#[component]
pub fn Pin(Props { pinned, now, on_command }: &Props) -> Html {
    let texts = use_texts();
    let (name, why) = match pinned {
        Some(_) => (texts.panels.unpin, texts.panels.unpin),
        None => (texts.panels.pin, texts.commands.pin),
    };
    let told = |answer: Answer| in_short(answer, &texts.figures);
    html! {
        <div class="pin">
            if let Some((Pinned { title, trace }, now)) = pinned.as_ref().zip(*now) {
                <p id="pinned-total" title={title.clone()}>
                    { words(format!("{} {} → {} ", texts.timeline.before, told(trace.answer()), told(now))) }
                    if let Some((before_us, now_us)) = trace.answer().total_us().zip(now.total_us()) {
                        <strong ~textContent={texts.figures.units.change(before_us, now_us)} />
                    }
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
