//! The page as the guest of another one, which `www/embed.js` speaks for.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

use super::listener::Listener;

/// What each message between the two windows carries, to be told from others.
const KEY: &str = "loopscope";

/// What the host says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The frame can be seen.
    Shown,
    /// It cannot: its slide is not the one.
    Hidden,
}

/// The host's window; `None` if the page is nobody's guest.
pub fn host() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// Tells the host that the page is ready, and how high it would be, in px, if that is known.
pub fn say_ready(height: Option<f64>) {
    say("ready", height);
}

/// Gives the keys back to the host.
pub fn leave() {
    say("leave", None);
}

fn say(word: &str, height: Option<f64>) {
    let message = Object::new();
    // A new object takes what one gives it. The host may be anybody: there is nothing in this that it may not know.
    let _ = Reflect::set(&message, &KEY.into(), &word.into());
    let _ = height.map(|height| Reflect::set(&message, &"height".into(), &height.into()));
    let _ = host().map(|host| host.post_message(&message, "*"));
}

/// What a message says, if it comes from the host and is one of ours.
fn said(event: &MessageEvent) -> Option<Said> {
    let from_host =
        event.source().is_some_and(|source| host().is_some_and(|host| Object::is(&source, &host)));
    let data = event.data();
    let word = Reflect::get(&data, &JsValue::from_str(KEY)).ok().filter(|_| from_host)?;
    match word.as_string()?.as_str() {
        "shown" => Some(Said::Shown),
        "hidden" => Some(Said::Hidden),
        _ => None,
    }
}

/// Calls back with each word of the host's.
pub fn hear(call: impl Fn(Said) + 'static) -> Listener {
    Listener::of_window("message", move |event| said(event.unchecked_ref()).into_iter().for_each(&call))
}
