//! The draft, kept where the browser allows it: each tab's own for its reload, the last one for the next tab.

use wasm_bindgen::JsCast;
use web_sys::StorageEvent;
use yew::prelude::*;

use crate::browser::listener::Listener;
use crate::browser::storage::{Keeper, load, save};

/// Where the draft is kept.
const DRAFT: &str = "loopscope-draft";

/// The draft of this tab or, in a new one, the last that was kept.
pub fn draft() -> Option<String> {
    load(Keeper::Tab, DRAFT).or_else(|| load(Keeper::All, DRAFT))
}

/// Whether another tab has kept a draft since this one has, before it was loaded again.
fn is_overtaken() -> bool {
    let own = load(Keeper::Tab, DRAFT);
    own.is_some() && load(Keeper::All, DRAFT).is_some_and(|last| Some(last) != own)
}

/// Keeps the script with every change, if it is this reader's. If another tab has kept one of its own since, gives a way to keep this one.
#[hook]
pub fn use_draft(script: &str, mine: bool) -> Option<Callback<MouseEvent>> {
    let overtaken = use_state_eq(is_overtaken);
    let set = overtaken.setter();
    use_effect_with((), {
        let set = set.clone();
        move |()| {
            let listener = Listener::of_window("storage", move |event| {
                let event: StorageEvent = event.unchecked_into();
                if event.key().as_deref() == Some(DRAFT) {
                    set.set(event.new_value() != load(Keeper::Tab, DRAFT));
                }
            });
            move || drop(listener)
        }
    });
    let first = use_mut_ref(|| true);
    use_effect_with((script.to_owned(), *overtaken, mine), {
        move |(script, overtaken, mine): &(String, bool, bool)| {
            if !mine {
                first.replace(false);
                return;
            }
            save(Keeper::Tab, DRAFT, script);
            // A page that was only opened takes the place of nobody's draft, nor does one that was overtaken.
            if !first.replace(false) && !overtaken {
                save(Keeper::All, DRAFT, script);
            }
        }
    });
    overtaken.then(|| Callback::from(move |_| set.set(false)))
}
