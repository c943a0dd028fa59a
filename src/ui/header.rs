//! The bar at the top: the name, the scenarios, the theme.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::browser::storage::{load, prefers_korean, save, set_theme};
use crate::scenarios::{ALL, Scenario, title};

/// Where the theme is kept.
const THEME: &str = "loopscope-theme";

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The script in the editor, to know which scenario it is.
    pub script: String,
    pub on_load: Callback<String>,
    /// The script that the last one loaded took the place of.
    pub replaced: Option<String>,
}

/// The name of the page and its mark, a loop with what runs on it; a scenario to load, the way back, the theme.
#[component]
pub fn Header(props: &Props) -> Html {
    let korean = use_memo((), |()| prefers_korean());
    let text = |scenario: &Scenario| if *korean { scenario.ko } else { scenario.en };
    let current = ALL.iter().position(|scenario| text(scenario) == props.script);
    let options = ALL.iter().enumerate().map(|(index, scenario)| {
        html! {
            <option key={scenario.id} value={index.to_string()} selected={current == Some(index)}>
                { title(text(scenario)) }
            </option>
        }
    });
    let onchange = {
        let (on_load, korean) = (props.on_load.clone(), *korean);
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let scenario = chosen.parse::<usize>().ok().and_then(|index| ALL.get(index));
            if let Some(scenario) = scenario {
                on_load.emit(if korean { scenario.ko } else { scenario.en }.to_owned());
            }
        })
    };
    let back = props.replaced.clone().map(|replaced| {
        let on_load = props.on_load.clone();
        html! {
            <button type="button" id="undo-load" onclick={move |_| on_load.emit(replaced.clone())}>
                {"Undo"}
            </button>
        }
    });
    html! {
        <header>
            <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
                <path class="logo-loop" d="M16.5 4.2A9 9 0 1 1 7.5 4.2" />
                <circle class="logo-task" cx="12" cy="12" r="3" />
            </svg>
            <h1>{"Loopscope"}</h1>
            <select id="scenario" aria-label="Scenario" {onchange}>
                <option value="" disabled=true selected={current.is_none()}>{"Scenarios…"}</option>
                { for options }
            </select>
            { for back }
            <ThemeChoice />
        </header>
    }
}

/// Light, dark, or as the system has it.
#[component]
fn ThemeChoice() -> Html {
    let theme = use_state(|| load(THEME).unwrap_or_else(|| "system".into()));
    use_effect_with((*theme).clone(), |theme| set_theme(theme));
    let onchange = {
        let theme = theme.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            // Refused storage forgets it with the page; nothing else is lost.
            save(THEME, &chosen);
            theme.set(chosen);
        })
    };
    let options = [("system", "System"), ("light", "Light"), ("dark", "Dark")].map(|(value, name)| {
        html! { <option key={value} {value} selected={*theme == value}>{ name }</option> }
    });
    html! { <select id="theme" aria-label="Theme" {onchange}>{ for options }</select> }
}
