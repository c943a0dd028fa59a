//! What `www/lesson/` asks of lessons: their lists, what a link comes to as an entry of one, and the words for it all.

use std::collections::BTreeMap;

use loopscope::scenarios;
use loopscope::share::{self, Entry, ListError, Settings, Source, list_in, list_json};
use loopscope::text::Language;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The list in a value of `list`, as JSON. Throws why there is none, a sentence in the language of that code.
#[wasm_bindgen]
pub fn read_list(value: &str, language: &str) -> Result<String, JsValue> {
    let list = share::read_list(value)
        .and_then(|list| share::known(list, scenarios::has))
        .map(|list| list_json(&list));
    list.map_err(|why| said(&why, language))
}

/// A list, as JSON, as the value of `list`. Throws why no link holds it, a sentence in the language of that code.
#[wasm_bindgen]
pub fn write_list(json: &str, language: &str) -> Result<String, JsValue> {
    list_in(json).and_then(|list| share::write_list(&list)).map_err(|why| said(&why, language))
}

/// A script, shown as a fragment says, as a list with that alone, as JSON.
#[wasm_bindgen]
pub fn entry(script: &str, said: &str) -> String {
    let Settings { strategy, at, quiz, .. } = share::read_settings(said);
    let settings = Settings { strategy, at, quiz, ..Settings::default() };
    list_json(&[Entry { source: Source::Script(script.into()), settings }])
}

/// The fragment of a link to a script, shown as another fragment says.
#[wasm_bindgen]
pub fn link(script: &str, settings: &str) -> String {
    share::write(script, &share::read_settings(settings))
}

/// What a script is called.
#[wasm_bindgen]
pub fn title(script: &str) -> String {
    scenarios::title(script).to_owned()
}

/// All that the page says of lessons in the language of that code: JSON, each text by its name.
#[wasm_bindgen]
pub fn lesson_texts(language: &str) -> String {
    let language = spoken(language);
    let page = &language.texts().page;
    let general = [("goOn", page.go_on), ("nothingLost", page.nothing_lost)];
    let texts = language.lesson().shown.iter().copied();
    let all: BTreeMap<&str, &str> = texts.chain(general).collect();
    serde_json::to_string(&all).expect("texts are JSON")
}

/// Which of so many entries it is, counted from 1, in the language of that code.
#[wasm_bindgen]
pub fn place(at: usize, count: usize, language: &str) -> String {
    (spoken(language).lesson().place)(at, count)
}

fn said(why: &ListError, language: &str) -> JsValue {
    JsValue::from_str(&why.text(spoken(language)))
}

fn spoken(language: &str) -> Language {
    Language::from_code(language).unwrap_or_default()
}
