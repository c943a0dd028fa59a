//! What names stand for, and what belongs where one stands.

use super::grammar::{DeclarationWord, StatementWord};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A task of the script.
    Task,
    /// A def.
    Def,
    /// A queue.
    Queue,
    /// A semaphore.
    Semaphore,
    /// A lock.
    Lock,
    /// An event.
    Event,
    /// A value that all tasks share.
    Shared,
    /// The handle of a spawned task.
    Handle,
    /// A list of handles.
    Handles,
    /// A variable for a value.
    Variable,
}

/// What belongs where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A queue.
    Queue,
    /// A semaphore or a lock.
    Guard,
    /// An event.
    Event,
    /// A def, to be called.
    Def,
    /// A def or a handle.
    Awaitable,
    /// A def, a handle or a list of them.
    Gatherable,
    /// A handle, or a list of them.
    Handle,
    /// What can be put into a text.
    Printable,
    /// What has a value.
    Value,
}

impl NameKind {
    /// The word of the language that gives such names; of a task's name there is none.
    pub fn word(self) -> &'static str {
        match self {
            Self::Task => "",
            Self::Def => DeclarationWord::Def.word(),
            Self::Queue => DeclarationWord::Queue.word(),
            Self::Semaphore => DeclarationWord::Semaphore.word(),
            Self::Lock => DeclarationWord::Lock.word(),
            Self::Event => DeclarationWord::Event.word(),
            Self::Shared => DeclarationWord::Shared.word(),
            Self::Handle | Self::Handles => StatementWord::Spawn.word(),
            Self::Variable => "as",
        }
    }
}

impl Expected {
    /// What a name may stand for to fit.
    pub fn kinds(self) -> &'static [NameKind] {
        match self {
            Self::Queue => &[NameKind::Queue],
            Self::Guard => &[NameKind::Semaphore, NameKind::Lock],
            Self::Event => &[NameKind::Event],
            Self::Def => &[NameKind::Def],
            Self::Awaitable => &[NameKind::Def, NameKind::Handle],
            Self::Gatherable => &[NameKind::Def, NameKind::Handle, NameKind::Handles],
            Self::Handle => &[NameKind::Handle, NameKind::Handles],
            Self::Printable => &[NameKind::Variable, NameKind::Shared, NameKind::Queue],
            Self::Value => &[NameKind::Variable, NameKind::Shared, NameKind::Handle, NameKind::Handles],
        }
    }

    /// Whether a variable may stand there that holds what is expected: which one does, a run tells.
    pub fn takes_variables(self) -> bool {
        match self {
            Self::Awaitable | Self::Gatherable | Self::Handle | Self::Printable | Self::Value => true,
            Self::Queue | Self::Guard | Self::Event | Self::Def => false,
        }
    }
}
