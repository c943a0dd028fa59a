//! The page as the guest of another one, which `www/embed.js` speaks for.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Window};

/// What each message between the two windows carries, to be told from others.
const KEY: &str = "loopscope";

/// What the host tells the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostMessage {
    /// The frame can be seen.
    Shown,
    /// It cannot: its slide is not the one.
    Hidden,
    /// It wants a picture of what this link's fragment leads to, for paper.
    Picture(String),
}

/// The host's window; `None` if the page is nobody's guest.
pub fn host() -> Option<Window> {
    let window = web_sys::window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// Tells the host that the page is ready, and how high it would be, in px, if that is known.
pub fn say_ready(height: Option<f64>) {
    say("ready", &[("height", height.into())]);
}

/// Gives the host the picture of what a link's fragment leads to, an SVG.
pub fn say_picture(fragment: &str, svg: &str) {
    say("picture", &[("fragment", fragment.into()), ("svg", svg.into())]);
}

/// Gives the keys back to the host.
pub fn leave() {
    say("leave", &[]);
}

fn say(word: &str, more: &[(&str, JsValue)]) {
    let message = Object::new();
    // A new object takes what one gives it. The host may be anybody: there is nothing in this that it may not know.
    let _ = Reflect::set(&message, &KEY.into(), &word.into());
    for (name, value) in more {
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    let _ = host().map(|host| host.post_message(&message, "*"));
}

/// What a `message` event at the window says, if it comes from the host and is one of ours.
pub fn host_message(event: &Event) -> Option<HostMessage> {
    let event = event.unchecked_ref::<MessageEvent>();
    let source = event.source()?;
    let from_host = host().is_some_and(|host| Object::is(&source, &host));
    let said = |name: &str| Reflect::get(&event.data(), &JsValue::from_str(name)).ok()?.as_string();
    match said(KEY).filter(|_| from_host)?.as_str() {
        "shown" => Some(HostMessage::Shown),
        "hidden" => Some(HostMessage::Hidden),
        "picture" => said("fragment").map(HostMessage::Picture),
        _ => None,
    }
}
