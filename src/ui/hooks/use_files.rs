//! Opening files: chosen, or dropped anywhere on the page.

use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File, HtmlInputElement};
use yew::prelude::*;

use crate::browser::files::text_of;

/// What opens files.
pub struct Files {
    /// The file input, hidden; a click on it asks for a file.
    pub input: NodeRef,
    pub on_chosen: Callback<Event>,
    pub on_drag: Callback<DragEvent>,
    pub on_drop: Callback<DragEvent>,
}

/// Gives the name of each file that is opened and its text, if that can be read.
#[hook]
pub fn use_files(on_file: Callback<(String, Option<String>)>) -> Files {
    let open = Callback::from(move |file: File| {
        let on_file = on_file.clone();
        spawn_local(async move {
            let text = text_of(&file).await;
            on_file.emit((file.name(), text));
        });
    });
    let chosen = open.clone();
    Files {
        input: use_node_ref(),
        on_chosen: Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            input.files().and_then(|files| files.get(0)).into_iter().for_each(|file| chosen.emit(file));
            // The same file can be chosen again.
            input.set_value("");
        }),
        on_drag: Callback::from(|event: DragEvent| event.prevent_default()),
        on_drop: Callback::from(move |event: DragEvent| {
            let files = event.data_transfer().and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                event.prevent_default();
                open.emit(file);
            }
        }),
    }
}
