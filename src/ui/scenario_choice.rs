//! Which built-in script is there, and the way to the others.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::keys::Command;
use super::words::words;
use crate::app::Action;
use crate::scenarios::{COUNT, Scenario, is_titled, title};
use crate::text::Language;

/// A button with the script's title, which stays when a scenario is changed but answers no question; back to the scenario
/// as it was; back to the script before.
pub fn scenario_choice(store: &StoreHandle, on_command: &Callback<Command>, language: Language) -> Html {
    let (texts, state) = (language.texts(), &store.state);
    let script = &state.script;
    let scenario = Scenario::titled(title(script));
    let has_title = is_titled(script) && !state.is_asking();
    let changed = scenario.filter(|scenario| scenario.scripts().all(|own| own != &**script));
    let load = |script: Rc<str>| store.on(move |_: MouseEvent| Action::Load(script.clone()));
    html! {
        <>
            <button
                type="button"
                id="scenario"
                aria-haspopup="dialog"
                title={format!("{} (G)", texts.gallery.gallery)}
                onclick={on_command.reform(|_| Command::Scenarios)}
            >
                if has_title {
                    { words(title(script)) }
                    <small ~textContent="▾" />
                } else {
                    <small ~textContent={format!("{} ▾", (texts.gallery.scenarios)(COUNT))} />
                }
            </button>
            if let Some(scenario) = changed {
                <span class="changed">
                    { words(texts.gallery.changed) }
                    <button
                        type="button"
                        id="original"
                        onclick={load(scenario.script(language).into())}
                        ~textContent={texts.gallery.original}
                    />
                </span>
            }
            if let Some(replaced) = state.replaced.clone() {
                <button type="button" id="undo-load" onclick={load(replaced)} ~textContent={texts.page.undo} />
            }
        </>
    }
}
