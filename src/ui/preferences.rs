//! What a reader chooses once: the page's language and its colours.

use std::rc::Rc;

use yew::prelude::*;

use super::words::words;
use crate::app::Action;
use crate::scenarios::{FIRST, known};
use crate::share::Theme;
use crate::text::{Language, PageTexts};

/// The languages, each by its own name. A scenario that stands there as it is follows the language.
pub fn language_choice(script: &Rc<str>, current: Language, dispatch: &Callback<Action>) -> Html {
    let choose = |chosen: Language| {
        let (script, dispatch) = (script.clone(), dispatch.clone());
        Callback::from(move |_| {
            dispatch.emit(Action::Speak(chosen));
            let mut known = known().iter().chain([&FIRST]);
            if let Some(scenario) = known.find(|scenario| scenario.script(current) == &*script) {
                dispatch.emit(Action::Load(scenario.script(chosen).into()));
            }
        })
    };
    let of = |language: Language| {
        let (code, name) = (language.code(), language.name());
        choice(code, Some(code), name, language == current, choose(language))
    };
    group("language", current.texts().page.language, Language::ALL.map(of).into())
}

/// Light, dark, or, if it is `None`, as the system has it.
pub fn theme_choice(theme: Option<Theme>, texts: &PageTexts, dispatch: &Callback<Action>) -> Html {
    let of = |(of, name): (Option<Theme>, &'static str)| {
        let onclick = dispatch.reform(move |_| Action::SetTheme(of));
        choice(of.map_or("system", Theme::word), None, name, of == theme, onclick)
    };
    let all = [(None, texts.system), (Some(Theme::Light), texts.light), (Some(Theme::Dark), texts.dark)];
    group("theme", texts.theme, all.map(of).into())
}

/// Items of which one holds.
fn group(id: &'static str, name: &'static str, choices: Vec<Html>) -> Html {
    html! {
        <div {id} role="group" aria-label={name}>
            <small aria-hidden="true" ~textContent={name} />
            { choices }
        </div>
    }
}

fn choice(
    value: &'static str,
    lang: Option<&'static str>,
    name: &'static str,
    chosen: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button
            type="button"
            role="menuitemradio"
            aria-checked={chosen.to_string()}
            {value}
            {lang}
            {onclick}
        >
            { words(name) }
        </button>
    }
}
