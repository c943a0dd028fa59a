//! The editor's code on its way to the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlTextAreaElement, window};

use crate::browser::address::address;
use crate::browser::turn::painted;

/// What has the editor's code.
const FILE: &str = "editor.js";

/// The editor's code on its way; nobody waits for it when this goes.
pub struct Loading {
    _listeners: [EventListener; 4],
}

impl Loading {
    /// Loads the editor's code once the page is painted. `ended` is told that it is there, whenever nothing is being
    /// composed in the text area any more, or that it cannot be loaded.
    pub fn start(plain: &HtmlTextAreaElement, ended: impl Fn(bool) + 'static) -> Option<Self> {
        let script = window()?.document()?.create_element("script").ok()?;
        script.set_attribute("type", "module").ok()?;
        script.set_attribute("src", &address(FILE).ok()?).ok()?;
        let state = Rc::new(Progress { loaded: Cell::new(false), composing: Cell::new(false), ended });
        let (loaded, failed, begins, ends) = (state.clone(), state.clone(), state.clone(), state);
        let listeners = [
            EventListener::once(&script, "load", move |_| {
                loaded.loaded.set(true);
                loaded.tell_later();
            }),
            EventListener::once(&script, "error", move |_| (failed.ended)(false)),
            EventListener::new(plain, "compositionstart", move |_| begins.composing.set(true)),
            EventListener::new(plain, "compositionend", move |_| {
                ends.composing.set(false);
                ends.tell_later();
            }),
        ];
        spawn_local(async move {
            painted().await;
            let root = window().and_then(|window| window.document()?.document_element());
            // A document always takes a script.
            let _ = root.map(|root| root.append_child(&script));
        });
        Some(Self { _listeners: listeners })
    }
}

/// How far the code is, and whether it can take the text area's place.
struct Progress<E> {
    loaded: Cell<bool>,
    composing: Cell<bool>,
    ended: E,
}

impl<E: Fn(bool) + 'static> Progress<E> {
    /// Tells that the code is there, if it is, after this turn: the browser is still at it while it says that a syllable
    /// ends, and the next one may begin.
    fn tell_later(self: &Rc<Self>) {
        let progress = self.clone();
        Timeout::new(0, move || {
            if progress.loaded.get() && !progress.composing.get() {
                (progress.ended)(true);
            }
        })
        .forget();
    }
}
