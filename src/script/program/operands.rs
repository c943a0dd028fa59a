//! What instructions name: lengths, places, calls, and the numbers of what the program has.

use super::expr::Expr;
use crate::script::Micros;
use crate::value::ErrorKind;

/// How long something takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many µs.
    Us(Micros),
    /// As many seconds as that comes to.
    Seconds(Expr),
}

/// Something that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A variable.
    Variable(Slot),
    /// What all tasks share.
    Shared(SharedId),
}

/// `except error as into:`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handler {
    /// What it catches.
    pub error: ErrorKind,
    /// The variable that is the error while the handler lasts.
    pub into: Option<Slot>,
    /// Where it begins.
    pub at: Address,
}

/// `for variable in items`, behind a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Each {
    /// The variable, which only the call has.
    pub variable: Slot,
    /// What it goes through.
    pub items: Expr,
}

/// What an instruction may wait for that others must bring about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    /// An item in a queue.
    Item(QueueId),
    /// Room in a queue.
    Room(QueueId),
    /// That every item of a queue is done.
    AllDone(QueueId),
    /// A lock, an index into [`super::Program::locks`].
    Lock(u32),
    /// A permit of a semaphore, an index into [`super::Program::semaphores`].
    Permit(u32),
    /// An event.
    Event(EventId),
    /// The ends of tasks.
    Tasks,
}

/// A call of a def.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub def: DefId,
    /// Its arguments; for parameters behind them it has defaults.
    pub arguments: Vec<Expr>,
}

/// Something to gather.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A def, which becomes a task.
    Call(Call),
    /// A task that was spawned before.
    Handle(Expr),
    /// A list of such tasks.
    Handles(Expr),
}

/// What can be acquired and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// An index into [`super::Program::semaphores`].
    Semaphore(u32),
    /// An index into [`super::Program::locks`].
    Lock(u32),
}

/// An index into [`super::Body::variables`].
pub type Slot = u32;
/// An index into [`super::Program::shared`].
pub type SharedId = u32;
/// An index into [`super::Body::code`].
pub type Address = u32;
/// An index into [`super::Program::defs`].
pub type DefId = u32;
/// An index into [`super::Program::queues`].
pub type QueueId = u32;
/// An index into [`super::Program::events`].
pub type EventId = u32;
