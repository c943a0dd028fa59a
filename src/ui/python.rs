//! How it stands with a Python program: on its way, run, or why not.

use yew::prelude::*;

use super::words::words;
use crate::app::{Code, State};
use crate::script::decimal;
use crate::text::Language;

/// The bar while what runs Python is fetched, and what went wrong, with its line.
pub fn python(state: &State, language: Language) -> Html {
    let texts = &language.texts().python;
    let megabytes = |bytes: u32| decimal(u64::from(bytes / 10_000), 100);
    let running = matches!(state.prediction.awaited, Some(Code::Python(_)));
    let fault = state.prediction.fault.as_ref().map(|fault| (fault.line, fault.text(language)));
    let error = || state.python_error().map(|(line, error)| (Some(line), error.to_string()));
    html! {
        <>
            if let Some((loaded, total)) = state.fetching.filter(|_| running) {
                <label class="fetching">
                    { words((texts.fetching)(&megabytes(loaded), &megabytes(total))) }
                    <progress max={total.to_string()} value={loaded.to_string()} />
                </label>
            } else if running {
                <p class="fetching" role="status" ~textContent={texts.running} />
            }
            if let Some((line, told)) = fault.or_else(error) {
                <p class="note grave python-fault" role="alert">
                    if let Some(line) = line.filter(|line| *line > 0) {
                        <b class="place" ~textContent={(texts.line)(line)} />
                    }
                    { words(told) }
                </p>
            }
        </>
    }
}
