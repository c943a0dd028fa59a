//! Instructions: what a machine does, one after the other.

use std::rc::Rc;

use super::machinery::{Pool, Spend, Work};
use crate::script::Micros;

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
        /// For how long, in µs.
        us: Micros,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.to_thread`, `loop.run_in_executor`.
    Offload {
        /// To which pool.
        pool: Pool,
        /// What the worker does.
        work: Work,
        /// For how long, in µs.
        us: Micros,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.sleep(0)`: back to the end of the ready queue.
    Yield,
    /// Writes a line to the log.
    Print(Template),
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
    /// `await q.put(item)`.
    Put {
        /// Into which queue.
        queue: QueueId,
        /// What.
        item: Template,
    },
    /// `into = await q.get()`.
    Get {
        /// From which queue.
        queue: QueueId,
        /// The variable that takes the item.
        into: Option<Slot>,
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
    /// `into = await def(argument)`, in this task.
    AwaitCall {
        /// What to call.
        call: Call,
        /// The variable that takes the result.
        into: Option<Slot>,
    },
    /// `into = await handle`.
    AwaitHandle {
        /// The variable that holds the handle.
        handle: Slot,
        /// The variable that takes the result.
        into: Option<Slot>,
    },
    /// `return value`.
    Return(Option<Template>),
    /// `into = asyncio.create_task(…)`, or the innermost group's `create_task`.
    Spawn {
        /// What to run.
        call: Call,
        /// The variable that takes the handle.
        into: Option<Slot>,
        /// Whether a `group` around it in this body owns it.
        in_group: bool,
    },
    /// `handle.cancel()`.
    Cancel {
        /// The variable that holds the handle.
        handle: Slot,
    },
    /// `into = await asyncio.gather(…)`.
    Gather {
        /// What to wait for.
        items: Vec<Item>,
        /// The variable that takes the list of results.
        into: Option<Slot>,
    },
    /// `into = [item, …]`. No statement says it; a `gather` that runs in place ends in it.
    List {
        /// The variables whose values go in.
        items: Vec<Slot>,
        /// The variable that takes the list.
        into: Option<Slot>,
    },
    /// `async with asyncio.TaskGroup()`.
    EnterGroup,
    /// `async with asyncio.timeout(us)`.
    EnterTimeout(Micros),
    /// `try:`.
    EnterTry {
        /// Where `except` begins.
        except: Option<Address>,
        /// Where `finally` begins.
        finally: Option<Address>,
    },
    /// Leaves the innermost block the normal way.
    LeaveBlock,
    /// Ends a `finally`: goes on with what was under way when it began.
    EndFinally,
    /// `raise RuntimeError(text)`.
    Fail(Template),
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

impl Op {
    /// What it may wait for, if others must bring that about.
    pub fn waits_for(&self) -> Option<WaitsFor> {
        match self {
            Self::Get { queue, .. } => Some(WaitsFor::Item(*queue)),
            Self::Put { queue, .. } => Some(WaitsFor::Room(*queue)),
            Self::Join(queue) => Some(WaitsFor::AllDone(*queue)),
            Self::Acquire { target: Guard::Lock(lock), .. } => Some(WaitsFor::Lock(*lock)),
            Self::Acquire { target: Guard::Semaphore(semaphore), .. } => Some(WaitsFor::Permit(*semaphore)),
            Self::WaitEvent(event) => Some(WaitsFor::Event(*event)),
            Self::AwaitHandle { .. } | Self::Gather { .. } | Self::EnterGroup => Some(WaitsFor::Tasks),
            Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Yield
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::Jump(_)
            | Self::TaskDone(_)
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::AwaitCall { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::List { .. }
            | Self::EnterTimeout(_)
            | Self::EnterTry { .. }
            | Self::LeaveBlock
            | Self::EndFinally
            | Self::Fail(_) => None,
        }
    }

    /// Where it leads, other than to the next instruction.
    pub fn addresses(&mut self) -> Vec<&mut Address> {
        match self {
            Self::Jump(to) => vec![to],
            Self::NextRound { round, exit, .. } => vec![round, exit],
            Self::EnterTry { except, finally } => except.iter_mut().chain(finally).collect(),
            Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Yield
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::Put { .. }
            | Self::Get { .. }
            | Self::TaskDone(_)
            | Self::Join(_)
            | Self::Acquire { .. }
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::WaitEvent(_)
            | Self::AwaitCall { .. }
            | Self::AwaitHandle { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::Gather { .. }
            | Self::List { .. }
            | Self::EnterGroup
            | Self::EnterTimeout(_)
            | Self::LeaveBlock
            | Self::EndFinally
            | Self::Fail(_) => Vec::new(),
        }
    }

    /// How many blocks that are left by instructions it enters, less those that it leaves.
    pub(super) fn blocks_entered(&self) -> i32 {
        match self {
            // Its `except` is left by an instruction of its own.
            Self::EnterTry { except: Some(_), finally: Some(_) } => 2,
            Self::EnterTry { .. }
            | Self::EnterGroup
            | Self::EnterTimeout(_)
            | Self::Acquire { with: true, .. } => 1,
            Self::LeaveBlock => -1,
            Self::Acquire { with: false, .. }
            | Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Yield
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::Jump(_)
            | Self::Put { .. }
            | Self::Get { .. }
            | Self::TaskDone(_)
            | Self::Join(_)
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::WaitEvent(_)
            | Self::AwaitCall { .. }
            | Self::AwaitHandle { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::Gather { .. }
            | Self::List { .. }
            | Self::EndFinally
            | Self::Fail(_) => 0,
        }
    }
}

/// A call of a def.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub def: DefId,
    /// Its argument, if it takes one.
    pub argument: Option<Template>,
}

/// Something to gather.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A def, which becomes a task.
    Call(Call),
    /// A task that was spawned before.
    Handle(Slot),
}

/// What can be acquired and released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// An index into [`super::Program::semaphores`].
    Semaphore(u32),
    /// An index into [`super::Program::locks`].
    Lock(u32),
}

/// A text with the values that go in.
pub type Template = Vec<TemplatePart>;

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Plain text.
    Plain(Rc<str>),
    /// A variable's value.
    Variable(Slot),
    /// `{n}`, the instance's number, from 1.
    Instance,
    /// `{now}`, the seconds since the start with two decimals.
    Now,
    /// A queue's items, as a Python list.
    Queue(QueueId),
}

/// An index into [`super::Body::variables`].
pub type Slot = u32;
/// An index into [`super::Body::code`].
pub type Address = u32;
/// An index into [`super::Program::defs`].
pub type DefId = u32;
/// An index into [`super::Program::queues`].
pub type QueueId = u32;
/// An index into [`super::Program::events`].
pub type EventId = u32;
