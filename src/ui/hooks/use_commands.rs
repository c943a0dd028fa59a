//! What keys and buttons make the page do.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::use_keys;
use crate::app::{Action, Move, Quiz, Store};
use crate::browser::document::set_keys;
use crate::browser::files;
use crate::browser::storage::{Keeper, load, save};
use crate::scenarios::title;
use crate::ui::keys::Command;

/// Where it is kept whether keys do something.
const KEYS: &str = "loopscope-keys";

/// The commands, and what they open.
pub struct Commands {
    pub on_command: Callback<Command>,
    /// Whether the help is open.
    pub help: UseStateHandle<bool>,
    pub keys_on: bool,
    pub on_keys: Callback<bool>,
}

/// Carries out commands, from keys and from whoever gets the callback. `file_input` opens a file when it is clicked.
#[hook]
pub fn use_commands(store: &UseReducerHandle<Store>, file_input: NodeRef) -> Commands {
    let help = use_state_eq(|| false);
    let keys_on = use_state_eq(|| load(Keeper::All, KEYS).is_none_or(|kept| kept != "off"));
    let on_command = {
        let (store, help) = (store.clone(), help.setter());
        Callback::from(move |command: Command| {
            let state = &store.state;
            store.dispatch(match command {
                Command::Toggle => Action::Play(Move::Toggle),
                Command::Back => Action::Play(Move::Back),
                Command::On => Action::Play(Move::On),
                Command::ToStart => Action::Play(Move::ToStart),
                Command::ToEnd => Action::Play(Move::ToEnd),
                Command::Run if state.is_running() => Action::Stop,
                Command::Run => Action::Run,
                Command::Quiz => Action::Quiz(state.quiz == Quiz::Off),
                Command::Pin if state.pinned.is_some() => Action::Unpin,
                Command::Pin => Action::Pin,
                Command::Edit => return focus_script(),
                Command::Open => return file_input.cast::<HtmlElement>().iter().for_each(HtmlElement::click),
                Command::Save => return files::save(&file_name(&state.script), &state.script),
                // The timeline has those keys itself.
                Command::ZoomIn | Command::ZoomOut | Command::Fit => return,
                Command::Help => return help.set(true),
            });
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
    Commands { on_command, help, keys_on: *keys_on, on_keys }
}

fn focus_script() {
    let document = web_sys::window().and_then(|window| window.document());
    let script = document.and_then(|document| document.query_selector("#script").ok()?);
    if let Some(script) = script.and_then(|script| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(script).ok())
    {
        // A browser may keep the focus where it is.
        let _ = script.focus();
    }
}

/// A script's title as the name of a file, with what no system takes replaced.
fn file_name(script: &str) -> String {
    let stays = |c: char| c.is_ascii_alphanumeric() || c > '\u{a0}';
    let name: String = title(script).chars().map(|c| if stays(c) { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    format!("{}.loop", if name.is_empty() { "loopscope" } else { name })
}
