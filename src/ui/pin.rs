//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::keys::Command;
use super::words::words;
use crate::app::{Pinned, State};
use crate::text::Texts;
use crate::trace::Answer;
use crate::view::in_short;

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*.
pub fn pin(state: &State, texts: &'static Texts, on_command: &Callback<Command>) -> Html {
    let now = state.trace().map(|trace| trace.answer());
    let pinned = state.pinned.as_ref();
    let (name, why) = match pinned {
        Some(_) => (texts.panels.unpin, texts.panels.unpin),
        None => (texts.panels.pin, texts.commands.pin),
    };
    let told = |answer: Answer| in_short(answer, &texts.figures);
    html! {
        <div class="pin">
            if let Some((Pinned { title, trace }, now)) = pinned.zip(now) {
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
