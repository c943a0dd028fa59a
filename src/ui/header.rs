//! The bar at the top: the name, the scenarios, the theme.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::choice::Choice;
use super::hooks::Loaded;
use super::icons::{FOLDER, PICTURE, SAVE, SHARE, icon};
use super::keys::{Command, KEYS};
use super::words::{PageWords, use_texts};
use crate::app::Quiz;
use crate::scenarios::{FIRST, Scenario, title};
use crate::share::Theme;
use crate::text::Language;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The script in the editor, to know which scenario it is.
    pub script: Rc<str>,
    pub on_load: Callback<Rc<str>>,
    /// The script that the last one loaded took the place of.
    pub replaced: Option<Rc<str>>,
    pub on_language: Callback<Language>,
    /// The page's colours; `None` follows the system.
    pub theme: Option<Theme>,
    pub on_theme: Callback<Option<Theme>>,
    pub quiz: Quiz,
    /// Whether the editor is left out, so that there must be a way to it.
    pub no_editor: bool,
    pub on_command: Callback<Command>,
}

/// The name of the page and its mark, a loop with what runs on it; a scenario to load, the way back, the theme.
#[component]
pub fn Header(props: &Props) -> Html {
    let words = use_texts::<PageWords>();
    let language = use_context::<Language>().unwrap_or(Language::English);
    let loaded = use_context::<Loaded>().unwrap_or_else(|| Ok(Rc::default()));
    let placeholder = if loaded.is_ok() { words.scenarios } else { words.no_scenarios };
    let library = loaded.unwrap_or_default();
    let text = move |scenario: &Scenario| scenario.text(language);
    let current = library.scenarios.iter().position(|scenario| text(scenario) == &*props.script);
    let titles: Vec<AttrValue> =
        library.scenarios.iter().map(|scenario| title(text(scenario)).into()).collect();
    let on_choose = {
        let (on_load, library) = (props.on_load.clone(), library.clone());
        Callback::from(move |index: usize| {
            let scenario = library.scenarios.get(index);
            scenario.iter().for_each(|scenario| on_load.emit(text(scenario).into()));
        })
    };
    let back = props.replaced.clone().map(|replaced| {
        let on_load = props.on_load.clone();
        html! {
            <button type="button" id="undo-load" onclick={move |_| on_load.emit(replaced.clone())}>
                { words.undo }
            </button>
        }
    });
    // A scenario that stands there as it is follows the language.
    let on_language = {
        let (script, on_load, on_language) =
            (props.script.clone(), props.on_load.clone(), props.on_language.clone());
        Callback::from(move |chosen: Language| {
            on_language.emit(chosen);
            let known = library.scenarios.iter().chain([&FIRST]).find(|scenario| text(scenario) == &*script);
            if let Some(scenario) = known {
                on_load.emit(scenario.text(chosen).into());
            }
        })
    };
    let command = |command: Command, pressed: bool, shown: Html| {
        let on_command = props.on_command.clone();
        let key = KEYS.iter().find(|(.., of)| *of == command).map_or("", |(_, shown, _)| shown);
        let name = command.name(words);
        html! {
            <button
                type="button"
                aria-label={name}
                aria-pressed={(command == Command::Quiz).then(|| pressed.to_string())}
                title={format!("{name} ({key})")}
                onclick={move |_| on_command.emit(command)}
            >
                { shown }
            </button>
        }
    };
    html! {
        <header>
            <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
                <path class="logo-loop" d="M16.5 4.2A9 9 0 1 1 7.5 4.2" />
                <circle class="logo-task" cx="12" cy="12" r="3" />
            </svg>
            <h1>{"Loopscope"}</h1>
            <Choice
                id="scenario"
                label={words.scenario}
                options={titles}
                chosen={current}
                {placeholder}
                {on_choose}
            />
            { back.unwrap_or_default() }
            <div class="commands">
                if props.no_editor {
                    { command(Command::Edit, false, html! { { words.edit } }) }
                }
                { command(Command::Open, false, icon(FOLDER)) }
                { command(Command::Save, false, icon(SAVE)) }
                { command(Command::Share, false, icon(SHARE)) }
                { command(Command::Export, false, icon(PICTURE)) }
                { command(Command::Quiz, props.quiz != Quiz::Off, html! { { words.quiz } }) }
                { command(Command::Help, false, html! { {"?"} }) }
            </div>
            <LanguageChoice on_choose={on_language} />
            <ThemeChoice theme={props.theme} on_choose={props.on_theme.clone()} />
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct LanguageProps {
    on_choose: Callback<Language>,
}

/// The languages, each by its own name.
#[component]
fn LanguageChoice(props: &LanguageProps) -> Html {
    let words = use_texts::<PageWords>();
    let current = use_context::<Language>();
    let on_choose = props.on_choose.clone();
    let onchange = Callback::from(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Some(language) = Language::from_code(&chosen) {
            on_choose.emit(language);
        }
    });
    let options = Language::ALL.map(|language| {
        let code = language.code();
        html! {
            <option key={code} value={code} lang={code} selected={current == Some(language)}>
                { language.name() }
            </option>
        }
    });
    html! { <select id="language" aria-label={words.language} {onchange}>{ for options }</select> }
}

#[derive(PartialEq, Properties)]
struct ThemeProps {
    theme: Option<Theme>,
    on_choose: Callback<Option<Theme>>,
}

/// Light, dark, or as the system has it.
#[component]
fn ThemeChoice(props: &ThemeProps) -> Html {
    let words = use_texts::<PageWords>();
    let onchange = props.on_choose.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        Theme::ALL.into_iter().find(|theme| theme.name() == chosen)
    });
    let option = |theme: Option<Theme>, name: &'static str| {
        let value = theme.map_or("system", Theme::name);
        html! { <option {value} selected={theme == props.theme}>{ name }</option> }
    };
    html! {
        <select id="theme" aria-label={words.theme} {onchange}>
            { option(None, words.system) }
            { option(Some(Theme::Light), words.light) }
            { option(Some(Theme::Dark), words.dark) }
        </select>
    }
}
