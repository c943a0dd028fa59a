//! What a script compiles to: for every coroutine a flat list of instructions.
//!
//! A task's whole progress is then an index into that list, its loop counters, its variables and the blocks it
//! is in, which is what a machine can resume at any time.

use std::rc::Rc;

use serde::Serialize;

use super::Micros;

/// A compiled script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The heading, if the script has one.
    pub title: Option<Rc<str>>,
    /// The tasks, in the order written. All of them start together, as in `asyncio.gather`.
    pub tasks: Vec<TaskSpec>,
    /// The coroutine functions that run when something awaits or starts them; a [`DefId`] is an index here.
    pub defs: Vec<Def>,
    /// `asyncio.Queue`s; a [`QueueId`] is an index here.
    pub queues: Vec<QueueSpec>,
    /// `asyncio.Semaphore`s.
    pub semaphores: Vec<SemaphoreSpec>,
    /// `asyncio.Lock`s, by their names.
    pub locks: Vec<Rc<str>>,
    /// `asyncio.Event`s, by their names.
    pub events: Vec<Rc<str>>,
    /// What the prediction assumes of the machine.
    pub machinery: Machinery,
}

impl Program {
    /// The code of all its tasks and defs.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.tasks.iter().map(|task| &*task.body).chain(self.defs.iter().map(|def| &*def.body))
    }

    /// Whether any of its statements gives a job to this pool.
    pub fn offloads_to(&self, pool: Pool) -> bool {
        self.any(|op| matches!(op, Op::Offload { pool: other, .. } if *other == pool))
    }

    /// Whether under this strategy any of its statements computes elsewhere than on the loop's thread.
    pub fn computes_on_workers(&self, strategy: Strategy) -> bool {
        let on_workers = matches!(strategy, Strategy::Threads | Strategy::Processes);
        self.any(|op| match op {
            Op::Offload { work, .. } => *work == Work::Cpu && strategy != Strategy::Sync,
            Op::Spend { how, .. } => *how == Spend::Cpu && on_workers,
            _ => false,
        })
    }

    fn any(&self, is: impl Fn(&Op) -> bool) -> bool {
        self.bodies().any(|body| body.code.iter().any(|instruction| is(&instruction.op)))
    }
}

/// A declared task: one coroutine, or `x N` of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSpec {
    /// Its name.
    pub name: Rc<str>,
    /// `x N`; without it there is one instance, which has no number.
    pub instances: Option<u32>,
    /// `every D`, in µs: instance k first sleeps k − 1 times as long.
    pub every_us: Option<Micros>,
    /// What each instance does.
    pub body: Rc<Body>,
}

/// `async def name(parameter)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Def {
    /// Its name.
    pub name: Rc<str>,
    /// The line of its header, from 1.
    pub line: u32,
    /// Whether it takes an argument; if so, it is in its first [`Slot`].
    pub takes_argument: bool,
    /// What it does.
    pub body: Rc<Body>,
}

/// `asyncio.Queue(maxsize)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueSpec {
    /// Its name.
    pub name: Rc<str>,
    /// The most items it holds; without it there is no limit.
    pub maxsize: Option<u32>,
}

/// `asyncio.Semaphore(value)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SemaphoreSpec {
    /// Its name.
    pub name: Rc<str>,
    /// How many permits it starts with.
    pub value: u32,
}

/// What the prediction assumes of the machine, and how tasks run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machinery {
    /// The size of the thread pool.
    pub threads: u32,
    /// The size of the process pool.
    pub processes: u32,
    /// The processors.
    pub cores: u32,
    /// Whether the threads of a process compute one at a time.
    pub gil: bool,
    /// How tasks run unless something else is asked for.
    pub strategy: Strategy,
}

impl Default for Machinery {
    fn default() -> Self {
        Self { threads: 40, processes: 4, cores: 4, gil: true, strategy: Strategy::Async }
    }
}

/// How tasks are run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Strategy {
    /// On one event loop.
    #[default]
    Async,
    /// One after another, each to its end.
    Sync,
    /// Each on a thread of a pool.
    Threads,
    /// Each in a process of a pool.
    Processes,
}

impl Strategy {
    /// Its word in the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Async => "async",
            Self::Sync => "sync",
            Self::Threads => "threads",
            Self::Processes => "processes",
        }
    }
}

/// A coroutine's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The instructions; the coroutine starts at the first and ends after the last.
    pub code: Vec<Instruction>,
    /// The names of its variables; a [`Slot`] is an index here.
    pub variables: Vec<Rc<str>>,
    /// How many loop counters it needs: the depth of its innermost `repeat`.
    pub counters: u32,
}

/// An index into [`Body::variables`].
pub type Slot = u32;
/// An index into [`Body::code`].
pub type Address = u32;
/// An index into [`Program::defs`].
pub type DefId = u32;
/// An index into [`Program::queues`].
pub type QueueId = u32;
/// An index into [`Program::events`].
pub type EventId = u32;

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
    /// An index into [`Program::semaphores`].
    Semaphore(u32),
    /// An index into [`Program::locks`].
    Lock(u32),
}

/// The ways of letting time pass in a coroutine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spend {
    /// `await asyncio.sleep(…)`: other tasks run meanwhile.
    Sleep,
    /// `burn(…)`: computes, and holds the loop.
    Cpu,
    /// `time.sleep(…)`: computes nothing, and holds the loop all the same.
    Block,
}

/// A pool of workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pool {
    /// Threads of the interpreter, under its GIL.
    Threads,
    /// Processes of their own.
    Processes,
}

/// What a worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Work {
    /// Computes.
    Cpu,
    /// Blocks without computing.
    Block,
}

/// A text with the values that go in.
pub type Template = Vec<Piece>;

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
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
