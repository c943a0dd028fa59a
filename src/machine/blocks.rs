//! Leaving blocks: `try`, `async with`, calls, and at last the task.

use super::error::Exception;
use super::flow::Flow;
use super::frame::{Block, Completion};
use super::task::TaskState;
use super::value::Value;
use super::{Machine, TaskId};

impl Machine {
    /// Leaves the innermost block in some way.
    #[inline]
    pub(super) fn leave_block(&mut self, id: TaskId, completion: Completion) -> Flow {
        let Some(block) = self.frame(id).blocks.pop() else { return Flow::Go };
        match block {
            Block::Try { except: Some(except), finally } => {
                if let Completion::Raise(Exception::Error(_)) = completion {
                    let frame = self.frame(id);
                    frame.at = except;
                    frame.blocks.extend(finally.map(|finally| Block::Except { finally }));
                    return Flow::Go;
                }
                self.begin_finally(id, finally, completion)
            }
            Block::Try { except: None, finally } => self.begin_finally(id, finally, completion),
            Block::Except { finally } => self.begin_finally(id, Some(finally), completion),
            // What leaves a `finally` takes the place of what was under way.
            Block::Finally => {
                self.frame(id).pending.pop();
                self.unwind(id, completion)
            }
            Block::With(target) => match self.release(id, target) {
                Ok(()) => self.unwind(id, completion),
                Err(exception) => self.unwind(id, Completion::Raise(exception)),
            },
            Block::Group(group) => self.leave_group(id, group, completion),
            Block::Timeout(timeout) => self.leave_timeout(id, timeout, completion),
        }
    }

    pub(super) fn begin_finally(&mut self, id: TaskId, finally: Option<u32>, completion: Completion) -> Flow {
        let Some(finally) = finally else { return self.unwind(id, completion) };
        let frame = self.frame(id);
        frame.pending.push(completion);
        frame.blocks.push(Block::Finally);
        frame.at = finally;
        Flow::Go
    }

    /// Goes on after a block was left: with the next statement, or out of the next block, call or task.
    pub(super) fn unwind(&mut self, id: TaskId, completion: Completion) -> Flow {
        if matches!(completion, Completion::Normal) {
            return Flow::Go;
        }
        if !self.frame(id).blocks.is_empty() {
            return self.leave_block(id, completion);
        }
        let task = &mut self.tasks[id.index()];
        let Some(caller) = task.callers.pop() else {
            return self.end(
                id,
                match completion {
                    Completion::Raise(Exception::Cancelled) => TaskState::Cancelled,
                    Completion::Raise(exception) => TaskState::Failed(exception),
                    Completion::Return(value) => TaskState::Done(value),
                    Completion::Normal => TaskState::Done(Value::None),
                },
            );
        };
        let left = std::mem::replace(&mut task.frame, caller);
        if let Completion::Return(value) = completion {
            task.frame.set(left.into, value);
            return Flow::Enter;
        }
        match self.unwind(id, completion) {
            Flow::Go | Flow::Enter => Flow::Enter,
            flow @ (Flow::Over | Flow::Hold(_) | Flow::Limit) => flow,
        }
    }

    /// Goes on with what was under way when a `finally` began.
    pub(super) fn end_finally(&mut self, id: TaskId) -> Flow {
        let frame = self.frame(id);
        frame.blocks.pop();
        let under_way = frame.pending.pop().unwrap_or(Completion::Normal);
        self.unwind(id, under_way)
    }

    pub(super) fn end(&mut self, id: TaskId, state: TaskState) -> Flow {
        self.end_task(id, state);
        Flow::Over
    }
}
