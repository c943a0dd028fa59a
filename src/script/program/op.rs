//! Instructions: what a machine does, one after the other.

use std::rc::Rc;

use super::expr::{Expr, Template};
use super::machinery::{Pool, Spend, Work};
use crate::script::Micros;
use crate::value::{BinaryOp, ErrorKind};

/// One instruction and the line it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it does.
    pub op: Op,
    /// The line of the script, from 1.
    pub line: u32,
}

/// What an instruction does.
// With a tag of its own: the machine looks at it for every instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Op {
    /// Lets time pass in the coroutine: `asyncio.sleep`, `burn` or `time.sleep`.
    Spend {
        /// In which of the three ways.
        how: Spend,
        /// For how long.
        length: Length,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.to_thread`, `loop.run_in_executor`.
    Offload {
        /// To which pool.
        pool: Pool,
        /// What the worker does.
        work: Work,
        /// For how long.
        length: Length,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.sleep(0)`: back to the end of the ready queue.
    Yield,
    /// `pass`: nothing.
    Pass,
    /// Writes a line to the log.
    Print(Expr),
    /// `into = value`.
    Assign {
        /// What is set.
        into: Place,
        /// To what.
        value: Expr,
        /// What of all that tasks share a variable is made of.
        reads: Vec<SharedId>,
    },
    /// `into op= value`, or `into = into op value`.
    Augment {
        /// What is changed.
        into: Place,
        /// How.
        op: BinaryOp,
        /// By what.
        value: Expr,
        /// Whether it is written the first way, of which Python speaks in other words.
        in_place: bool,
    },
    /// `if condition:`: goes on, or elsewhere.
    Branch {
        /// When it goes on.
        condition: Expr,
        /// Where to go otherwise.
        otherwise: Address,
    },
    /// `while condition:`: begins a round, or goes on.
    While {
        /// When a round begins.
        condition: Expr,
        /// Where it begins.
        round: Address,
    },
    /// `for … in items:` up to its first round.
    EnterFor {
        /// Which iterator.
        iterator: u32,
        /// What it goes through.
        items: Expr,
        /// Whether it is `range` of that.
        range: bool,
    },
    /// Goes on with the next item, or leaves the loop.
    NextItem {
        /// Which iterator.
        iterator: u32,
        /// What takes the item.
        into: Option<Place>,
        /// Where a round begins.
        round: Address,
        /// Where to go after the last item.
        exit: Address,
    },
    /// `break` and `continue` out of blocks: leaves them, and goes to another instruction.
    Leave {
        /// How many blocks stay.
        blocks: u32,
        /// Where to go.
        to: Address,
    },
    /// Sets a loop counter to 0: the statement `repeat` itself.
    EnterRepeat {
        /// Which counter.
        counter: u32,
    },
    /// Goes on with the next round, or leaves the loop.
    NextRound {
        /// Which counter.
        counter: u32,
        /// How many rounds there are.
        times: u32,
        /// The variable that takes the round's number, from 0.
        index: Option<Slot>,
        /// Where a round begins.
        round: Address,
        /// Where to go after the last round.
        exit: Address,
    },
    /// Goes to another instruction.
    Jump(Address),
    /// Begins a `forever` anew that nothing in it leaves.
    Forever(Address),
    /// `await q.put(item)`, or `q.put_nowait(item)`.
    Put {
        /// Into which queue.
        queue: QueueId,
        /// What.
        item: Expr,
        /// Whether it fails where it would have to wait.
        now: bool,
    },
    /// `into = await q.get()`, or `q.get_nowait()`.
    Get {
        /// From which queue.
        queue: QueueId,
        /// Whether it fails where it would have to wait.
        now: bool,
        /// What takes the item.
        into: Option<Place>,
    },
    /// `q.task_done()`.
    TaskDone(QueueId),
    /// `await q.join()`.
    Join(QueueId),
    /// `await target.acquire()`; inside a [`Op::LeaveBlock`] pair, `async with target`.
    Acquire {
        /// What.
        target: Guard,
        /// Whether this begins an `async with`.
        with: bool,
    },
    /// `target.release()`.
    Release(Guard),
    /// `event.set()`.
    SetEvent(EventId),
    /// `event.clear()`.
    ClearEvent(EventId),
    /// `await event.wait()`.
    WaitEvent(EventId),
    /// `into = await def(…)`, in this task.
    AwaitCall {
        /// What to call.
        call: Call,
        /// What takes the result.
        into: Option<Place>,
    },
    /// `into = await handle`.
    AwaitHandle {
        /// The handle.
        handle: Expr,
        /// What takes the result.
        into: Option<Place>,
    },
    /// `return value`.
    Return(Option<Expr>),
    /// `into = asyncio.create_task(…)`, or the innermost group's `create_task`; with `each`, a list of them.
    Spawn {
        /// What to run.
        call: Call,
        /// What it is run for.
        each: Option<Each>,
        /// What takes the handle, or the list.
        into: Option<Place>,
        /// Whether a `group` around it in this body owns it.
        in_group: bool,
    },
    /// `handle.cancel()`, or that of each in a list.
    Cancel {
        /// The handle, or a list.
        handle: Expr,
        /// Whether it is a list.
        many: bool,
    },
    /// `into = await asyncio.gather(…)`.
    Gather {
        /// What to wait for.
        items: Vec<Item>,
        /// What the one item stands there for.
        each: Option<Each>,
        /// Whether errors are results.
        return_exceptions: bool,
        /// What takes the list of results.
        into: Option<Place>,
    },
    /// `into = [item, …]`. No statement says it; a `gather` that runs in place ends in it.
    List {
        /// The variables whose values go in.
        items: Vec<Slot>,
        /// What takes the list.
        into: Option<Place>,
    },
    /// `async with asyncio.TaskGroup()`.
    EnterGroup,
    /// `async with asyncio.timeout(…)`.
    EnterTimeout(Length),
    /// `try:`.
    EnterTry {
        /// What catches, in order.
        handlers: Rc<[Handler]>,
        /// Where `finally` begins.
        finally: Option<Address>,
    },
    /// Leaves the innermost block the normal way.
    LeaveBlock,
    /// Ends a `finally`: goes on with what was under way when it began.
    EndFinally,
    /// `raise error(message)`.
    Fail {
        /// Which.
        error: ErrorKind,
        /// Its argument, if it has one.
        message: Option<Expr>,
    },
    /// `raise`: what the innermost handler has caught.
    Raise,
}

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
