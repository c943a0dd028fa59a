//! A run that is kept, and how the one now differs from it.

use std::ptr;

use yew::prelude::*;

use super::keys::Command;
use super::words::words;
use crate::app::{Pinned, State};
use crate::text::Texts;
use crate::trace::{Micros, Trace};
use crate::view::in_short;

/// *Pin*; once something is pinned, its total, the one now, the difference, and *Unpin*. Two strategies are named.
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
                    { words(format!("{} ", against(trace, now, texts))) }
                    if let Some((before_us, now_us)) = totals(trace, now) {
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

/// How long both take, in µs, if they are two and end.
fn totals(before: &Trace, now: &Trace) -> Option<(Micros, Micros)> {
    let both = || before.answer().total_us().zip(now.answer().total_us());
    (!ptr::eq(before, now)).then(both).flatten()
}

/// `before 9.00 s`, `before 9.00 s → 8.00 s`, or `before · async 9.00 s → threads 8.00 s`.
fn against(before: &Trace, now: &Trace, texts: &Texts) -> String {
    let told = |trace: &Trace| in_short(trace.answer(), &texts.figures);
    let word = texts.timeline.before;
    if ptr::eq(before, now) {
        return format!("{word} {}", told(before));
    }
    if before.strategy == now.strategy {
        return format!("{word} {} → {}", told(before), told(now));
    }
    let named = |trace: &Trace| format!("{} {}", trace.strategy.word(), told(trace));
    format!("{word} · {} → {}", named(before), named(now))
}
