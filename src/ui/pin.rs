//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::keys::Command;
use super::words::words;
use crate::app::{Pinned, State};
use crate::text::Texts;
use crate::trace::Trace;
use crate::view::in_short;

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*. Two strategies are called by their
/// names.
pub fn pin(state: &State, texts: &'static Texts, on_command: &Callback<Command>) -> Html {
    let now = state.trace();
    let pinned = state.pinned.as_ref();
    let (name, why) = match pinned {
        Some(_) => (texts.panels.unpin, texts.panels.unpin),
        None => (texts.panels.pin, texts.commands.pin),
    };
    html! {
        <div class="pin">
            if let Some((Pinned { title, trace }, now)) = pinned.zip(now) {
                <p id="pinned-total" title={title.clone()}>
                    { words(format!("{} {} → {} ", texts.timeline.before, told(trace, now, texts), told(now, trace, texts))) }
                    if let Some((before_us, now_us)) = trace.answer().total_us().zip(now.answer().total_us()) {
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

/// What a run comes to beside another one.
fn told(run: &Trace, beside: &Trace, texts: &Texts) -> String {
    let answer = in_short(run.answer(), &texts.figures);
    if run.strategy == beside.strategy { answer } else { format!("{} {answer}", run.strategy.word()) }
}
