//! The runs of a lesson, in order, as the value of `list`: a JSON array, packed as a script is. Each is an object that names a
//! scenario or has a script, and says besides what a link says, in a link's words:
//! `[{"id": "b4-toast-6", "strategy": "threads"}, {"script": "a: sleep 3", "quiz": "ends"}]`.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::codec::{pack, unpack};
use super::settings::{Key, Settings};
use super::{LinkError, MOST_BYTES};
use crate::text::Language;

/// More are no lesson.
pub const MOST_ENTRIES: usize = 100;

/// One run of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What runs.
    pub source: Source,
    /// How it is to be shown.
    pub settings: Settings,
}

/// What a list can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A built-in script, by its name.
    Scenario(Rc<str>),
    /// Any other, or a Python program, by its text.
    Script(Rc<str>),
}

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// What it is packed in cannot be read.
    Packed(LinkError),
    /// It is not what a list is written as.
    NoList,
    /// Nothing is in it.
    Empty,
    /// More than [`MOST_ENTRIES`] are in it.
    TooMany,
    /// As text it is larger than [`MOST_BYTES`].
    TooLarge,
    /// This entry, counted from 1, names neither a scenario nor a script, or both.
    NoSource(usize),
    /// What this entry, counted from 1, says of that key makes no sense.
    Setting(usize, &'static str),
    /// This entry, counted from 1, names a scenario that is not there.
    Unknown(usize, Rc<str>),
}

impl ListError {
    /// What is wrong and what to do.
    pub fn text(&self, language: Language) -> String {
        let texts = language.lesson();
        match self {
            Self::Packed(why) => why.text(language),
            Self::NoList => texts.no_list.into(),
            Self::Empty => texts.empty.into(),
            Self::TooMany => (texts.too_many)(MOST_ENTRIES),
            Self::TooLarge => texts.too_large.into(),
            Self::NoSource(number) => (texts.no_source)(*number),
            Self::Setting(number, key) => (texts.setting)(*number, key),
            Self::Unknown(number, id) => (texts.unknown)(*number, id),
        }
    }
}

/// An entry as it is written.
type Written = BTreeMap<String, String>;

const ID: &str = "id";
const SCRIPT: &str = "script";

/// The list in a value of `list`. Whether its scenarios are there, is not looked for.
///
/// # Errors
///
/// It has been changed on its way, or was never one.
pub fn read_list(value: &str) -> Result<Vec<Entry>, ListError> {
    list_in(&unpack(value).map_err(ListError::Packed)?)
}

/// The list, if all of its scenarios are among those that there are.
///
/// # Errors
///
/// The first that is not.
pub fn known(list: Vec<Entry>, is_there: impl Fn(&str) -> bool) -> Result<Vec<Entry>, ListError> {
    let unknown = (1..).zip(&list).find_map(|(number, entry)| match &entry.source {
        Source::Scenario(id) if !is_there(id) => Some(ListError::Unknown(number, id.clone())),
        Source::Scenario(_) | Source::Script(_) => None,
    });
    unknown.map_or(Ok(list), Err)
}

/// The value of `list`.
///
/// # Errors
///
/// No link holds it.
pub fn write_list(list: &[Entry]) -> Result<String, ListError> {
    let json = list_json(list);
    list_in(&json).map(|_| pack(&json))
}

/// The list in its JSON.
///
/// # Errors
///
/// It is none, or none that a link holds.
pub fn list_in(json: &str) -> Result<Vec<Entry>, ListError> {
    if json.len() > MOST_BYTES {
        return Err(ListError::TooLarge);
    }
    let written: Vec<Written> = serde_json::from_str(json).map_err(|_| ListError::NoList)?;
    match written.len() {
        0 => Err(ListError::Empty),
        1..=MOST_ENTRIES => (1..).zip(written).map(|(number, written)| read(number, written)).collect(),
        _ => Err(ListError::TooMany),
    }
}

/// A list as JSON.
pub fn list_json(list: &[Entry]) -> String {
    let written: Vec<Written> = list.iter().map(write).collect();
    serde_json::to_string(&written).expect("texts are JSON")
}

/// What a key means that is neither is not known here, as in a link. There is no list in a list.
fn read(number: usize, mut said: Written) -> Result<Entry, ListError> {
    let source = match (said.remove(ID), said.remove(SCRIPT)) {
        (Some(id), None) => Source::Scenario(id.into()),
        (None, Some(script)) => Source::Script(script.into()),
        (None, None) | (Some(_), Some(_)) => return Err(ListError::NoSource(number)),
    };
    let mut settings = Settings::default();
    for (key, value) in said {
        let key = Key::parse(&key).filter(|key| *key != Key::List && *key != Key::Follow);
        if let Some(key) = key.filter(|key| !settings.set(*key, &value)) {
            return Err(ListError::Setting(number, key.word()));
        }
    }
    Ok(Entry { source, settings })
}

fn write(Entry { source, settings }: &Entry) -> Written {
    let source = match source {
        Source::Scenario(id) => (ID, id.to_string()),
        Source::Script(script) => (SCRIPT, script.to_string()),
    };
    settings.pairs().chain([source]).map(|(key, value)| (key.to_owned(), value)).collect()
}
