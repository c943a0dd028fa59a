//! The syntax tree: what the script says, each thing with its place.
//!
//! Exports that should read like the script are made from it; what runs is the [`super::Program`].

pub use super::expr::{Expr, ExprKind, Logic, UnaryOp, augments_in_place};
pub use super::statement::{
    Awaitable, Branch, Each, Handler, Parts, Statement, StatementKind, Time, Times, each_statement,
};

use super::grammar::{DeclarationWord, NameKind};
use super::names::Name;
use super::program::Machinery;
use super::text::Text;
use super::{Micros, Span};
use crate::value::Value;

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
    /// `shared x = 0`.
    pub shared: Vec<(Name, Constant)>,
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

/// `def fetch(url, pause = 1): …`
pub struct Def {
    /// Its name.
    pub name: Name,
    /// What it is called with; those with a default come last.
    pub parameters: Vec<Parameter>,
    /// Whether its parameters stand in parentheses.
    pub has_parentheses: bool,
    /// What it does.
    pub body: Vec<Statement>,
}

/// A parameter of a def.
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// What it is where a call gives nothing for it.
    pub default: Option<Constant>,
}

/// A value that is known before anything runs.
pub struct Constant {
    /// How it is written.
    pub expr: Expr,
    /// What it is.
    pub value: Value,
}

impl Script {
    /// Every name that is declared: what it stands for, and its place among those of its kind.
    pub fn names(&self) -> impl Iterator<Item = (NameKind, u32, &Name)> {
        // Without `..`, so that what else a script may declare is asked for.
        let Self {
            title: _,
            tasks,
            defs,
            queues,
            semaphores,
            locks,
            events,
            shared,
            machinery: _,
            settings: _,
        } = self;
        let tasks = numbered(NameKind::Task, tasks.iter().map(|task| &task.name));
        let defs = numbered(NameKind::Def, defs.iter().map(|def| &def.name));
        let queues = numbered(NameKind::Queue, queues.iter().map(|(name, _)| name));
        let semaphores = numbered(NameKind::Semaphore, semaphores.iter().map(|(name, _)| name));
        let locks = numbered(NameKind::Lock, locks);
        let events = numbered(NameKind::Event, events);
        let shared = numbered(NameKind::Shared, shared.iter().map(|(name, _)| name));
        tasks.chain(defs).chain(queues).chain(semaphores).chain(locks).chain(events).chain(shared)
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
