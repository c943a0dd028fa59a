//! What the browser keeps for the page, where it is allowed to. Where it is not, the page forgets it; nothing else is lost.

use std::rc::Rc;

use web_sys::{Storage, StorageEvent};

use super::document::language;
use crate::app::{Kept, Preference};
use crate::share::Theme;
use crate::text::Language;

/// The keys under which things are kept.
const DRAFT: &str = "loopscope-draft";
const LANGUAGE: &str = "loopscope-language";
const THEME: &str = "loopscope-theme";
const KEYS: &str = "loopscope-keys";
const FORM: &str = "loopscope-form";

/// Who has what is kept.
#[derive(Clone, Copy)]
enum Keeper {
    /// Every tab, now and later.
    All,
    /// This tab, as long as it is open.
    Tab,
}

/// All that was kept. The draft is that of this tab or, in a new one, the last that any tab has kept.
pub fn kept() -> Kept {
    let (own, last) = (load(Keeper::Tab, DRAFT), load(Keeper::All, DRAFT));
    let theme = load(Keeper::All, THEME);
    Kept {
        overtaken: own.is_some() && last.is_some() && last != own,
        draft: own.or(last).map(Into::into),
        language: load(Keeper::All, LANGUAGE)
            .and_then(|code| Language::from_code(&code))
            .unwrap_or_else(language),
        theme: theme.as_deref().and_then(Theme::parse),
        keys: load(Keeper::All, KEYS).as_deref() != Some("off"),
    }
}

/// Keeps a choice for every tab.
pub fn keep(preference: Preference) {
    match preference {
        Preference::Language(language) => save(Keeper::All, LANGUAGE, language.code()),
        Preference::Theme(theme) => save(Keeper::All, THEME, theme.map_or("system", Theme::word)),
        Preference::Keys(on) => save(Keeper::All, KEYS, if on { "on" } else { "off" }),
    };
}

/// As what a picture was chosen last in this tab, by its place in the list.
pub fn form() -> Option<usize> {
    load(Keeper::Tab, FORM)?.parse().ok()
}

/// Keeps that.
pub fn keep_form(form: usize) {
    save(Keeper::Tab, FORM, &form.to_string());
}

/// Keeps a script for this tab and, if `everywhere`, for those to come; whether it is kept.
pub fn keep_draft(script: &str, everywhere: bool) -> bool {
    let here = save(Keeper::Tab, DRAFT, script);
    everywhere && save(Keeper::All, DRAFT, script) || here
}

/// Keeps what was typed at a step of the history, under its key; whether it is kept.
pub fn keep_unwritten(key: &str, script: &str) -> bool {
    save(Keeper::Tab, &format!("{DRAFT} {key}"), script)
}

/// What was typed at a step of the history, if it is kept.
pub fn unwritten(key: &str) -> Option<Rc<str>> {
    load(Keeper::Tab, &format!("{DRAFT} {key}")).map(Into::into)
}

/// Whether another tab has kept another draft than this one's; `None` if that is not what it has kept.
pub fn is_overtaken_by(event: &StorageEvent) -> Option<bool> {
    let is_draft = event.key().as_deref() == Some(DRAFT);
    is_draft.then(|| event.new_value() != load(Keeper::Tab, DRAFT))
}

fn load(keeper: Keeper, key: &str) -> Option<String> {
    storage(keeper)?.get_item(key).ok()?
}

/// Keeps something; whether it is kept. What was kept before is not mistaken for it.
fn save(keeper: Keeper, key: &str, value: &str) -> bool {
    let Some(storage) = storage(keeper) else { return false };
    let kept = storage.set_item(key, value).is_ok();
    if !kept {
        // There is no room; what may not be taken away may not be read either.
        let _ = storage.remove_item(key);
    }
    kept
}

fn storage(keeper: Keeper) -> Option<Storage> {
    let window = web_sys::window()?;
    match keeper {
        Keeper::All => window.local_storage(),
        Keeper::Tab => window.session_storage(),
    }
    .ok()?
}
