//! What the keys do and what one can write.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::hooks::{use_language, use_texts};
use super::keys::KEYS;
use super::quoted::quoted;
use super::words::words;
use crate::scenarios::REFERENCE;

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
    let texts = use_texts();
    let language = use_language();
    let keys = KEYS.iter().map(|(key, shown, command)| {
        html! { <div key={*key}><dt><kbd ~textContent={*shown} /></dt><dd ~textContent={command.name(texts)} /></div> }
    });
    let entries = REFERENCE.iter().enumerate().map(|(key, &entry)| {
        let (on_load, on_close) = (props.on_load.clone(), props.on_close.clone());
        let onclick = move |_| {
            on_load.emit(entry.script.into());
            on_close.emit(());
        };
        html! {
            <li {key}>
                <p>{ quoted(entry.text(language)) }</p>
                <button type="button" title={texts.help.try_it} {onclick}><pre ~textContent={entry.script} /></button>
            </li>
        }
    });
    let onchange =
        props.on_keys.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <Dialog id="help" title={texts.commands.help} on_close={props.on_close.clone()}>
            <h3 ~textContent={texts.help.keys} />
            <dl class="keys">{ for keys }</dl>
            <label class="check">
                <input id="keys-on" type="checkbox" checked={props.keys_on} {onchange} />
                { words(texts.help.keys_on) }
            </label>
            <p class="nothing" ~textContent={texts.help.editor_keys} />
            <h3 ~textContent={texts.help.reference} />
            <ul class="reference">{ for entries }</ul>
        </Dialog>
    }
}
