//! How wide an element is, now and after every change.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The element's width in CSS px, 0 before it is known; watched as long as the component lives.
#[hook]
pub fn use_width(node: NodeRef) -> f64 {
    let width = use_state_eq(|| 0.0);
    let set = width.setter();
    use_effect_with(node, move |node| {
        let watched = node.cast::<Element>().and_then(|element| watch(element, set));
        move || {
            if let Some((observer, _callback)) = watched {
                observer.disconnect();
            }
        }
    });
    *width
}

type Watched = (ResizeObserver, Closure<dyn FnMut(JsValue)>);

fn watch(element: Element, set: UseStateSetter<f64>) -> Option<Watched> {
    set.set(element.get_bounding_client_rect().width());
    let watched = element.clone();
    let callback = Closure::new(move |_: JsValue| set.set(watched.get_bounding_client_rect().width()));
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some((observer, callback))
}
