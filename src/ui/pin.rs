//! A run that is kept, and how the one now differs from it.

use yew::prelude::*;

use super::keys::Command;
use super::words::words;
use crate::app::{Pinned, State};
use crate::text::Texts;
use crate::trace::{Shared, Trace};
use crate::view::in_short;

/// *Pin*; once something is pinned, its total, the one now and the difference if that is of another run, and *Unpin*. Two
/// strategies are named.
pub fn pin(state: &State, texts: &'static Texts, on_command: &Callback<Command>) -> Html {
    let now = state.trace();
    let pinned = state.pinned.as_ref();
    let is_another = |Pinned { trace, .. }: &Pinned, now: &Trace| {
        trace.strategy != now.strategy || trace.source.as_ref() != Some(&state.script)
    };
    let (name, why) = match pinned {
        Some(_) => (texts.panels.unpin, texts.panels.unpin),
        None => (texts.panels.pin, texts.commands.pin),
    };
    html! {
        <div class="pin">
            if let Some((pinned, now)) = pinned.zip(now) {
                <p id="pinned-total" title={pinned.title.clone()}>
                    { told(&pinned.trace, Some(now).filter(|now| is_another(pinned, now)), texts) }
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

/// `before 9.00 s`, `before 9.00 s → 8.00 s −1.00 s`, or `before · async 9.00 s → threads 8.00 s −1.00 s`.
fn told(before: &Trace, now: Option<&Shared<Trace>>, texts: &Texts) -> Html {
    let told = |trace: &Trace| in_short(trace.answer(), &texts.figures);
    let word = texts.timeline.before;
    let Some(now) = now else { return words(format!("{word} {}", told(before))) };
    let named = |trace: &Trace| format!("{} {}", trace.strategy.word(), told(trace));
    let both = match before.strategy == now.strategy {
        true => format!("{word} {} → {} ", told(before), told(now)),
        false => format!("{word} · {} → {} ", named(before), named(now)),
    };
    html! {
        <>
            { words(both) }
            if let Some((before_us, now_us)) = before.answer().total_us().zip(now.answer().total_us()) {
                <strong ~textContent={texts.figures.units.change(before_us, now_us)} />
            }
        </>
    }
}
