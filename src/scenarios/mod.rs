//! The built-in scripts: every situation of the lecture, in Korean and in English.
//!
//! Each is a pair of files beside this one, `id.ko.loop` and `id.en.loop`: a title, comments that say what to look
//! at, and the script. `tests/scenarios` runs every one of them. The page has their texts in a file of its own, which it
//! loads once it is painted.

mod known;
mod reference;

#[cfg(target_arch = "wasm32")]
pub use known::keep;
pub use known::{has, known};
pub use reference::{Entry, meaning, reference};

use crate::text::Language;

/// A built-in script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in links and tests, which never changes.
    pub id: &'static str,
    /// The code of each language that it is written in, and its script there: the same statements, in other words.
    scripts: [(&'static str, &'static str); 2],
}

impl Scenario {
    /// Its script in a language, or in the first one it is written in.
    pub fn script(&self, language: Language) -> &'static str {
        let [(_, first), ..] = self.scripts;
        self.scripts.iter().find(|(code, _)| *code == language.code()).map_or(first, |(_, script)| script)
    }

    /// The one that has a title, in whatever language, of those that are known.
    pub fn titled(name: &str) -> Option<&'static Self> {
        known().iter().find(|scenario| scenario.scripts().any(|script| title(script) == name))
    }

    /// The lecture's chapter, counted from 0 for A; 7 for what is in none.
    pub fn chapter(&self) -> usize {
        match *self.id.as_bytes() {
            [letter @ b'a'..=b'g', b'0'..=b'9' | b'-', ..] => usize::from(letter - b'a'),
            _ => 7,
        }
    }

    /// Its scripts in all languages it is written in.
    pub fn scripts(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.scripts.into_iter().map(|(_, script)| script)
    }
}

macro_rules! scenario {
    ($id:literal) => {
        Scenario {
            id: $id,
            scripts: [
                ("en", include_str!(concat!($id, ".en.loop"))),
                ("ko", include_str!(concat!($id, ".ko.loop"))),
            ],
        }
    };
}

/// What the page opens with; it is not in the list.
pub const FIRST: Scenario = scenario!("pasta-and-toast");

/// The texts of [`reference()`], which come with the others and are no script.
const REFERENCE: Scenario = scenario!("reference");

/// All of them, in the lecture's order. The page asks for those that are [`known`]: what names this has all texts in it.
pub const ALL: &[Scenario] = &[
    scenario!("a1-waiting-cook"),
    scenario!("a1-smart-cook"),
    scenario!("b3-coroutines"),
    scenario!("b3-threads"),
    scenario!("b4-toast-2"),
    scenario!("b4-toast-6"),
    scenario!("b5-cpu-3-toast-6"),
    scenario!("b5-cpu-3-toast-2"),
    scenario!("b5-cpu-3-toast-cpu-6"),
    scenario!("b5-cpu-only"),
    scenario!("c2-two-tasks"),
    scenario!("c4-blocking-call"),
    scenario!("d-sync-three"),
    scenario!("d-async-three"),
    scenario!("d1-requests-1"),
    scenario!("d1-requests-10"),
    scenario!("d1-requests-100"),
    scenario!("d1-def-10"),
    scenario!("d1-def-100"),
    scenario!("d-arrivals"),
    scenario!("e-api-db-file"),
    scenario!("e4-gather"),
    scenario!("f1-queue"),
    scenario!("f2-producer-consumer"),
    scenario!("f2-back-pressure"),
    scenario!("f4-crawler"),
    scenario!("g3-semaphore"),
    scenario!("g3-lock"),
    scenario!("g3-event"),
    scenario!("g3-timeout"),
    scenario!("g3-task-group"),
    scenario!("g3-to-thread"),
    scenario!("g4-process-pool"),
    scenario!("g4-mixed"),
    scenario!("g4-gil-on"),
    scenario!("g4-gil-off"),
    scenario!("deadlock"),
    scenario!("one-by-one"),
    scenario!("tie"),
];

/// How many there are, known or not.
pub const COUNT: usize = ALL.len();

/// A scenario's title: what its first line says.
pub fn title(script: &str) -> &str {
    let first = script.lines().next().unwrap_or_default();
    first.strip_prefix("title \"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(first)
}

/// A script without its note, if that is the note of a scenario: who changes the script makes it untrue.
pub fn without_note(script: &str) -> String {
    let note = about(script);
    let is_note_of = |scenario: &Scenario| scenario.scripts().any(|own| about(own) == note);
    if note.is_empty() || !known().iter().any(is_note_of) {
        return script.to_owned();
    }
    let is_note = |(number, line): &(usize, &str)| *number > 0 && line.starts_with("# ");
    let mut lines = script.split_inclusive('\n').enumerate();
    let title = lines.next().map_or("", |(_, title)| title);
    let rest = lines.skip_while(is_note).map(|(_, line)| line);
    std::iter::once(title).chain(rest).collect()
}

/// What to look at in a scenario: the comment under its title, as one paragraph; empty if it has neither.
pub fn about(script: &str) -> String {
    let mut lines = script.lines();
    if !lines.next().is_some_and(|first| first.starts_with("title ")) {
        return String::new();
    }
    note(lines)
}

/// The comment that lines begin with, as one paragraph.
fn note<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map_while(|line| line.strip_prefix("# ")).collect::<Vec<_>>().join(" ")
}
