//! Zooming with the wheel.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

/// How much a turn of the wheel zooms; a pinch on a trackpad comes as small turns, a notch of a mouse as a large one.
const PER_TURN: f64 = 0.01;
const MOST_TURN: f64 = 30.0;

/// Calls back with a factor and a place, in px of the window, when somebody turns the wheel over the element with
/// Ctrl or Cmd held, or pinches a trackpad. Otherwise the wheel scrolls, as ever.
#[hook]
pub fn use_wheel(node: NodeRef, zoom: Callback<(f64, f64)>) {
    let newest = use_mut_ref(|| zoom.clone());
    *newest.borrow_mut() = zoom;
    use_effect_with(node, move |node| {
        let listener = Closure::<dyn FnMut(WheelEvent)>::new(move |event: WheelEvent| {
            if event.ctrl_key() || event.meta_key() {
                event.prevent_default();
                let turn = event.delta_y().clamp(-MOST_TURN, MOST_TURN);
                let zoom = newest.borrow().clone();
                let factor = if turn < 0.0 { 1.0 - turn * PER_TURN } else { 1.0 / (1.0 + turn * PER_TURN) };
                zoom.emit((factor, f64::from(event.client_x())));
            }
        });
        // yew listens at the root, where a browser lets nobody keep the wheel from zooming the page.
        let element = node.cast::<Element>();
        let callback = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(element) = &element {
            let _ = element.add_event_listener_with_callback("wheel", &callback);
        }
        move || {
            if let Some(element) = element {
                let _ = element.remove_event_listener_with_callback("wheel", &callback);
            }
            drop(listener);
        }
    });
}
