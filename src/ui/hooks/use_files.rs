//! Opening files: chosen, or dropped anywhere on the page.

use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File, HtmlInputElement};
use yew::prelude::*;

use crate::app::{Action, FileKind, file_kind};
use crate::browser::files::text_of;
use crate::browser::formats::Formats;
use crate::text::Language;
use crate::trace::Shared;

/// What opens files.
pub struct Files {
    /// The file input, hidden; a click on it asks for a file.
    pub input: NodeRef,
    pub on_chosen: Callback<Event>,
    pub on_drag: Callback<DragEvent>,
    pub on_drop: Callback<DragEvent>,
}

/// Gives what opening each file does, or why it is not opened, in words of that language. While one is still read, the next
/// one takes its place.
#[hook]
pub fn use_files(language: Language, on_file: Callback<Result<Action, String>>) -> Files {
    let newest = use_mut_ref(|| None::<File>);
    let open = Callback::from(move |file: File| {
        let (on_file, newest) = (on_file.clone(), newest.clone());
        *newest.borrow_mut() = Some(file.clone());
        spawn_local(async move {
            let opened = opened(&file, language).await;
            if newest.borrow().as_ref() == Some(&file) {
                on_file.emit(opened);
            }
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

/// What opening a file does: a trace is shown, anything else is a script.
async fn opened(file: &File, language: Language) -> Result<Action, String> {
    let (name, texts) = (file.name(), &language.texts().page);
    let unreadable = || (texts.unreadable)(&name);
    let text = text_of(file).await.ok_or_else(unreadable)?;
    match file_kind(&text) {
        FileKind::Trace => {
            let formats = Formats::load().await.map_err(|why| (texts.no_reader)(&name, &why))?;
            let trace = formats.read_trace(&text, language).map_err(|why| (texts.no_trace)(&name, &why))?;
            Ok(Action::OpenTrace(Shared::new(trace)))
        }
        FileKind::Script => Ok(Action::Load(text.into())),
        FileKind::Other => Err(unreadable()),
    }
}
