//! Which built-in script is there, and the way to the others.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_language, use_texts};
use super::keys::Command;
use super::words::words;
use crate::app::Action;
use crate::scenarios::{ALL, Scenario, title};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The script in the editor, to know which scenario it is.
    pub script: Rc<str>,
    /// The script that the last one loaded took the place of.
    pub replaced: Option<Rc<str>>,
    pub dispatch: Callback<Action>,
    pub on_command: Callback<Command>,
}

/// A button with the script's title, which stays when a scenario is changed; back to the scenario as it was; back to
/// the script before.
#[component]
pub fn ScenarioChoice(Props { script, replaced, dispatch, on_command }: &Props) -> Html {
    let texts = use_texts();
    let language = use_language();
    let scenario = Scenario::titled(title(script));
    let has_title = script.starts_with("title ");
    let changed = scenario.filter(|scenario| scenario.scripts().all(|own| own != &**script));
    let load = |script: Rc<str>| dispatch.reform(move |_| Action::Load(script.clone()));
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
                    <small ~textContent={format!("{} ▾", (texts.gallery.scenarios)(ALL.len()))} />
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
            if let Some(replaced) = replaced.clone() {
                <button type="button" id="undo-load" onclick={load(replaced)} ~textContent={texts.page.undo} />
            }
        </>
    }
}
