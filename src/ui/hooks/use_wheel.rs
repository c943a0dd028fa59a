//! Zooming with the wheel.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, WheelEvent};
use yew::prelude::*;

/// By how much a unit of `deltaY` zooms, and the most of it that counts: a pinch on a trackpad comes as small turns, a
/// notch of a mouse as a large one.
const PER_UNIT: f64 = 0.01;
const MOST_UNITS: f64 = 30.0;

/// Calls back with a factor and a place, in px of the window, when somebody turns the wheel over the element with
/// Ctrl or Cmd held, or pinches a trackpad. Otherwise the wheel scrolls, as ever.
#[hook]
pub fn use_wheel(node: NodeRef, zoom: Callback<(f64, f64)>) {
    let newest = use_mut_ref(|| zoom.clone());
    *newest.borrow_mut() = zoom;
    use_effect_with(node, move |node| {
        let turned = move |event: &Event| {
            let event = event.unchecked_ref::<WheelEvent>();
            if event.ctrl_key() || event.meta_key() {
                event.prevent_default();
                let zoom = newest.borrow().clone();
                zoom.emit((factor(event.delta_y()), f64::from(event.client_x())));
            }
        };
        // yew listens at the root, where a browser lets nobody keep the wheel from zooming the page.
        let options = EventListenerOptions::enable_prevent_default();
        let element = node.cast::<Element>();
        let listener =
            element.map(|element| EventListener::new_with_options(&element, "wheel", options, turned));
        move || drop(listener)
    });
}

/// By how much a turn zooms: up is larger.
fn factor(delta_y: f64) -> f64 {
    let units = delta_y.clamp(-MOST_UNITS, MOST_UNITS) * PER_UNIT;
    if units < 0.0 { 1.0 - units } else { 1.0 / (1.0 + units) }
}
