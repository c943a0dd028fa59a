//! What a reader chooses once: the page's language and its colours.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::hooks::{use_language, use_texts};
use crate::app::Action;
use crate::scenarios::{ALL, FIRST};
use crate::share::Theme;
use crate::text::Language;

#[derive(PartialEq, Properties)]
pub struct LanguageProps {
    /// The script in the editor, to know which scenario it is.
    pub script: Rc<str>,
    pub dispatch: Callback<Action>,
}

/// The languages, each by its own name. A scenario that stands there as it is follows the language.
#[component]
pub fn LanguageChoice(LanguageProps { script, dispatch }: &LanguageProps) -> Html {
    let texts = &use_texts().page;
    let current = use_language();
    let onchange = {
        let (script, dispatch) = (script.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let Some(chosen) = Language::from_code(&chosen) else { return };
            dispatch.emit(Action::Speak(chosen));
            let mut known = ALL.iter().chain([&FIRST]);
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
    html! { <select id="language" aria-label={texts.language} {onchange}>{ for options }</select> }
}

#[derive(PartialEq, Properties)]
pub struct ThemeProps {
    /// `None` follows the system.
    pub theme: Option<Theme>,
    pub dispatch: Callback<Action>,
}

/// Light, dark, or as the system has it.
#[component]
pub fn ThemeChoice(ThemeProps { theme, dispatch }: &ThemeProps) -> Html {
    let texts = &use_texts().page;
    let onchange = dispatch.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::SetTheme(Theme::parse(&chosen))
    });
    let option = |of: Option<Theme>, name: &'static str| {
        html! { <option value={of.map_or("system", Theme::word)} selected={of == *theme} ~textContent={name} /> }
    };
    html! {
        <select id="theme" aria-label={texts.theme} {onchange}>
            { option(None, texts.system) }
            { option(Some(Theme::Light), texts.light) }
            { option(Some(Theme::Dark), texts.dark) }
        </select>
    }
}
