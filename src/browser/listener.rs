//! Hearing of what happens to the window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Hears of one kind of event until it is dropped.
pub struct Listener {
    name: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls back with every event of that name at the window.
    pub fn of_window(name: &'static str, call: impl FnMut(Event) + 'static) -> Self {
        let listener = Self { name, call: Closure::new(call) };
        // A window always takes a listener.
        let _ = web_sys::window().map(|window| {
            window.add_event_listener_with_callback(name, listener.call.as_ref().unchecked_ref())
        });
        listener
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = web_sys::window().map(|window| {
            window.remove_event_listener_with_callback(self.name, self.call.as_ref().unchecked_ref())
        });
    }
}
