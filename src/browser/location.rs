//! The page's address: what stands behind its `#`, which no server ever sees.

use std::rc::Rc;

use js_sys::Math::random;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Event, History, Location};

use super::document::is_still;
use super::storage::{keep_unwritten, unwritten};
use crate::app::{Address, Shown, lasting};
use crate::share::{self, MOST_BYTES};

/// What the page's own addresses carry in the history, to be told from those that somebody else has made.
const MINE: &str = "mine";

/// The address as it is now.
pub fn address() -> Address {
    let fragment = location().map(fragment).unwrap_or_default();
    let Step { mine, key } = step();
    Address { fragment, mine, unwritten: key.and_then(|key| unwritten(&key)), still: is_still() }
}

/// Where a `popstate` event leads: to the address or, if it has one in its `detail`, to a fragment that stands in no history.
/// So the part of the page that gives lessons leads a second window from step to step.
pub fn led(event: &Event) -> Address {
    let detail = Reflect::get(event, &"detail".into());
    match detail.ok().and_then(|detail| detail.as_string()) {
        Some(fragment) => Address { fragment, still: is_still(), ..Address::default() },
        None => address(),
    }
}

/// The address without what stands behind the `#`.
pub fn page() -> String {
    let href = location().and_then(|location| location.href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The address bar, which says what the page shows. A browser remembers every address that it has seen; so one that is
/// typed away from is not written with every key, but when the reader looks up. Until then the browser's storage has what
/// was typed, under a key that this step of the history carries: who leaves it finds it there again.
#[derive(Default)]
pub struct AddressBar {
    /// What the address does not say yet.
    behind: Option<Shown>,
    /// The script that was followed last, since the page was led to its address.
    last: Option<Rc<str>>,
}

impl AddressBar {
    /// Follows to what is shown; whether it is kept with this step of the history. A script that was loaded can be left
    /// with *Back*.
    pub fn follow(&mut self, shown: Shown) -> bool {
        let before = self.last.replace(shown.script.clone());
        let another = before.is_some_and(|before| before != shown.script);
        if another && !shown.loaded && set_aside(&shown) {
            self.behind = Some(shown);
            return true;
        }
        if another && shown.loaded {
            self.write();
        }
        self.behind = None;
        put(&shown, another && shown.loaded) || set_aside(&shown)
    }

    /// Writes what the address does not say yet.
    pub fn write(&mut self) {
        self.behind.take().iter().for_each(|shown| _ = put(shown, false));
    }

    /// Forgets what is still to be written: whoever goes back has left it, where it is kept.
    pub fn leave(&mut self) {
        *self = Self::default();
    }
}

/// Writes what is shown into the address, unless it is there: in the place of this one, or as one more in the history.
/// Whether it is there then.
fn put(shown @ Shown { script, mine, .. }: &Shown, more: bool) -> bool {
    let now = address();
    // No link holds more.
    let link =
        || if script.len() > MOST_BYTES { String::new() } else { share::write(script, &shown.settings) };
    if !is_there(shown, &now) {
        write(&link(), *mine, more);
        return is_there(shown, &address());
    }
    if now.mine != *mine {
        write(now.fragment.trim_start_matches('#'), *mine, false);
    }
    true
}

/// Whether an address says what is shown.
fn is_there(Shown { script, settings, .. }: &Shown, address: &Address) -> bool {
    let there = address.read().unwrap_or_default();
    there.script.as_deref() == Some(&**script) && lasting(&there.settings) == *settings
}

/// Keeps a script with this step of the history; whether that could be done.
fn set_aside(Shown { script, mine, .. }: &Shown) -> bool {
    let now = step();
    let key = now.key.clone().unwrap_or_else(|| random().to_string());
    let here = Step { mine: *mine, key: Some(key) };
    if here != now {
        let state = here.to_state();
        // The same address; a page without an origin of its own may not even do that.
        if history().is_none_or(|history| history.replace_state_with_url(&state, "", None).is_err()) {
            return false;
        }
    }
    here.key.is_some_and(|key| keep_unwritten(&key, script))
}

/// Writes the address: in the place of this one, or as one more in the history. `mine` says whose script it is.
fn write(fragment: &str, mine: bool, more: bool) {
    let state = Step { mine, key: step().key.filter(|_| !more) }.to_state();
    let address = format!("{}{}{fragment}", page(), if fragment.is_empty() { "" } else { "#" });
    // A page that may not, as one without an origin of its own, keeps the address it has.
    let _ = history().map(|history| match more {
        true => history.push_state_with_url(&state, "", Some(&address)),
        false => history.replace_state_with_url(&state, "", Some(&address)),
    });
}

/// What a step of the history says beside its address.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    /// Whether the script is this reader's own.
    mine: bool,
    /// Under which key what was typed there is kept, if anything was.
    key: Option<String>,
}

/// This step of the history.
fn step() -> Step {
    let state = history().and_then(|history| history.state().ok()?.as_string()).unwrap_or_default();
    let (whose, key) = state.split_once(' ').unwrap_or((&state, ""));
    Step { mine: whose == MINE, key: Some(key.to_owned()).filter(|key| !key.is_empty()) }
}

impl Step {
    fn to_state(&self) -> JsValue {
        let whose = if self.mine { MINE } else { "" };
        match &self.key {
            Some(key) => format!("{whose} {key}").into(),
            None => whose.into(),
        }
    }
}

/// What stands behind the `#`; or the query, where that has the script because its `#` came encoded.
fn fragment(location: Location) -> String {
    let hash = location.hash().unwrap_or_default();
    let query = location.search().ok().filter(|query| hash.is_empty() && query.contains("%23"));
    let is_of_script = |opened: share::Opened| opened.script.is_some() || opened.settings.list.is_some();
    let has_script = |query: &String| share::read(query).is_ok_and(is_of_script);
    query.filter(has_script).unwrap_or(hash)
}

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
