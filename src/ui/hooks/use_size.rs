//! How large an element is inside, now and after every change.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The element's width and height in CSS px, without scroll bars, 0 before they are known; watched as long as the
/// component lives.
#[hook]
pub fn use_size(node: NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    let set = size.setter();
    use_effect_with(node, move |node| {
        let watched = node.cast::<Element>().and_then(|element| watch(element, set));
        move || {
            if let Some((observer, _callback)) = watched {
                observer.disconnect();
            }
        }
    });
    *size
}

type Watched = (ResizeObserver, Closure<dyn FnMut(JsValue)>);

fn size(element: &Element) -> (f64, f64) {
    (f64::from(element.client_width()), f64::from(element.client_height()))
}

fn watch(element: Element, set: UseStateSetter<(f64, f64)>) -> Option<Watched> {
    set.set(size(&element));
    let watched = element.clone();
    // Whoever changes what is drawn as soon as he is told may change the size again, which browsers report as an error.
    let later = Cell::new(None);
    let callback = Closure::new(move |_: JsValue| {
        let (set, watched) = (set.clone(), watched.clone());
        later.set(Some(Timeout::new(0, move || set.set(size(&watched)))));
    });
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some((observer, callback))
}
