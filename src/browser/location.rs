//! The page's address: what stands behind its `#`, which no server ever sees.

use wasm_bindgen::JsValue;
use web_sys::{History, Location, PerformanceNavigation};

use crate::app::Address;

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

/// Writes the address: in the place of this one, or as one more in the history. `mine` says whose script it is.
pub fn write(fragment: &str, mine: bool, more: bool) {
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
