//! What a reader chooses once: the page's language and its colours.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::app::Action;
use crate::scenarios::{FIRST, known};
use crate::share::Theme;
use crate::text::{Language, PageTexts};

/// The languages, each by its own name. A scenario that stands there as it is follows the language.
pub fn language_choice(script: &Rc<str>, current: Language, dispatch: &Callback<Action>) -> Html {
    let onchange = {
        let (script, dispatch) = (script.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let Some(chosen) = Language::from_code(&chosen) else { return };
            dispatch.emit(Action::Speak(chosen));
            let mut known = known().iter().chain([&FIRST]);
            if let Some(scenario) = known.find(|scenario| scenario.script(current) == &*script) {
                dispatch.emit(Action::Load(scenario.script(chosen).into()));
            }
        })
    };
    let options = Language::ALL.map(|language| {
        let code = language.code();
        html! {
            <option key={code} value={code} lang={code} selected={current == language} ~textContent={language.name()} />
        }
    });
    html! { <select id="language" aria-label={current.texts().page.language} {onchange}>{ for options }</select> }
}

/// Light, dark, or, if it is `None`, as the system has it.
pub fn theme_choice(theme: Option<Theme>, texts: &PageTexts, dispatch: &Callback<Action>) -> Html {
    let onchange = dispatch.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::SetTheme(Theme::parse(&chosen))
    });
    let option = |of: Option<Theme>, name: &'static str| {
        html! { <option value={of.map_or("system", Theme::word)} selected={of == theme} ~textContent={name} /> }
    };
    html! {
        <select id="theme" aria-label={texts.theme} {onchange}>
            { option(None, texts.system) }
            { option(Some(Theme::Light), texts.light) }
            { option(Some(Theme::Dark), texts.dark) }
        </select>
    }
}
