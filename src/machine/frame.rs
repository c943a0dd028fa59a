//! A call: its place in the code, its variables and the blocks it is in.

use super::error::Exception;
use super::value::Value;
use super::{GroupId, TimeoutId};
use crate::script::Program;
use crate::script::program::{Address, Body, DefId, Guard, Instruction, Op, Slot};

#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) body: BodyId,
    /// The instruction that runs next.
    pub(super) at: Address,
    pub(super) counters: Vec<u32>,
    /// `None` until it is set.
    pub(super) variables: Vec<Option<Value>>,
    /// The blocks around the next instruction, the innermost last.
    pub(super) blocks: Vec<Block>,
    /// What was under way when each `finally` began, the innermost last.
    pub(super) pending: Vec<Completion>,
    /// The caller's variable that takes the result.
    pub(super) into: Option<Slot>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Try {
        except: Option<Address>,
        finally: Option<Address>,
    },
    /// The `except` of a `try` that has a `finally`.
    Except {
        finally: Address,
    },
    /// A `finally`; what was under way when it began is the last of [`Frame::pending`].
    Finally,
    With(Guard),
    Group(GroupId),
    Timeout(TimeoutId),
}

/// How a block is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Completion {
    /// After its last statement.
    Normal,
    /// By `return`.
    Return(Value),
    /// By an exception.
    Raise(Exception),
}

impl Frame {
    pub(super) fn new(body: BodyId, program: &Program) -> Self {
        let Body { counters, variables, .. } = body.of(program);
        Self {
            body,
            at: 0,
            counters: vec![0; *counters as usize],
            variables: vec![None; variables.len()],
            blocks: Vec::new(),
            pending: Vec::new(),
            into: None,
        }
    }

    /// A call of a def with its argument, if it takes one.
    pub(super) fn call(def: DefId, argument: Option<Value>, program: &Program) -> Self {
        let mut frame = Self::new(BodyId::Def(def), program);
        if argument.is_some() {
            frame.variables[0] = argument;
        }
        frame
    }

    /// The next instruction that does something, past those that only lead to it; `None` at the end.
    #[inline(always)]
    pub(super) fn next<'a>(&mut self, body: &'a Body) -> Option<&'a Instruction> {
        loop {
            let instruction = body.code.get(self.at as usize)?;
            self.at += 1;
            if let Op::Jump(to) = &instruction.op {
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
                if index.is_some() {
                    self.set(*index, Value::Int(u64::from(number)));
                }
            } else {
                return Some(instruction);
            }
        }
    }

    /// Lets go of everything: the call is over.
    pub(super) fn clear(&mut self) {
        *self = Self {
            counters: Vec::new(),
            variables: Vec::new(),
            blocks: Vec::new(),
            pending: Vec::new(),
            ..*self
        };
    }

    #[inline]
    pub(super) fn set(&mut self, slot: Option<Slot>, value: impl Into<Value>) {
        if let Some(slot) = slot {
            let variable = &mut self.variables[slot as usize];
            // Letting go of the old value first lets the new one be made in its place.
            drop(variable.take());
            *variable = Some(value.into());
        }
    }
}
