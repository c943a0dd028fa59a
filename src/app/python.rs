//! What can keep a Python program from being run.

use std::rc::Rc;

use crate::text::Language;

/// Why nothing is known of a program's run, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PythonFault {
    /// What it is.
    pub kind: FaultKind,
    /// The line that was reported last, from 1, if one was.
    pub line: Option<u32>,
    /// What Python or the browser says of it, in its own words; may be empty.
    pub text: Rc<str>,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// What runs it could not be loaded.
    Unreachable,
    /// This browser cannot run it where it can reach nothing.
    Refused,
    /// It did not come to an end.
    Silent,
    /// It took more memory than there is.
    Memory,
    /// The interpreter ended under it.
    Crashed,
    /// It sent something that no run is.
    False,
    /// A person has stopped it.
    Stopped,
}

impl FaultKind {
    /// All of them, with the words of what runs programs.
    const ALL: [(&'static str, Self); 7] = [
        ("unreachable", Self::Unreachable),
        ("refused", Self::Refused),
        ("silent", Self::Silent),
        ("memory", Self::Memory),
        ("crashed", Self::Crashed),
        ("false", Self::False),
        ("stopped", Self::Stopped),
    ];

    /// The kind of a word; an unknown one is a false message.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|(known, _)| *known == word).map_or(Self::False, |(_, kind)| kind)
    }
}

impl PythonFault {
    /// What has happened and what to do, in words.
    pub fn text(&self, language: Language) -> String {
        let texts = &language.texts().python;
        let told = match self.kind {
            FaultKind::Unreachable => texts.unreachable,
            FaultKind::Refused => texts.refused,
            FaultKind::Silent => texts.silent,
            FaultKind::Memory => texts.memory,
            FaultKind::Crashed => texts.crashed,
            FaultKind::False => texts.not_a_run,
            FaultKind::Stopped => texts.stopped,
        };
        if self.text.is_empty() { told.to_owned() } else { format!("{told} ({})", self.text) }
    }
}
