//! The syntax tree: what the script says, each thing with its place.
//!
//! Exports that should read like the script are made from it; what runs is the [`super::Program`].

pub use super::statement::{Awaitable, Parts, Statement, StatementKind, each_statement};

use super::grammar::{DeclarationWord, NameKind};
use super::names::Name;
use super::program::Machinery;
use super::text::Text;
use super::{Micros, Span};

/// A whole script.
#[derive(Default)]
pub struct Script {
    /// `title "…"`.
    pub title: Option<Text>,
    /// The tasks, in the order written.
    pub tasks: Vec<Task>,
    /// The defs, in the order written.
    pub defs: Vec<Def>,
    /// `queue q 2`, the size if there is one.
    pub queues: Vec<(Name, Option<u32>)>,
    /// `semaphore s 3`.
    pub semaphores: Vec<(Name, u32)>,
    /// `lock m`.
    pub locks: Vec<Name>,
    /// `event e`.
    pub events: Vec<Name>,
    /// Pools, processors and strategy, declared or by default.
    pub machinery: Machinery,
    /// The settings that were made.
    pub(super) settings: Vec<DeclarationWord>,
}

/// `request x 10 every 500ms: …`
pub struct Task {
    /// Its name.
    pub name: Name,
    /// `x N`, with its place.
    pub instances: Option<(u32, Span)>,
    /// `every D`, in µs.
    pub every: Option<Micros>,
    /// What it does.
    pub body: Vec<Statement>,
}

/// `def fetch url: …`
pub struct Def {
    /// Its name.
    pub name: Name,
    /// The name of its argument, if it takes one.
    pub parameter: Option<Name>,
    /// What it does.
    pub body: Vec<Statement>,
}

impl Script {
    /// Every name that is declared: what it stands for, and its place among those of its kind.
    pub fn names(&self) -> impl Iterator<Item = (NameKind, u32, &Name)> {
        // Without `..`, so that what else a script may declare is asked for.
        let Self { title: _, tasks, defs, queues, semaphores, locks, events, machinery: _, settings: _ } =
            self;
        let tasks = numbered(NameKind::Task, tasks.iter().map(|task| &task.name));
        let defs = numbered(NameKind::Def, defs.iter().map(|def| &def.name));
        let queues = numbered(NameKind::Queue, queues.iter().map(|(name, _)| name));
        let semaphores = numbered(NameKind::Semaphore, semaphores.iter().map(|(name, _)| name));
        let locks = numbered(NameKind::Lock, locks);
        let events = numbered(NameKind::Event, events);
        tasks.chain(defs).chain(queues).chain(semaphores).chain(locks).chain(events)
    }

    /// What each task does, then what each def does.
    pub fn bodies(&self) -> impl Iterator<Item = &[Statement]> {
        let tasks = self.tasks.iter().map(|task| &*task.body);
        tasks.chain(self.defs.iter().map(|def| &*def.body))
    }
}

fn numbered<'a>(
    kind: NameKind,
    names: impl IntoIterator<Item = &'a Name>,
) -> impl Iterator<Item = (NameKind, u32, &'a Name)> {
    (0..).zip(names).map(move |(index, name)| (kind, index, name))
}
