//! A call: its place in the code, its variables and the blocks it is in.

use super::error::{self, Exception};
use super::{GroupId, TimeoutId};
use crate::script::Program;
use crate::script::program::{Address, Body, DefId, Guard, Instruction, Op, Place, Slot};
use crate::value::{Items, Value};

/// In this order, for the reason that a [`Task`](super::task::Task) has one.
#[derive(Clone, Debug)]
#[repr(C)]
pub(super) struct Frame {
    pub(super) body: BodyId,
    /// The instruction that runs next.
    pub(super) at: Address,
    pub(super) counters: Box<[u32]>,
    /// The blocks around the next instruction, the innermost last.
    pub(super) blocks: Vec<Block>,
    /// `None` until it is set.
    pub(super) variables: Box<[Option<Value>]>,
    /// What is still to come of what each `for` goes through.
    pub(super) iterators: Box<[Option<Items>]>,
    /// The caller's variable that takes the result.
    pub(super) into: Option<Place>,
}

/// Whose code a frame runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyId {
    Task(u32),
    Def(DefId),
}

impl BodyId {
    pub(super) fn of(self, program: &Program) -> &Body {
        match self {
            Self::Task(task) => &program.tasks[task as usize].body,
            Self::Def(def) => &program.defs[def as usize].body,
        }
    }
}

/// A block that wants to know how it is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// The instruction that has begun it.
    Try(Address),
    /// A handler: what it has caught, and of which `try`.
    Except {
        caught: Exception,
        of: Address,
    },
    /// A `finally`: what was under way when it began.
    Finally(Box<Completion>),
    With(Guard),
    Group(GroupId),
    Timeout(TimeoutId),
}

// Every `async with` pushes one and takes it away again.
const _: () = assert!(size_of::<Block>() <= 16, "a task has room for four blocks in 64 bytes");

/// How a block is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Completion {
    /// After its last statement.
    Normal,
    /// By `return`.
    Return(Value),
    /// By `break` or `continue`: to an instruction around which so many blocks are.
    Leave { blocks: u32, to: Address },
    /// By an exception.
    Raise(Exception),
}

impl Completion {
    /// The `CancelledError` that it is by.
    pub(super) fn cancellation(&self) -> Option<&Exception> {
        match self {
            Self::Raise(exception) if error::is_cancelled(exception) => Some(exception),
            Self::Raise(_) | Self::Normal | Self::Return(_) | Self::Leave { .. } => None,
        }
    }

    /// Whether it is by `CancelledError`.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancellation().is_some()
    }
}

impl Frame {
    pub(super) fn new(body: BodyId, program: &Program) -> Self {
        let Body { counters, iterators, variables, .. } = body.of(program);
        Self {
            body,
            at: 0,
            counters: vec![0; *counters as usize].into(),
            iterators: vec![None; *iterators as usize].into(),
            variables: vec![None; variables.len()].into(),
            blocks: Vec::new(),
            into: None,
        }
    }

    /// A call of a def with its arguments.
    pub(super) fn call(def: DefId, arguments: Vec<Value>, program: &Program) -> Self {
        let mut frame = Self::new(BodyId::Def(def), program);
        let defaults = program.defs[def as usize].defaults.iter().skip(arguments.len()).cloned();
        let parameters = arguments.into_iter().map(Some).chain(defaults);
        for (variable, value) in frame.variables.iter_mut().zip(parameters) {
            *variable = value;
        }
        frame
    }

    /// The next instruction that does something, past those that only lead to it; `None` at the end.
    #[inline(always)]
    pub(super) fn next<'a>(&mut self, body: &'a Body) -> Option<&'a Instruction> {
        loop {
            let instruction = body.code.get(self.at as usize)?;
            self.at += 1;
            if let Op::Jump(to) | Op::Forever(to) = &instruction.op {
                self.at = *to;
            } else if let Op::NextRound { counter, times, index, round, exit } = &instruction.op {
                let done = &mut self.counters[*counter as usize];
                if done == times {
                    self.at = *exit;
                    continue;
                }
                let number = *done;
                *done += 1;
                self.at = *round;
                if let Some(index) = index {
                    self.set(*index, Value::Int(i64::from(number)));
                }
            } else {
                return Some(instruction);
            }
        }
    }

    /// Lets go of everything: the call is over.
    pub(super) fn clear(&mut self) {
        *self = Self {
            counters: Box::default(),
            iterators: Box::default(),
            variables: Box::default(),
            blocks: Vec::new(),
            ..*self
        };
    }

    #[inline]
    pub(super) fn set(&mut self, slot: Slot, value: impl Into<Value>) {
        let variable = &mut self.variables[slot as usize];
        // Letting go of the old value first lets the new one be made in its place.
        drop(variable.take());
        *variable = Some(value.into());
    }
}
