//! What keys and buttons make the page do.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::{StoreHandle, use_keys};
use crate::app::Action;
use crate::browser::files::{self, file_name};
use crate::browser::turn::painted;
use crate::ui::keys::Command;

/// The commands, and what they open.
pub struct Commands {
    pub on_command: Callback<Command>,
    /// What is open over the page.
    pub open: UseStateHandle<Option<Opened>>,
}

/// What is shown over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    Gallery,
    Help,
    Share,
    Export,
}

/// Carries out commands, from keys and from whoever gets the callback. `file_input` opens a file when it is clicked.
#[hook]
pub fn use_commands(store: &StoreHandle, file_input: NodeRef) -> Commands {
    let open = use_state_eq(|| None);
    let on_command = {
        let (store, open) = (store.clone(), open.setter());
        Callback::from(move |command: Command| {
            let state = &store.state;
            match command {
                Command::Toggle
                | Command::Back
                | Command::On
                | Command::NextMoment
                | Command::ToStart
                | Command::ToEnd
                | Command::Run
                | Command::Quiz
                | Command::Pin
                | Command::Present
                | Command::Reveal
                | Command::StepBack
                | Command::Leave => {
                    command.action(state).into_iter().for_each(|action| store.dispatch.emit(action));
                }
                Command::Edit => {
                    store.dispatch.emit(Action::ShowEditor);
                    focus_script();
                }
                Command::Open => file_input.cast::<HtmlElement>().iter().for_each(HtmlElement::click),
                // A saved trace may have none.
                Command::Save if !state.has_script() => {}
                Command::Save => {
                    let suffix = if state.is_python() { "py" } else { "loop" };
                    files::save(&file_name(&state.title(), suffix), state.script.as_bytes());
                }
                Command::Share => {
                    store.dispatch.emit(Action::LookUp);
                    open.set(Some(Opened::Share));
                }
                Command::Scenarios => open.set(Some(Opened::Gallery)),
                Command::Export => open.set(Some(Opened::Export)),
                Command::Help => open.set(Some(Opened::Help)),
                // The timeline has these keys itself.
                Command::ZoomIn | Command::ZoomOut | Command::Fit => {}
            }
        })
    };
    let of_keys = on_command.clone();
    let presents = store.state.presents;
    use_keys(move |key| {
        let timelines = [Command::ZoomIn, Command::ZoomOut, Command::Fit];
        let may = |command: &Command| !timelines.contains(command) && (presents || !command.presents());
        let command = Command::of(key).filter(may);
        command.iter().for_each(|command| of_keys.emit(*command));
        command.is_some()
    });
    Commands { on_command, open }
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
