//! The script's errors in words.

use std::rc::Rc;

use web_sys::{HtmlTextAreaElement, window};
use yew::prelude::*;

use super::quoted::quoted;
use super::words::use_words;
use crate::script::{Diagnostic, Language, Span};

/// More than anyone reads; the rest is counted.
const MOST: usize = 20;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub errors: Rc<[Diagnostic]>,
}

/// A list of errors under the editor. A click leads to the place.
#[component]
pub fn Problems(props: &Props) -> Html {
    let texts = use_words();
    let language = use_context::<Language>().unwrap_or_default();
    let items = props.errors.iter().take(MOST).enumerate().map(|(index, error)| {
        let span = error.span;
        let onclick = Callback::from(move |_| select(span));
        html! {
            <li key={index}>
                <button type="button" {onclick}>
                    <span class="place">{ format!("{}:{}", error.place.line, error.place.column) }</span>
                    <span>{ quoted(&error.problem.text(language)) }</span>
                </button>
            </li>
        }
    });
    let more = props.errors.len().saturating_sub(MOST);
    html! {
        <div id="problems" class="problems" role="status">
            if !props.errors.is_empty() {
                <ul>{ for items }</ul>
            }
            if more > 0 {
                <p>{ (texts.more)(more) }</p>
            }
        </div>
    }
}

/// Selects the place in the editor. A text area counts in UTF-16 units, our spans in bytes.
fn select(span: Span) {
    let editor = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("script"));
    let Some(editor) =
        editor.and_then(|element| wasm_bindgen::JsCast::dyn_into::<HtmlTextAreaElement>(element).ok())
    else {
        return;
    };
    let text = editor.value();
    let units = |at: u32| {
        let before = text.get(..at as usize).unwrap_or(&text);
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    let _ = editor.focus();
    let _ = editor.set_selection_range(units(span.start), units(span.end));
}
