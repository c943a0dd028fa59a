//! The address, which follows the script, and back and forward, which the script follows.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::{Action, Store, script_of};
use crate::browser::address::whole;
use crate::browser::document::set_title;
use crate::browser::listener::Listener;
use crate::browser::location::{address, write};
use crate::share::{self, MOST_BYTES, Settings};

/// How long nobody does anything before the address follows, in ms: browsers count how often it is written.
const PAUSE_MS: u32 = 400;

/// A script and whether it is the reader's own: what an address is written for.
#[derive(Clone)]
struct Shown {
    script: String,
    mine: bool,
}

/// What is still to be written.
#[derive(Default)]
struct Pending {
    /// An edited script, in the place of the one before.
    edit: Option<Waiting>,
    /// A loaded one, as one more in the history; and the edited one that must be written before.
    load: Option<Waiting>,
    /// The script that was followed last, since the address has become another.
    last: Option<String>,
}

/// Keeps the address and the page together.
#[hook]
pub fn use_address(store: &UseReducerHandle<Store>) {
    let pending = use_mut_ref(Pending::default);
    let dispatch = store.dispatcher();
    use_effect_with((), {
        let pending = pending.clone();
        move |()| {
            let gone = move |_| {
                // Whoever goes back has left what was to be written.
                pending.take();
                dispatch.dispatch(Action::Visit(address()));
            };
            let listener = Listener::of_window("popstate", gone);
            move || drop(listener)
        }
    });
    let state = &store.state;
    let follows = state.visit.broken.is_none() && !state.visit.settings.embed;
    let text = (state.script.clone(), state.visit.is_mine(), state.replaced.is_some());
    let settings = lasting(&state.visit.settings);
    use_effect_with((text, follows, state.visit.count), move |((script, mine, loaded), follows, _)| {
        if *follows {
            let shown = Shown { script: script.clone(), mine: *mine };
            pending.borrow_mut().follow(shown, *loaded, settings);
        }
    });
    let title = state.prediction.good.as_ref().and_then(|(program, _)| program.title.clone());
    use_effect_with(title, |title| set_title(title.as_deref()));
}

/// What a link wants of the page stays in its address, except for what is of the first picture only.
fn lasting(settings: &Settings) -> Settings {
    let Settings { language, theme, hide, .. } = settings.clone();
    Settings { language, theme, hide, ..Settings::default() }
}

impl Pending {
    /// Has the address follow to what is shown after a pause. One that was loaded can be left with *Back*.
    fn follow(&mut self, shown: Shown, loaded: bool, settings: Settings) {
        let edited = self.edit.take().and_then(Waiting::unwritten);
        let before = self.last.replace(shown.script.clone());
        if loaded && before.is_some_and(|before| before != shown.script) {
            let before = edited.or_else(|| self.load.take()?.unwritten());
            self.load = Some(Waiting::new(before.clone(), move || {
                before.iter().for_each(|before| put(before, &settings, false));
                put(&shown, &settings, true);
            }));
        } else {
            self.edit = Some(Waiting::new(Some(shown.clone()), move || put(&shown, &settings, false)));
        }
    }
}

/// Something that is written after a pause; if it is dropped before, never.
struct Waiting {
    write: Rc<Cell<Option<Write>>>,
    /// The edited script that goes unwritten then.
    edited: Option<Shown>,
}

impl Waiting {
    fn new(edited: Option<Shown>, write: impl FnOnce() + 'static) -> Self {
        let waiting = Self { write: Rc::new(Cell::new(Some(Box::new(write)))), edited };
        let write = Rc::downgrade(&waiting.write);
        spawn_local(async move {
            whole().await;
            TimeoutFuture::new(PAUSE_MS).await;
            if let Some(write) = write.upgrade().and_then(|write| write.take()) {
                write();
            }
        });
        waiting
    }

    fn unwritten(self) -> Option<Shown> {
        self.write.take().and(self.edited)
    }
}

type Write = Box<dyn FnOnce()>;

/// Writes what is shown into the address, unless it is there.
fn put(Shown { script, mine }: &Shown, settings: &Settings, more: bool) {
    let now = address();
    let there = share::read(&now.fragment).unwrap_or_default();
    let is_there = script_of(&there).as_ref() == Some(script) && lasting(&there.settings) == *settings;
    // No link holds more.
    let link = || if script.len() > MOST_BYTES { String::new() } else { share::write(script, settings) };
    if !is_there {
        write(&link(), *mine, more);
    } else if now.mine != *mine {
        write(now.fragment.trim_start_matches('#'), *mine, false);
    }
}
