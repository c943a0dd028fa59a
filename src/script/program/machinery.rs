//! The machine that a prediction assumes: how tasks run on it, and what they can do with time.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use strum::EnumCount;

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
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
    EnumCount,
)]
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
    /// All of them, in the order in which they are compared.
    pub const ALL: [Self; Self::COUNT] = [Self::Async, Self::Sync, Self::Threads, Self::Processes];

    /// Its word in the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Async => "async",
            Self::Sync => "sync",
            Self::Threads => "threads",
            Self::Processes => "processes",
        }
    }

    /// Whether there is an event loop, so that one can be busy.
    pub fn has_loop(self) -> bool {
        self == Self::Async
    }

    /// Whether all tasks share one thread, so that no two of them compute or block at once.
    pub fn has_one_thread(self) -> bool {
        match self {
            Self::Async | Self::Sync => true,
            Self::Threads | Self::Processes => false,
        }
    }

    /// The strategy of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strategy| strategy.word() == word)
    }
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
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
    EnumCount,
)]
#[serde(rename_all = "lowercase")]
pub enum Pool {
    /// Threads of the interpreter, under its GIL.
    Threads,
    /// Processes of their own.
    Processes,
}

impl Pool {
    /// Both.
    pub const ALL: [Self; Self::COUNT] = [Self::Threads, Self::Processes];

    /// What a worker of it is called in traces.
    pub fn worker(self) -> &'static str {
        match self {
            Self::Threads => "thread",
            Self::Processes => "process",
        }
    }
}

/// What a worker does.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize, EnumCount,
)]
#[serde(rename_all = "lowercase")]
pub enum Work {
    /// Computes.
    Cpu,
    /// Blocks without computing.
    Block,
}

impl Work {
    /// Both.
    pub const ALL: [Self; Self::COUNT] = [Self::Cpu, Self::Block];

    /// Its word in the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Block => "block",
        }
    }

    /// The work of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.word() == word)
    }
}
