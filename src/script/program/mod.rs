//! What a script compiles to: for every coroutine a flat list of instructions.
//!
//! A task's whole progress is then an index into that list, its loop counters, its variables and the blocks it
//! is in, which is what a machine can resume at any time.

mod expr;
mod facts;
mod machinery;
mod nesting;
mod op;
mod operands;

use std::rc::Rc;

pub use expr::{Expr, Question, QuestionWord, Template, TemplatePart};
pub use facts::{Facts, InPlace};
pub use machinery::{Machinery, Pool, Spend, Strategy, Work};
pub use op::{Instruction, Op};
pub use operands::{
    Address, Call, DefId, Each, EventId, Guard, Handler, Item, Length, Place, QueueId, SharedId, Slot,
    WaitsFor,
};

use super::Micros;
use crate::value::Value;

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
    /// What all tasks share; a [`SharedId`] is an index here.
    pub shared: Vec<SharedSpec>,
    /// Whether it computes: sets variables otherwise than with `as`, or shares values.
    pub has_values: bool,
    /// What the prediction assumes of the machine.
    pub machinery: Machinery,
}

impl Program {
    /// How many tasks start with it, instances counted.
    pub fn starting(&self) -> usize {
        self.tasks.iter().map(|task| task.instances.unwrap_or(1) as usize).sum()
    }

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
        self.any(|op| {
            let offloaded = matches!(op, Op::Offload { work: Work::Cpu, .. });
            let spent = matches!(op, Op::Spend { how: Spend::Cpu, .. });
            offloaded && strategy != Strategy::Sync || spent && on_workers
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

/// `async def name(…)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Def {
    /// Its name.
    pub name: Rc<str>,
    /// The line of its header, from 1.
    pub line: u32,
    /// What each parameter is where a call gives nothing for it; they are its first [`Slot`]s.
    pub defaults: Vec<Option<Value>>,
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

/// A value that all tasks share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedSpec {
    /// Its name.
    pub name: Rc<str>,
    /// The line that declares it, from 1.
    pub line: u32,
    /// What it is at the start.
    pub value: Value,
}

/// `asyncio.Semaphore(value)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SemaphoreSpec {
    /// Its name.
    pub name: Rc<str>,
    /// How many permits it starts with.
    pub value: u32,
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
    /// How many iterators it needs: the depth of its innermost `for`.
    pub iterators: u32,
}
