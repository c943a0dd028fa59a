//! What keys and buttons make the page do.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::use_keys;
use crate::app::{Action, Store};
use crate::browser::document::set_keys;
use crate::browser::files::{self, file_name};
use crate::browser::storage::{Keeper, load, save};
use crate::browser::turn::painted;
use crate::ui::keys::Command;

/// Where it is kept whether keys do something.
const KEYS: &str = "loopscope-keys";

/// The commands, and what they open.
pub struct Commands {
    pub on_command: Callback<Command>,
    /// What is open over the page.
    pub open: UseStateHandle<Option<Opened>>,
    pub keys_on: bool,
    pub on_keys: Callback<bool>,
}

/// What is shown over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    Help,
    Share,
    Export,
}

/// Carries out commands, from keys and from whoever gets the callback. `file_input` opens a file when it is clicked.
#[hook]
pub fn use_commands(store: &UseReducerHandle<Store>, file_input: NodeRef) -> Commands {
    let open = use_state_eq(|| None);
    let keys_on = use_state_eq(|| load(Keeper::All, KEYS).is_none_or(|kept| kept != "off"));
    let on_command = {
        let (store, open) = (store.clone(), open.setter());
        Callback::from(move |command: Command| {
            let state = &store.state;
            if let Some(action) = command.action(state) {
                return store.dispatch(action);
            }
            match command {
                Command::Edit => {
                    store.dispatch(Action::ShowEditor);
                    focus_script();
                }
                Command::Open => file_input.cast::<HtmlElement>().iter().for_each(HtmlElement::click),
                Command::Save => files::save(&file_name(&state.title(), "loop"), state.script.as_bytes()),
                Command::Share => open.set(Some(Opened::Share)),
                Command::Export => open.set(Some(Opened::Export)),
                Command::Help => open.set(Some(Opened::Help)),
                // The timeline has the other keys itself.
                _ => {}
            }
        })
    };
    use_keys({
        let on_command = on_command.clone();
        Callback::from(move |key: String| {
            let timelines = [Command::ZoomIn, Command::ZoomOut, Command::Fit];
            let command = Command::of(&key).filter(|command| !timelines.contains(command));
            command.iter().for_each(|command| on_command.emit(*command));
            command.is_some()
        })
    });
    use_effect_with(*keys_on, |on| set_keys(*on));
    let on_keys = Callback::from({
        let keys_on = keys_on.setter();
        move |on: bool| {
            save(Keeper::All, KEYS, if on { "on" } else { "off" });
            keys_on.set(on);
        }
    });
    Commands { on_command, open, keys_on: *keys_on, on_keys }
}

/// The script gets the focus, once it is there.
fn focus_script() {
    spawn_local(async {
        painted().await;
        let document = web_sys::window().and_then(|window| window.document());
        let script = document.and_then(|document| document.query_selector("#script").ok()?);
        if let Some(script) = script.and_then(|script| script.dyn_into::<HtmlElement>().ok()) {
            // A browser may keep the focus where it is.
            let _ = script.focus();
        }
    });
}
