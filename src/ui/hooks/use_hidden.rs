//! Whether somebody looks.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Calls back whenever the page is hidden: another tab came before it, or its window was put away.
#[hook]
pub fn use_hidden(call: Callback<()>) {
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let listener = {
            let document = document.clone();
            Closure::<dyn FnMut()>::new(move || {
                if document.as_ref().is_some_and(web_sys::Document::hidden) {
                    call.emit(());
                }
            })
        };
        let callback = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(document) = &document {
            // A document always takes a listener.
            let _ = document.add_event_listener_with_callback("visibilitychange", &callback);
        }
        move || {
            if let Some(document) = document {
                let _ = document.remove_event_listener_with_callback("visibilitychange", &callback);
            }
            drop(listener);
        }
    });
}
