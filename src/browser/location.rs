//! The page's address: what stands behind its `#`, which no server ever sees.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{History, Location, PerformanceNavigation};

use crate::app::{Address, Shown, lasting, script_of};
use crate::share::{self, MOST_BYTES};

/// How long nobody does anything before the address follows, in ms: browsers count how often it is written.
const PAUSE_MS: u32 = 400;

/// What the page's own addresses carry in the history, to be told from those that somebody else has made.
const MINE: &str = "mine";

/// The address as it is now.
pub fn address() -> Address {
    let fragment = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    let state = history().and_then(|history| history.state().ok());
    let mine = state.and_then(|state| state.as_string()).as_deref() == Some(MINE);
    Address { fragment, mine, again: is_again(), still: is_still() }
}

/// The address without what stands behind the `#`.
pub fn page() -> String {
    let href = location().and_then(|location| location.href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The address bar, which follows to what the page shows after a pause.
#[derive(Default)]
pub struct AddressBar {
    /// An edited script that is still to be written, in the place of the one before.
    edit: Option<Waiting>,
    /// A loaded one, as one more in the history; and the edited one that must be written before.
    load: Option<Waiting>,
    /// The script that was followed last, since the page was led to its address.
    last: Option<Rc<str>>,
}

impl AddressBar {
    /// Follows to what is shown. A script that was loaded can be left with *Back*.
    pub fn follow(&mut self, shown: Shown) {
        let edited = self.edit.take().and_then(Waiting::unwritten);
        let before = self.last.replace(shown.script.clone());
        if shown.loaded && before.is_some_and(|before| before != shown.script) {
            let before = edited.or_else(|| self.load.take()?.unwritten());
            self.load = Some(Waiting::new(before.clone(), move || {
                before.iter().for_each(|before| put(before, false));
                put(&shown, true);
            }));
        } else {
            self.edit = Some(Waiting::new(Some(shown.clone()), move || put(&shown, false)));
        }
    }

    /// Forgets what is still to be written: whoever goes back has left it.
    pub fn leave(&mut self) {
        *self = Self::default();
    }
}

/// Something that is written after a pause; if it is dropped before, never.
struct Waiting {
    write: Rc<Cell<Option<Write>>>,
    /// The edited script that goes unwritten then.
    edited: Option<Shown>,
}

type Write = Box<dyn FnOnce()>;

impl Waiting {
    fn new(edited: Option<Shown>, write: impl FnOnce() + 'static) -> Self {
        let waiting = Self { write: Rc::new(Cell::new(Some(Box::new(write)))), edited };
        let write = Rc::downgrade(&waiting.write);
        spawn_local(async move {
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

/// Writes what is shown into the address, unless it is there: in the place of this one, or as one more in the history.
fn put(Shown { script, mine, settings, .. }: &Shown, more: bool) {
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

/// Writes the address: in the place of this one, or as one more in the history. `mine` says whose script it is.
fn write(fragment: &str, mine: bool, more: bool) {
    let state = if mine { JsValue::from_str(MINE) } else { JsValue::NULL };
    let address = format!("{}{}{fragment}", page(), if fragment.is_empty() { "" } else { "#" });
    // A page that may not, as one without an origin of its own, keeps the address it has.
    let _ = history().map(|history| match more {
        true => history.push_state_with_url(&state, "", Some(&address)),
        false => history.replace_state_with_url(&state, "", Some(&address)),
    });
}

/// Whether the page was loaded again.
fn is_again() -> bool {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.is_some_and(|clock| clock.navigation().type_() == PerformanceNavigation::TYPE_RELOAD)
}

/// Whether the reader has asked for less motion.
fn is_still() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
