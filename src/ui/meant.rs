//! What a script means, as a Python program, line by line.

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::hooks::{use_language, use_texts};
use super::quoted::quoted;
use super::words::words;
use crate::browser::formats::Formats;
use crate::text::Language;
use crate::trace::Strategy;

/// A program, and for each of its lines the line of the script that it stands for, or 0.
type Meant = (String, Vec<u32>);

#[derive(PartialEq, Properties)]
pub struct Props {
    /// It is sound.
    pub script: Rc<str>,
    pub strategy: Strategy,
    /// The script's lines at which tasks stand.
    pub here: Rc<BTreeSet<u32>>,
    /// Gets the program, to be the text from now on.
    pub on_edit: Callback<Rc<str>>,
}

/// The program, to be read: the lines at which tasks stand are marked, as in the script, and those that stand for the same
/// line of it under the pointer.
#[component]
pub fn MeantPython(props: &Props) -> Html {
    let texts = &use_texts().python;
    let language = use_language();
    let meant = use_meant(&props.script, props.strategy, language);
    let pointed = use_state_eq(|| 0);
    let (text, lines) = match &*meant {
        None => return html! { <p class="fetching" ~textContent={"…"} /> },
        Some(Err(why)) => return html! { <p class="note grave" role="alert">{ quoted(why) }</p> },
        Some(Ok(meant)) => meant,
    };
    let items = text.lines().zip(lines).enumerate().map(|(key, (text, line))| {
        let here = props.here.contains(line).then_some("here");
        let same = (*line > 0 && line == &*pointed).then_some("same");
        let (pointed, line) = (pointed.setter(), *line);
        html! {
            <li {key} class={classes!(here, same)} onpointerenter={move |_| pointed.set(line)}><code ~textContent={text.to_owned()} /></li>
        }
    });
    let said = pointed.checked_sub(1).and_then(|index: u32| props.script.lines().nth(index as usize));
    let edit = {
        let (on_edit, text) = (props.on_edit.clone(), Rc::<str>::from(text.as_str()));
        move |_| on_edit.emit(text.clone())
    };
    html! {
        <>
            <div class="meant" tabindex="0" role="region" aria-label={texts.meant}><ol>{ for items }</ol></div>
            <p class="meant-foot">
                { words(said.map_or_else(String::new, |said| (texts.stands_for)(*pointed, said.trim()))) }
                <button type="button" class="fix" id="edit-python" onclick={edit} ~textContent={texts.edit} />
            </p>
        </>
    }
}

/// What a script means, once it is known; that of the script before until then.
#[hook]
fn use_meant(
    script: &Rc<str>,
    strategy: Strategy,
    language: Language,
) -> UseStateHandle<Option<Result<Meant, String>>> {
    let meant = use_state_eq(|| None);
    let asked = (script.clone(), strategy, language);
    let newest = use_mut_ref(|| asked.clone());
    newest.replace(asked.clone());
    let setter = meant.setter();
    use_effect_with(asked, move |asked| {
        let asked = asked.clone();
        spawn_local(async move {
            let (script, strategy, language) = &asked;
            let python =
                Formats::load().await.and_then(|formats| formats.python(script, *strategy, *language));
            if *newest.borrow() == asked {
                setter.set(Some(python));
            }
        });
    });
    meant
}
