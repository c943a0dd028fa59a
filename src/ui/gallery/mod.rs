//! The gallery: every built-in script with its timeline and what it is about, by chapter, found by typing.

mod thumbnail;

use std::rc::Rc;

use js_sys::JsString;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::thumbnail::{thumbnail, thumbnails};
use super::dialog::Dialog;
use super::hooks::{use_language, use_scenarios, use_texts};
use super::quoted::quoted;
use crate::scenarios::{Scenario, about, title};
use crate::text::Texts;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The script in the editor, to know which of them it is.
    pub script: Rc<str>,
    /// Whether the page asks before it tells: then the gallery tells nothing but titles, and not which of them it is.
    pub asking: bool,
    pub on_load: Callback<Rc<str>>,
    pub on_close: Callback<()>,
}

/// The dialog. Enter in its field takes the first that is found.
#[component]
pub fn Gallery(Props { script, asking, on_load, on_close }: &Props) -> Html {
    let language = use_language();
    let Texts { gallery: texts, python, .. } = use_texts();
    let (all, missing) = use_scenarios();
    let search = use_state_eq(String::new);
    let field = use_node_ref();
    let pictures = use_memo((language, *asking, all.len()), |(language, asking, _)| {
        if *asking { Vec::new() } else { thumbnails(all.iter().map(|scenario| scenario.script(*language))) }
    });
    let shown = Scenario::titled(title(script)).filter(|_| !asking).map(|scenario| scenario.id);
    let found: Vec<_> =
        all.iter().enumerate().filter(|(_, one)| is_found(one.script(language), &search, *asking)).collect();
    let load = |scenario: &Scenario| {
        let (on_load, on_close, script) = (on_load.clone(), on_close.clone(), scenario.script(language));
        move || {
            on_load.emit(script.into());
            on_close.emit(());
        }
    };
    let onsubmit = {
        let first = found.first().map(|(_, scenario)| load(scenario));
        move |event: SubmitEvent| {
            event.prevent_default();
            first.iter().for_each(|load| load());
        }
    };
    let oninput = {
        let search = search.setter();
        move |event: InputEvent| search.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let chapters = texts.chapters.into_iter().enumerate().filter_map(|(chapter, name)| {
        let items =
            found.iter().filter(|(_, scenario)| scenario.chapter() == chapter).map(|(at, scenario)| {
                let (script, load) = (scenario.script(language), load(scenario));
                let current = (shown == Some(scenario.id)).then_some("true");
                html! {
                    <li key={scenario.id}>
                        <button type="button" data-id={scenario.id} aria-current={current} onclick={move |_| load()}>
                            if scenario.python {
                                <code ~textContent={python.python} />
                            } else if let Some(picture) = pictures.get(*at) {
                                { thumbnail(picture) }
                            }
                            <b ~textContent={title(script)} />
                            if !*asking { <small>{ quoted(first_sentence(&about(script))) }</small> }
                        </button>
                    </li>
                }
            });
        let items: Vec<_> = items.collect();
        (!items.is_empty())
            .then(|| html! { <section key={chapter}><h3 ~textContent={name} /><ul>{ items }</ul></section> })
    });
    let chapters: Vec<_> = chapters.collect();
    html! {
        <Dialog id="gallery" title={texts.gallery} first={field.clone()} on_close={on_close.clone()}>
            <form role="search" {onsubmit}>
                <input ref={field} id="gallery-search" type="search" aria-label={texts.search} placeholder={texts.search} {oninput} />
            </form>
            <loop-lesson class="choice" />
            { missing }
            if chapters.is_empty() && !all.is_empty() {
                <p class="nothing" role="status" ~textContent={texts.none} />
            }
            <div class="chapters">{ chapters }</div>
        </Dialog>
    }
}

/// Whether a scenario's title or note, or its title alone, has every word that is looked for.
fn is_found(script: &str, search: &str, title_alone: bool) -> bool {
    let about = if title_alone { String::new() } else { about(script) };
    let said = lower(&format!("{} {about}", title(script)));
    lower(search).split_whitespace().all(|word| said.contains(word))
}

/// In small letters, by the browser, which has a table of them anyway.
fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// The first sentence of a note.
fn first_sentence(about: &str) -> &str {
    about.find(". ").map_or(about, |end| &about[..=end])
}
