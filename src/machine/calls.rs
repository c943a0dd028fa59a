//! Defs: called in the task, spawned as tasks of their own, awaited.

use super::error::Exception;
use super::flow::Flow;
use super::frame::{Completion, Frame};
use super::task::{Awaiting, DoneCallback, Task, TaskState};
use super::value::Value;
use super::{Callback, Machine, TaskId, limits};
use crate::script::program::{Body, Call, Slot};
use crate::trace::{Limit, TaskName};

impl Machine {
    /// A call's frame, its argument evaluated.
    pub(super) fn call(&mut self, id: TaskId, call: &Call, body: &Body) -> Result<Frame, Exception> {
        let argument = call.argument.as_ref().map(|text| self.render(text, body, id)).transpose()?;
        Ok(Frame::call(call.def, argument.map(Value::Text), &self.program))
    }

    pub(super) fn enter_call(&mut self, id: TaskId, frame: Frame) -> Flow {
        let task = &mut self.tasks[id.index()];
        if task.callers.len() == limits::CALLS as usize {
            return self.limit(id, Limit::Calls { most: limits::CALLS });
        }
        task.callers.push(std::mem::replace(&mut task.frame, frame));
        Flow::Enter
    }

    /// `asyncio.create_task`; `None` at a limit.
    pub(super) fn spawn_task(&mut self, parent: Option<TaskId>, frame: Frame, def: u32) -> Option<TaskId> {
        let reached = if self.alive == limits::TASKS {
            Some(Limit::Tasks { most: limits::TASKS })
        } else {
            (self.tasks.len() == limits::STARTED as usize).then_some(Limit::Started { most: limits::STARTED })
        };
        if let Some(limit) = reached {
            parent.into_iter().for_each(|parent| _ = self.limit(parent, limit));
            return None;
        }
        let spawned = &mut self.spawned[def as usize];
        *spawned += 1;
        let base = self.program.defs[def as usize].name.clone();
        let name = TaskName { base, number: (*spawned > 1).then_some(*spawned) };
        let task = Task::new(frame, *spawned, None);
        Some(self.create_task(name, parent, task))
    }

    /// Notes a new task and puts its first step into the ready queue.
    pub(super) fn create_task(&mut self, name: TaskName, parent: Option<TaskId>, task: Task) -> TaskId {
        let id = self.recorder.create_task(self.now_us, name, parent);
        self.tasks.push(task);
        self.alive += 1;
        self.ready.push(Callback::Step(id));
        id
    }

    pub(super) fn await_task(&mut self, id: TaskId, task: TaskId, into: Option<Slot>) -> Flow {
        if self.tasks[task.index()].is_done() {
            return self.awaited(id, task, into);
        }
        self.when_done(task, DoneCallback::Wakeup(id));
        self.wait(id, Awaiting::Task { task, into })
    }

    /// A task that was awaited has ended: its result is the awaiter's.
    pub(super) fn awaited(&mut self, id: TaskId, task: TaskId, into: Option<Slot>) -> Flow {
        let awaited = &mut self.tasks[task.index()];
        awaited.retrieved = true;
        match awaited.state.clone() {
            TaskState::Failed(exception) => self.unwind(id, Completion::Raise(exception)),
            TaskState::Cancelled => {
                let awaiting = &mut self.tasks[id.index()];
                awaiting.died_with = Some((task, awaiting.line));
                self.unwind(id, Completion::Raise(Exception::Cancelled))
            }
            TaskState::Done(value) => {
                self.frame(id).set(into, value);
                Flow::Go
            }
            TaskState::Pending => Flow::Go,
        }
    }

    /// The task that a variable holds the handle of.
    pub(super) fn handle(&self, id: TaskId, slot: Slot, body: &Body) -> Result<TaskId, Exception> {
        match self.tasks[id.index()].variable(slot) {
            Some(Value::Handle(task)) => Ok(*task),
            _ => Err(Exception::unbound(&body.variables[slot as usize])),
        }
    }
}
