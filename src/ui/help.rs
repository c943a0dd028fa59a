//! What the keys do and what one can write.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialog::Dialog;
use super::hooks::StoreHandle;
use super::keys::KEYS;
use super::quoted::quoted;
use super::words::words;
use crate::app::Action;
use crate::scenarios::REFERENCE;
use crate::text::Language;

/// The help: examples load with a click. Keys without a modifier can be switched off.
pub fn help(store: &StoreHandle, language: Language, on_close: Callback<()>) -> Html {
    let texts = language.texts();
    let on_load = store.on(|script: Rc<str>| Action::Load(script));
    let keys = KEYS.iter().map(|(key, shown, command)| {
        html! { <div key={*key}><dt><kbd ~textContent={*shown} /></dt><dd ~textContent={command.name(texts)} /></div> }
    });
    let entries = REFERENCE.iter().enumerate().map(|(key, &entry)| {
        let (on_load, on_close) = (on_load.clone(), on_close.clone());
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
        store.on(|event: Event| Action::SetKeys(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! {
        <Dialog id="help" title={texts.commands.help} on_close={on_close.clone()}>
            <h3 ~textContent={texts.help.keys} />
            <dl class="keys">{ for keys }</dl>
            <label class="check">
                <input id="keys-on" type="checkbox" checked={store.state.keys} {onchange} />
                { words(texts.help.keys_on) }
            </label>
            <p class="nothing" ~textContent={texts.help.editor_keys} />
            <h3 ~textContent={texts.help.reference} />
            <ul class="reference">{ for entries }</ul>
        </Dialog>
    }
}
