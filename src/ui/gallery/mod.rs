//! The gallery: every built-in script with its timeline and what it is about, by chapter, found by typing.

mod thumbnail;

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
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

/// The dialog. What is looked for comes first where its title says it; Enter in its field takes the first.
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
    let rank = |one: &Scenario| Some((rank(one.script(language), &search, *asking)?, one.chapter()));
    let ranked = all.iter().enumerate().filter_map(|(at, one)| Some((rank(one)?, at, one)));
    let mut found: Vec<_> = ranked.collect();
    found.sort_by_cached_key(|((rank, chapter), ..)| (u64::from(*rank), *chapter as u64));
    let mut chapters: Vec<usize> = Vec::new();
    for ((_, chapter), ..) in &found {
        if !chapters.contains(chapter) {
            chapters.push(*chapter);
        }
    }
    let load = |scenario: &Scenario| {
        let (on_load, on_close, script) = (on_load.clone(), on_close.clone(), scenario.script(language));
        move || {
            on_load.emit(script.into());
            on_close.emit(());
        }
    };
    // Enter may come before the list is drawn for the key before it: the first one is taken once it is.
    let (list, taken) = (use_node_ref(), use_state_eq(|| false));
    let onsubmit = {
        let taken = taken.setter();
        move |event: SubmitEvent| {
            event.prevent_default();
            taken.set(true);
        }
    };
    use_effect_with((list.clone(), taken), |(list, taken)| {
        let first = || list.cast::<Element>()?.query_selector("button").ok()??.dyn_into::<HtmlElement>().ok();
        if let Some(first) = taken.then(first).flatten() {
            first.click();
        }
        taken.set(false);
    });
    let oninput = {
        let search = search.setter();
        move |event: InputEvent| search.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let chapters = chapters.into_iter().map(|chapter| {
        let items =
            found.iter().filter(|((_, of), ..)| *of == chapter).map(|(_, at, scenario)| {
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
        html! { <section key={chapter}><h3 ~textContent={texts.chapters[chapter]} /><ul>{ for items }</ul></section> }
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
            <div ref={list} class="chapters">{ chapters }</div>
        </Dialog>
    }
}

/// Where a scenario stands among those that are found, the lower the earlier: its title is what is looked for, but for
/// its number, begins with it, has every word of it, or has them together with its note. `None` if even that has not.
fn rank(script: &str, search: &str, title_alone: bool) -> Option<u8> {
    let (title, search) = (lower(title(script)), lower(search));
    let search = search.trim();
    let has_all = |said: &str| search.split_whitespace().all(|word| said.contains(word));
    let said = || lower(&format!("{title} {}", about(script)));
    let is_number = |before: &str| before.find(' ').is_none_or(|end| end + 1 == before.len());
    if search.is_empty() || title.strip_suffix(search).is_some_and(is_number) {
        Some(0)
    } else if title.starts_with(search) {
        Some(1)
    } else if has_all(&title) {
        Some(2)
    } else {
        (!title_alone && has_all(&said())).then_some(3)
    }
}

/// In small letters, by the browser, which has a table of them anyway.
fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// The first sentence of a note.
fn first_sentence(about: &str) -> &str {
    about.find(". ").map_or(about, |end| &about[..=end])
}
