//! Hearing of what happens to the window.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::Event;
use yew::prelude::*;

type Call = Rc<dyn Fn(&Event)>;

/// Calls back with every event of that name at the window, as long as the component lives. It is always the newest
/// callback, and it may keep the browser from doing what it does with such an event.
#[hook]
pub fn use_window_event(name: &'static str, call: impl Fn(&Event) + 'static) {
    use_call(name, Rc::new(call));
}

/// There is only one of this in the page, whatever is called back.
#[hook]
fn use_call(name: &'static str, call: Call) {
    let newest = use_mut_ref(|| call.clone());
    *newest.borrow_mut() = call;
    use_effect_with((), move |()| {
        let heard = move |event: &Event| {
            let call = newest.borrow().clone();
            call(event);
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            web_sys::window().map(|window| EventListener::new_with_options(&window, name, options, heard));
        move || drop(listener)
    });
}
