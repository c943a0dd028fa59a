//! The names of the top level: one namespace, compared in NFC.

use std::collections::BTreeMap;

use super::names::Name;
use super::span::{LineIndex, Problems};
use super::syntax::Script;
use super::{NameKind, Problem, Span};

/// Every declared name.
pub(super) type Declarations<'a> = BTreeMap<&'a str, Declaration>;

#[derive(Clone, Copy)]
pub(super) struct Declaration {
    pub(super) kind: Kind,
    /// Its place among the declarations of its kind.
    pub(super) index: u32,
    span: Span,
}

/// What a name was declared to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Task,
    Def { takes_argument: bool },
    Queue,
    Semaphore,
    Lock,
    Event,
}

impl Kind {
    /// The same for a message.
    pub(super) fn of_name(self) -> NameKind {
        match self {
            Self::Task => NameKind::Task,
            Self::Def { .. } => NameKind::Def,
            Self::Queue => NameKind::Queue,
            Self::Semaphore => NameKind::Semaphore,
            Self::Lock => NameKind::Lock,
            Self::Event => NameKind::Event,
        }
    }
}

/// Collects the names; a second declaration of one is a problem, the first one counts.
pub(super) fn declarations<'a>(
    script: &'a Script,
    lines: &LineIndex,
    problems: &mut Problems,
) -> Declarations<'a> {
    let mut declared = Declarations::new();
    let tasks = numbered(script.tasks.iter().map(|task| (&task.name, Kind::Task)));
    let defs = numbered(
        script.defs.iter().map(|def| (&def.name, Kind::Def { takes_argument: def.parameter.is_some() })),
    );
    let queues = numbered(script.queues.iter().map(|(name, _)| (name, Kind::Queue)));
    let semaphores = numbered(script.semaphores.iter().map(|(name, _)| (name, Kind::Semaphore)));
    let locks = numbered(script.locks.iter().map(|name| (name, Kind::Lock)));
    let events = numbered(script.events.iter().map(|name| (name, Kind::Event)));
    let mut all: Vec<(u32, &Name, Kind)> =
        tasks.chain(defs).chain(queues).chain(semaphores).chain(locks).chain(events).collect();
    all.sort_by_key(|(_, name, _)| name.span.start);
    for (index, name, kind) in all {
        let declaration = Declaration { kind, index, span: name.span };
        if let Some(first) = declared.get(name.text.as_str()) {
            let first_line = lines.line(first.span.start);
            problems.report(name.span, Problem::DuplicateName { name: name.text.clone(), first_line });
        } else {
            declared.insert(&name.text, declaration);
        }
    }
    declared
}

fn numbered<'a>(
    names: impl Iterator<Item = (&'a Name, Kind)>,
) -> impl Iterator<Item = (u32, &'a Name, Kind)> {
    (0u32..).zip(names).map(|(index, (name, kind))| (index, name, kind))
}
