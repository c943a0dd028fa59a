//! The bar at the top: the name, the scenario, what one does with it, and a menu of the rest.

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::icons::{PICTURE, SHARE, icon};
use super::keys::{Command, KEYS};
use super::menu::menu;
use super::preferences::{language_choice, theme_choice};
use super::present::present_button;
use super::scenario_choice::scenario_choice;
use super::words::words;
use crate::share::PagePart;
use crate::text::Language;

/// The header. The page's mark is a loop with what runs on it.
pub fn header(store: &StoreHandle, on_command: &Callback<Command>, language: Language) -> Html {
    let texts = language.texts();
    let state = &store.state;
    let key =
        |command: Command| KEYS.iter().find(|(.., of)| *of == command).map_or("", |(_, shown, _)| shown);
    let on = |command: Command| on_command.reform(move |_: MouseEvent| command);
    let command = |command: Command, shown: Html| {
        let name = command.name(texts);
        html! {
            <button type="button" aria-label={name} title={format!("{name} ({})", key(command))} onclick={on(command)}>
                { shown }
            </button>
        }
    };
    let item = |command: Command, checked: Option<bool>| {
        html! {
            <button
                type="button"
                role={if checked.is_some() { "menuitemcheckbox" } else { "menuitem" }}
                aria-checked={checked.map(|checked| checked.to_string())}
                onclick={on(command)}
            >
                { words(command.name(texts)) }
                <small aria-hidden="true" ~textContent={key(command)} />
            </button>
        }
    };
    let items = html! {
        <>
            { item(Command::Open, None) }
            { item(Command::Save, None) }
            { item(Command::Quiz, Some(!state.quiz.asks.is_empty())) }
            { item(Command::Help, None) }
            { language_choice(&state.script, language, &store.dispatch) }
            { theme_choice(state.visit.settings.theme.or(state.theme), &texts.page, &store.dispatch) }
        </>
    };
    html! {
        <header>
            <svg class="logo" viewBox="0 0 24 24" aria-hidden="true">
                <path class="logo-loop" d="M16.5 4.2A9 9 0 1 1 7.5 4.2" />
                <circle class="logo-task" cx="12" cy="12" r="3" />
            </svg>
            <h1>{"Loopscope"}</h1>
            { scenario_choice(store, on_command, language) }
            { present_button(state.presents, on_command, &texts.commands) }
            <div class="commands">
                // Where the editor is left out there must be a way to it.
                if state.visit.hides(PagePart::Editor) {
                    { command(Command::Edit, words(texts.page.edit)) }
                }
                { command(Command::Share, sign(SHARE, texts.commands.share)) }
                { command(Command::Export, sign(PICTURE, texts.commands.export)) }
                { menu(texts.page.more, items) }
            </div>
        </header>
    }
}

/// A sign and, where there is room, its word.
fn sign(path: &'static str, word: &'static str) -> Html {
    html! { <>{ icon(path) }<span class="word" ~textContent={word} /></> }
}
