//! The syntax tree: what the script says, each thing with its place.
//!
//! Exports that should read like the script are made from it; what runs is the [`super::Program`].

use super::names::Name;
use super::program::{Machinery, Pool, Spend, Work};
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
    /// The settings that were made, by their keywords.
    pub(super) settings: Vec<&'static str>,
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

/// One statement.
pub struct Statement {
    /// Its keyword's place.
    pub span: Span,
    /// What it says.
    pub kind: StatementKind,
}

/// What a statement says; one a line of the language's table.
#[expect(missing_docs, reason = "the fields are named as in the language")]
pub enum StatementKind {
    Spend { how: Spend, us: Micros, label: Option<Text> },
    Offload { pool: Pool, work: Work, us: Micros, label: Option<Text> },
    Yield,
    Print(Text),
    Repeat { times: u32, index: Option<Name>, body: Vec<Statement> },
    Forever(Vec<Statement>),
    Put { queue: Name, item: Text },
    Get { queue: Name, into: Option<Name> },
    Done(Name),
    Join(Name),
    With { target: Name, body: Vec<Statement> },
    Acquire(Name),
    Release(Name),
    Set(Name),
    Clear(Name),
    Wait(Name),
    Await { what: Awaitable, into: Option<Name> },
    Return(Option<Text>),
    Spawn { call: Awaitable, handle: Option<Name> },
    Cancel(Name),
    Gather { items: Vec<Awaitable>, into: Option<Name> },
    Group(Vec<Statement>),
    Timeout { us: Micros, body: Vec<Statement> },
    Try { body: Vec<Statement>, except: Option<Vec<Statement>>, finally: Option<Vec<Statement>> },
    Fail(Text),
}

/// A def with its argument, or a handle: which of the two, the name tells.
pub struct Awaitable {
    /// The name.
    pub name: Name,
    /// The argument and its place.
    pub argument: Option<(Text, Span)>,
}

impl Script {
    /// What each task does, then what each def does.
    pub fn bodies(&self) -> impl Iterator<Item = &[Statement]> {
        let tasks = self.tasks.iter().map(|task| &*task.body);
        tasks.chain(self.defs.iter().map(|def| &*def.body))
    }
}

impl StatementKind {
    /// The blocks inside it, in the order written.
    pub fn blocks(&self) -> impl Iterator<Item = &[Statement]> {
        let (body, clauses): (Option<&Vec<Statement>>, [Option<&Vec<Statement>>; 2]) = match self {
            Self::Repeat { body, .. }
            | Self::Forever(body)
            | Self::With { body, .. }
            | Self::Group(body)
            | Self::Timeout { body, .. } => (Some(body), [None, None]),
            Self::Try { body, except, finally } => (Some(body), [except.as_ref(), finally.as_ref()]),
            _ => (None, [None, None]),
        };
        body.into_iter().chain(clauses.into_iter().flatten()).map(Vec::as_slice)
    }

    /// The texts in it, in the order written.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Print(text) | Self::Fail(text) | Self::Put { item: text, .. } => vec![text],
            Self::Spend { label, .. } | Self::Offload { label, .. } | Self::Return(label) => {
                label.iter().collect()
            }
            Self::Await { what, .. } | Self::Spawn { call: what, .. } => {
                what.argument.iter().map(|(text, _)| text).collect()
            }
            Self::Gather { items, .. } => {
                items.iter().flat_map(|item| &item.argument).map(|(text, _)| text).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The variable that it sets, if any.
    pub fn sets_name(&self) -> Option<&Name> {
        self.sets().map(|(name, _)| name)
    }

    /// The variable that it sets, if any, and to what.
    pub(super) fn sets(&self) -> Option<(&Name, VariableKind)> {
        match self {
            Self::Repeat { index: into, .. }
            | Self::Get { into, .. }
            | Self::Await { into, .. }
            | Self::Gather { into, .. } => into.as_ref().map(|name| (name, VariableKind::Text)),
            Self::Spawn { handle, .. } => handle.as_ref().map(|name| (name, VariableKind::Handle)),
            _ => None,
        }
    }
}

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VariableKind {
    /// Something that can be put into text.
    Text,
    /// A task that was spawned.
    Handle,
}
