//! What a script compiles to: for every task a flat list of instructions.
//!
//! A task's whole progress is then an index into that list, its loop counters and its variables, which is
//! what a machine can resume at any time and a test can compare.

use std::sync::Arc;

use super::Micros;

/// A compiled script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The heading, if the script has one.
    pub title: Option<Arc<str>>,
    /// The tasks, in the order written. All of them start together, as in `asyncio.gather`.
    pub tasks: Vec<TaskSpec>,
}

/// A declared task: one coroutine, or `x N` of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSpec {
    /// Its name.
    pub name: Arc<str>,
    /// `x N`; without it there is one instance, which has no number.
    pub instances: Option<u32>,
    /// `every D`, in µs: instance k first sleeps k − 1 times as long.
    pub every_us: Option<Micros>,
    /// What each instance does.
    pub body: Body,
}

/// A coroutine's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The instructions; the coroutine starts at the first and ends after the last.
    pub code: Vec<Instruction>,
    /// The names of its variables; a [`Slot`] is an index here.
    pub variables: Vec<Arc<str>>,
    /// How many loop counters it needs: the depth of its innermost `repeat`.
    pub counters: u32,
}

/// An index into [`Body::variables`].
pub type Slot = u32;

/// One instruction and the line it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it does.
    pub op: Op,
    /// The line of the script, from 1.
    pub line: u32,
}

/// What an instruction does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Lets time pass; `asyncio.sleep`, `burn` or `time.sleep`.
    Spend {
        /// In which of the three ways.
        how: Spend,
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
        /// Where to go after the last round.
        exit: u32,
    },
    /// Goes to another instruction.
    Jump(u32),
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

/// A text with the values that go in.
pub type Template = Vec<Piece>;

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Plain(Arc<str>),
    /// A variable's value.
    Variable(Slot),
    /// `{n}`, the instance's number, from 1.
    Instance,
    /// `{now}`, the seconds since the start with two decimals.
    Now,
}
