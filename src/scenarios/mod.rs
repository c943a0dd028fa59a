//! The built-in scripts: every situation of the lecture, in Korean and in English, and every program that it prints.
//!
//! A script is a pair of files beside this one, `id.ko.loop` and `id.en.loop`: a title, comments that say what to look
//! at, and the script. A Python program is as the lecture prints it (`python/tests/lecture/id.py`); what follows it, a title
//! and comments again, is in `id.ko.py` and `id.en.py`. `tests/scenarios` runs every script, `tests/page/python` every
//! program. The page has their texts in a file of its own (`www/scenarios.js`), which it loads once it is painted.

mod known;
mod reference;

#[cfg(target_arch = "wasm32")]
pub use known::keep;
pub use known::{has, known, scripted};
pub use reference::{Entry, meaning, reference};

use std::str::Lines;

use crate::text::Language;

/// A built-in script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in links and tests, which never changes.
    pub id: &'static str,
    /// Whether it is a Python program, of which CPython alone knows what it does.
    pub python: bool,
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
            python: false,
            scripts: [
                ("en", include_str!(concat!($id, ".en.loop"))),
                ("ko", include_str!(concat!($id, ".ko.loop"))),
            ],
        }
    };
}

macro_rules! program {
    ($id:literal, $follows:literal) => {
        concat!(
            include_str!(concat!("../../python/tests/lecture/", $id, ".py")),
            include_str!(concat!($id, $follows)),
        )
    };
    ($id:literal) => {
        Scenario {
            id: $id,
            python: true,
            scripts: [("en", program!($id, ".en.py")), ("ko", program!($id, ".ko.py"))],
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
    scenario!("b2-race"),
    scenario!("b2-lock"),
    scenario!("b3-coroutines"),
    scenario!("b3-threads"),
    scenario!("b4-toast-2"),
    program!("b-4-pasta-and-toast"),
    scenario!("b4-toast-6"),
    program!("b-4-longer-toast"),
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
    program!("d-1-async"),
    scenario!("d1-def-10"),
    scenario!("d1-def-100"),
    program!("d-1-sync"),
    scenario!("d-arrivals"),
    scenario!("e-api-db-file"),
    scenario!("e1-status"),
    program!("e-1-call-api"),
    program!("e-2-database"),
    scenario!("e3-missing-file"),
    program!("e-3-files"),
    scenario!("e4-gather"),
    program!("e-4-gather"),
    scenario!("f1-queue"),
    scenario!("f1-peek"),
    program!("f-1-deque"),
    scenario!("f2-producer-consumer"),
    program!("f-2-producer-consumer"),
    scenario!("f2-back-pressure"),
    scenario!("f4-crawler"),
    scenario!("g3-semaphore"),
    scenario!("g3-lock"),
    scenario!("g3-event"),
    scenario!("g3-timeout"),
    scenario!("g3-task-group"),
    scenario!("g3-to-thread"),
    scenario!("g4-process-pool"),
    program!("g-4-process-pool"),
    scenario!("g4-mixed"),
    scenario!("g4-gil-on"),
    scenario!("g4-gil-off"),
    scenario!("say-after"),
    scenario!("deadlock"),
    scenario!("one-by-one"),
    scenario!("tie"),
    scenario!("retry"),
    scenario!("sentinel"),
    scenario!("rate-limit"),
    scenario!("cache-stampede"),
    scenario!("cancel-and-go-on"),
];

/// How many there are, known or not.
pub const COUNT: usize = ALL.len();

/// A text's title: what its title's line says, or else its first line.
pub fn title(script: &str) -> &str {
    let said = head(script).and_then(|mut lines| lines.next()?.strip_prefix('"')?.strip_suffix('"'));
    said.unwrap_or_else(|| script.lines().next().unwrap_or_default())
}

/// Whether a text says what it is called.
pub fn is_titled(script: &str) -> bool {
    head(script).is_some()
}

/// The lines of a text from its title on: a script's is the first, a Python program's any that says so in a comment.
fn head(script: &str) -> Option<Lines<'_>> {
    const MARK: &str = "\n# loopscope: title ";
    let below = || script.split_once(MARK).map(|(_, below)| below);
    script
        .strip_prefix("title ")
        .or_else(|| script.strip_prefix(MARK.trim_start()))
        .or_else(below)
        .map(str::lines)
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
    note(head(script).into_iter().flat_map(|lines| lines.skip(1)))
}

/// The comment that lines begin with, as one paragraph.
fn note<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let said = |line: &'a str| line.strip_prefix("# ").filter(|said| !said.starts_with("loopscope: "));
    lines.map_while(said).collect::<Vec<_>>().join(" ")
}
