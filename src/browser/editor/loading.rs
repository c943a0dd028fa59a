//! The editor's code on its way to the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;

use crate::browser::parts;
use crate::browser::turn::painted;

/// What has the editor's code.
const FILE: &str = "editor.js";

/// The editor's code on its way; nobody waits for it when this goes.
pub struct Loading {
    _listeners: [EventListener; 2],
}

impl Loading {
    /// Loads the editor's code once the page is painted. `ended` is told that it is there, whenever nothing is being
    /// composed in the text area any more, or that it cannot be loaded.
    pub fn start(plain: &HtmlTextAreaElement, ended: impl Fn(bool) + 'static) -> Self {
        let progress = Rc::new(Progress { loaded: Cell::new(false), composing: Cell::new(false), ended });
        let awaited = Rc::downgrade(&progress);
        spawn_local(async move {
            painted().await;
            let loaded = parts::load(FILE).await.is_ok();
            match awaited.upgrade() {
                Some(progress) if loaded => {
                    progress.loaded.set(true);
                    progress.tell_later();
                }
                Some(progress) => (progress.ended)(false),
                None => {}
            }
        });
        let begins = progress.clone();
        Self {
            _listeners: [
                EventListener::new(plain, "compositionstart", move |_| begins.composing.set(true)),
                EventListener::new(plain, "compositionend", move |_| {
                    progress.composing.set(false);
                    progress.tell_later();
                }),
            ],
        }
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
