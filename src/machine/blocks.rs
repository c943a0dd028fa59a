//! Leaving blocks: `try`, `async with`, calls, and at last the task.

use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::{Block, Completion};
use super::task::TaskState;
use super::{Machine, TaskId};
use crate::script::program::{Address, Handler, Op};
use crate::value::Value;

impl Machine {
    /// Leaves the innermost block in some way.
    #[inline]
    pub(super) fn leave_block(&mut self, id: TaskId, completion: Completion) -> Flow {
        let Some(block) = self.frame(id).blocks.pop() else { return Flow::Go };
        match block {
            Block::Try(at) => {
                let Completion::Raise(caught) = completion else {
                    return self.begin_finally(id, at, completion);
                };
                let Some(&Handler { into, at: handler, error: _ }) = self.handler(id, at, &caught) else {
                    return self.begin_finally(id, at, Completion::Raise(caught));
                };
                let frame = self.frame(id);
                frame.at = handler;
                if let Some(into) = into {
                    frame.set(into, Value::Error(caught.clone()));
                }
                frame.blocks.push(Block::Except { caught, of: at });
                Flow::Go
            }
            Block::Except { caught, of } => {
                // What stands for the error is gone behind its handler.
                if let Some(&Handler { into: Some(into), .. }) = self.handler(id, of, &caught) {
                    self.frame(id).variables[into as usize] = None;
                }
                self.begin_finally(id, of, completion)
            }
            // What leaves a `finally` takes the place of what was under way.
            Block::Finally(_) => self.unwind(id, completion),
            Block::With(target) => match self.release(id, target) {
                Ok(()) => self.unwind(id, completion),
                Err(exception) => self.unwind(id, Completion::Raise(exception)),
            },
            Block::Group(group) => self.leave_group(id, group, completion),
            Block::Timeout(timeout) => self.leave_timeout(id, timeout, completion),
        }
    }

    /// The handlers of a `try`, by the instruction that has begun it, and where its `finally` begins, if it has one.
    fn tried(&self, id: TaskId, at: Address) -> (&[Handler], Option<Address>) {
        let code = &self.tasks[id.index()].frame.body.of(&self.program).code;
        let Op::EnterTry { handlers, finally } = &code[at as usize].op else {
            unreachable!("no other instruction begins a `try`")
        };
        (handlers, *finally)
    }

    /// Which of them catches an exception.
    fn handler(&self, id: TaskId, at: Address, caught: &Exception) -> Option<&Handler> {
        self.tried(id, at).0.iter().find(|handler| caught.kind().is_a(handler.error))
    }

    /// Begins the `finally` of a `try`, if it has one.
    fn begin_finally(&mut self, id: TaskId, at: Address, completion: Completion) -> Flow {
        let Some(finally) = self.tried(id, at).1 else { return self.unwind(id, completion) };
        let frame = self.frame(id);
        frame.blocks.push(Block::Finally(Box::new(completion)));
        frame.at = finally;
        Flow::Go
    }

    /// Goes on after a block was left: with the next statement, or out of the next block, call or task.
    pub(super) fn unwind(&mut self, id: TaskId, completion: Completion) -> Flow {
        if matches!(completion, Completion::Normal) {
            return Flow::Go;
        }
        if let Completion::Leave { blocks, to } = completion {
            let frame = self.frame(id);
            if frame.blocks.len() == blocks as usize {
                frame.at = to;
                return Flow::Go;
            }
        }
        if !self.frame(id).blocks.is_empty() {
            return self.leave_block(id, completion);
        }
        let task = &mut self.tasks[id.index()];
        let Some(caller) = task.callers.pop() else {
            let state = match completion {
                Completion::Raise(exception) if error::is_cancelled(&exception) => {
                    task.died_of = Some(exception);
                    TaskState::Cancelled
                }
                Completion::Raise(exception) => TaskState::Failed(exception),
                Completion::Return(value) => TaskState::Done(value),
                Completion::Normal | Completion::Leave { .. } => TaskState::Done(Value::None),
            };
            return self.end(id, state);
        };
        let left = std::mem::replace(&mut task.frame, caller);
        if let Completion::Return(value) = completion {
            self.set(id, left.into, value);
            return Flow::Enter;
        }
        match self.unwind(id, completion) {
            Flow::Go | Flow::Enter => Flow::Enter,
            flow @ (Flow::Over | Flow::Hold(_) | Flow::Limit) => flow,
        }
    }

    /// Goes on with what was under way when a `finally` began.
    pub(super) fn end_finally(&mut self, id: TaskId) -> Flow {
        let Some(Block::Finally(under_way)) = self.frame(id).blocks.pop() else { return Flow::Go };
        self.unwind(id, *under_way)
    }

    pub(super) fn end(&mut self, id: TaskId, state: TaskState) -> Flow {
        self.end_task(id, state);
        Flow::Over
    }
}
