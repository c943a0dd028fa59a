//! What the keys do and what one can write.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::check::check;
use super::dialog::Dialog;
use super::hooks::StoreHandle;
use super::keys::KEYS;
use super::quoted::quoted;
use crate::app::Action;
use crate::scenarios::{Entry, reference};
use crate::text::Language;

/// The help: examples load with a click; while there are none, something else is in their place. Keys without a modifier can
/// be switched off.
pub fn help(store: &StoreHandle, language: Language, missing: Html, on_close: Callback<()>) -> Html {
    let texts = language.texts();
    let on_load = store.on(|script: Rc<str>| Action::Load(script));
    let keys = KEYS.iter().map(|(key, shown, command)| {
        html! { <div key={*key}><dt><kbd ~textContent={*shown} /></dt><dd ~textContent={command.name(texts)} /></div> }
    });
    let entries = reference(language).enumerate().map(|(key, Entry { text, script })| {
        let (on_load, on_close) = (on_load.clone(), on_close.clone());
        let example = html! { <pre ~textContent={script.as_str()} /> };
        let onclick = move |_| {
            on_load.emit(script.as_str().into());
            on_close.emit(());
        };
        html! {
            <li {key}>
                <p>{ quoted(&text) }</p>
                <button type="button" title={texts.help.try_it} {onclick}>{ example }</button>
            </li>
        }
    });
    let on_keys =
        store.on(|event: Event| Action::SetKeys(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! {
        <Dialog id="help" title={texts.commands.help} on_close={on_close.clone()}>
            <h3 ~textContent={texts.help.keys} />
            <dl class="keys">{ for keys }</dl>
            <loop-lesson class="help" />
            { check("keys-on".into(), texts.help.keys_on, store.state.keys, move |event| on_keys.emit(event)) }
            <p class="nothing" ~textContent={texts.help.editor_keys} />
            <h3 ~textContent={texts.help.reference} />
            { missing }
            <ul class="reference">{ for entries }</ul>
        </Dialog>
    }
}
