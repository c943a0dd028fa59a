//! An embedded page and its host.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{StoreHandle, use_keys, use_window_event};
use crate::app::{Action, Motion, Move};
use crate::browser::document::{is_still, whole_height};
use crate::browser::formats::Formats;
use crate::browser::guest::{HostMessage, host_message, leave, say_picture, say_ready};
use crate::text::Language;
use crate::ui::keys::Command;

/// Keys that do something in a frame.
const KEYS: [Command; 7] = [
    Command::Toggle,
    Command::Back,
    Command::On,
    Command::NextMoment,
    Command::ToStart,
    Command::ToEnd,
    Command::Run,
];

/// Plays only while it can be seen; takes the playhead's keys while it has the focus, and gives them back on Escape. Says
/// how high the frame would have to be whenever there is another timeline, or one is `shown` again.
#[hook]
pub fn use_guest(store: &StoreHandle, shown: bool) {
    // Whether the host has paused what would play.
    let paused = use_mut_ref(|| false);
    let of_host = store.clone();
    let language = store.state.language;
    use_window_event("message", move |event| {
        let Some(message) = host_message(event) else { return };
        let (playing, was_paused) = (of_host.state.playhead.motion == Motion::Playing, *paused.borrow());
        // What the host has paused goes on; what a reader has, does not. A host may say a thing twice.
        let turns = match message {
            HostMessage::Hidden => playing,
            HostMessage::Shown => was_paused && !playing && !is_still(),
            HostMessage::Picture(fragment) => return spawn_local(draw(fragment, language)),
        };
        *paused.borrow_mut() = message == HostMessage::Hidden && (playing || was_paused);
        if turns {
            of_host.dispatch.emit(Action::Play(Move::Toggle));
        }
    });
    let picture = store.state.trace().cloned();
    use_effect_with((picture, shown), |_| say_ready(whole_height()));
    let of_reader = store.clone();
    use_keys(move |key| {
        if key == "Escape" {
            leave();
            return true;
        }
        let Some(command) = Command::of(key).filter(|command| KEYS.contains(command)) else { return false };
        command.action(&of_reader.state).into_iter().for_each(|action| of_reader.dispatch.emit(action));
        true
    });
}

/// Draws what a link's fragment leads to, for paper. The host waits for an answer: it has nothing in it if there is no
/// picture.
async fn draw(fragment: String, language: Language) {
    let svg = Formats::load().await.and_then(|formats| formats.picture(&fragment, language));
    say_picture(&fragment, &svg.unwrap_or_default());
}
