//! What the keys do and what one can write.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::hooks::Loaded;
use super::keys::KEYS;
use super::quoted::quoted;
use super::words::{DialogWords, use_texts};
use crate::text::Language;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Whether keys without a modifier do something.
    pub keys_on: bool,
    pub on_keys: Callback<bool>,
    pub on_load: Callback<Rc<str>>,
    pub on_close: Callback<()>,
}

/// The help: examples load with a click.
#[component]
pub fn Help(props: &Props) -> Html {
    let words = use_texts::<DialogWords>();
    let language = use_context::<Language>().unwrap_or_default();
    let loaded = use_context::<Loaded>().unwrap_or_else(|| Ok(Rc::default()));
    let missing = loaded.as_ref().err().cloned();
    let library = loaded.unwrap_or_default();
    let keys = KEYS.iter().map(|(key, shown, command)| {
        html! { <div key={*key}><dt><kbd>{ *shown }</kbd></dt><dd>{ command.name(words) }</dd></div> }
    });
    let entries = library.reference.iter().enumerate().map(|(key, &entry)| {
        let (on_load, on_close) = (props.on_load.clone(), props.on_close.clone());
        let onclick = move |_| {
            on_load.emit(entry.script.into());
            on_close.emit(());
        };
        html! {
            <li {key}>
                <p>{ quoted(entry.text(language)) }</p>
                <button type="button" title={words.try_it} {onclick}><pre>{ entry.script }</pre></button>
            </li>
        }
    });
    let onchange =
        props.on_keys.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <Dialog id="help" title={words.help} on_close={props.on_close.clone()}>
            <h3>{ words.keys }</h3>
            <dl class="keys">{ for keys }</dl>
            <label class="check">
                <input id="keys-on" type="checkbox" checked={props.keys_on} {onchange} />
                { words.keys_on }
            </label>
            <p class="nothing">{ words.editor_keys }</p>
            <h3>{ words.reference }</h3>
            if let Some(why) = missing {
                <p class="note grave">{ words.no_scenarios }{": "}{ why }</p>
            }
            <ul class="reference">{ for entries }</ul>
        </Dialog>
    }
}
