//! The built-in scripts: every situation of the lecture, in Korean and in English.
//!
//! Each is a pair of files beside this one, `id.ko.loop` and `id.en.loop`: a title, comments that say what to look
//! at, and the script. `tests/scenarios` runs every one of them.

mod reference;

pub use reference::{Entry, REFERENCE};

use crate::text::Language;

/// A built-in script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in links and tests, which never changes.
    pub id: &'static str,
    /// Its text in Korean.
    pub ko: &'static str,
    /// Its text in English: the same statements, in other words.
    pub en: &'static str,
}

impl Scenario {
    /// Its text in a language.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Korean => self.ko,
        }
    }
}

/// What the page opens with; it is not in the list.
pub const FIRST: Scenario = Scenario {
    id: "pasta-and-toast",
    ko: include_str!("pasta-and-toast.ko.loop"),
    en: include_str!("pasta-and-toast.en.loop"),
};

macro_rules! scenarios {
    ($($id:literal),* $(,)?) => {
        &[$(Scenario {
            id: $id,
            ko: include_str!(concat!($id, ".ko.loop")),
            en: include_str!(concat!($id, ".en.loop")),
        }),*]
    };
}

/// All of them, in the lecture's order.
pub const ALL: &[Scenario] = scenarios![
    "a1-waiting-cook",
    "a1-smart-cook",
    "b3-coroutines",
    "b3-threads",
    "b4-toast-2",
    "b4-toast-6",
    "b5-cpu-3-toast-6",
    "b5-cpu-3-toast-2",
    "b5-cpu-3-toast-cpu-6",
    "b5-cpu-only",
    "c2-two-tasks",
    "c4-blocking-call",
    "d-sync-three",
    "d-async-three",
    "d1-requests-1",
    "d1-requests-10",
    "d1-requests-100",
    "d1-def-10",
    "d1-def-100",
    "d-arrivals",
    "e-api-db-file",
    "e4-gather",
    "f1-queue",
    "f2-producer-consumer",
    "f2-back-pressure",
    "g3-semaphore",
    "g3-lock",
    "g3-event",
    "g3-timeout",
    "g3-task-group",
    "g3-to-thread",
    "g4-process-pool",
    "g4-mixed",
    "g4-gil-on",
    "g4-gil-off",
    "deadlock",
    "one-by-one",
    "tie",
];

/// A scenario's title: what its first line says.
pub fn title(script: &str) -> &str {
    let first = script.lines().next().unwrap_or_default();
    first.strip_prefix("title \"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(first)
}

/// What to look at in a scenario: the comment under its title, as one paragraph; empty if it has neither.
pub fn about(script: &str) -> String {
    let mut lines = script.lines();
    if !lines.next().is_some_and(|first| first.starts_with("title ")) {
        return String::new();
    }
    lines.map_while(|line| line.strip_prefix("# ")).collect::<Vec<_>>().join(" ")
}
