//! The bar at the top: the name, the scenarios, the commands, the language and the colours.

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::icons::{FOLDER, PICTURE, SAVE, SHARE, icon};
use super::keys::{Command, KEYS};
use super::preferences::{language_choice, theme_choice};
use super::scenario_choice::scenario_choice;
use super::words::words;
use crate::share::PagePart;
use crate::text::Language;

/// The header. The page's mark is a loop with what runs on it.
pub fn header(store: &StoreHandle, on_command: &Callback<Command>, language: Language) -> Html {
    let texts = language.texts();
    let state = &store.state;
    let command = |command: Command, pressed: Option<bool>, shown: Html| {
        let key = KEYS.iter().find(|(.., of)| *of == command).map_or("", |(_, shown, _)| shown);
        let name = command.name(texts);
        html! {
            <button
                type="button"
                aria-label={name}
                aria-pressed={pressed.map(|pressed| pressed.to_string())}
                title={format!("{name} ({key})")}
                onclick={on_command.reform(move |_| command)}
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
            { scenario_choice(store, on_command, language) }
            <div class="commands">
                // Where the editor is left out there must be a way to it.
                if state.visit.hides(PagePart::Editor) {
                    { command(Command::Edit, None, words(texts.page.edit)) }
                }
                { command(Command::Open, None, sign(FOLDER, texts.commands.open)) }
                { command(Command::Save, None, sign(SAVE, texts.commands.save)) }
                { command(Command::Share, None, sign(SHARE, texts.commands.share)) }
                { command(Command::Export, None, sign(PICTURE, texts.commands.export)) }
                { command(Command::Quiz, Some(!state.quiz.asks.is_empty()), words(texts.commands.quiz)) }
                { command(Command::Help, None, words("?")) }
            </div>
            { language_choice(&state.script, language, &store.dispatch) }
            { theme_choice(state.visit.settings.theme.or(state.theme), &texts.page, &store.dispatch) }
        </header>
    }
}

/// A sign and, where there is room, its word.
fn sign(path: &'static str, word: &'static str) -> Html {
    html! { <>{ icon(path) }<span class="word" ~textContent={word} /></> }
}
