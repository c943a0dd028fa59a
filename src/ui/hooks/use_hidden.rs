//! Whether somebody looks.

use yew::prelude::*;

use crate::browser::listener::Listener;

/// Calls back whenever the page is hidden: another tab came before it, or its window was put away.
#[hook]
pub fn use_hidden(call: Callback<()>) {
    use_effect_with((), move |()| {
        // The document is told, and then the window around it.
        let listener = Listener::of_window("visibilitychange", move |_| {
            let document = web_sys::window().and_then(|window| window.document());
            if document.is_some_and(|document| document.hidden()) {
                call.emit(());
            }
        });
        move || drop(listener)
    });
}
