//! An embedded page and its host.

use std::cell::Cell;

use yew::prelude::*;

use super::use_keys;
use crate::app::{Action, Move, Store};
use crate::browser::document::whole_height;
use crate::browser::guest::{Said, hear, leave, say_ready};
use crate::ui::keys::Command;

/// Keys that do something in a frame.
const KEYS: [Command; 6] =
    [Command::Toggle, Command::Back, Command::On, Command::ToStart, Command::ToEnd, Command::Run];

/// Plays only while it can be seen; takes the playhead's keys while it has the focus, and gives them back on Escape. Says
/// how high the frame would have to be whenever there is another timeline, or one is `shown` again.
#[hook]
pub fn use_guest(store: &UseReducerHandle<Store>, shown: bool) {
    let newest = use_mut_ref(|| store.clone());
    *newest.borrow_mut() = store.clone();
    use_effect_with((), {
        let newest = newest.clone();
        move |()| {
            let paused = Cell::new(false);
            let listener = hear(move |said| {
                let store = newest.borrow().clone();
                let playing = store.state.playhead.playing;
                // What the host has paused goes on; what a reader has, does not. A host may say a thing twice.
                let turns = match said {
                    Said::Hidden => playing,
                    Said::Shown => paused.get() && !playing,
                };
                if turns {
                    store.dispatch(Action::Play(Move::Toggle));
                }
                paused.set(said == Said::Hidden && (playing || paused.get()));
            });
            move || drop(listener)
        }
    });
    let picture = store.state.prediction.good.as_ref().map(|(_, trace)| trace.clone());
    use_effect_with((picture, shown), |_| say_ready(whole_height()));
    use_keys(Callback::from(move |key: String| {
        let store = newest.borrow().clone();
        if key == "Escape" {
            leave();
            return true;
        }
        let Some(command) = Command::of(&key).filter(|command| KEYS.contains(command)) else { return false };
        command.action(&store.state).into_iter().for_each(|action| store.dispatch(action));
        true
    }));
}
