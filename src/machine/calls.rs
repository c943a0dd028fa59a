//! Defs: called in the task, spawned as tasks of their own, awaited.

use super::error::Exception;
use super::flow::Flow;
use super::frame::{Completion, Frame};
use super::task::{Awaiting, DoneCallback, Task, TaskState};
use super::{Callback, Machine, TaskId, limits, value};
use crate::script::program::{Body, Call, DefId, Each, Expr, Place};
use crate::trace::{Limit, TaskName};
use crate::value::{ErrorKind, Value};

impl Machine {
    /// A call's frame, its arguments evaluated.
    pub(super) fn call(&mut self, id: TaskId, call: &Call, body: &Body) -> Result<Frame, Exception> {
        self.call_in(id, call, body, false)
    }

    /// The same; whether it stands in a comprehension.
    pub(super) fn call_in(
        &mut self,
        id: TaskId,
        call: &Call,
        body: &Body,
        in_comprehension: bool,
    ) -> Result<Frame, Exception> {
        let arguments = self.arguments(id, &call.arguments, body, in_comprehension)?;
        Ok(Frame::call(call.def, arguments, &self.program))
    }

    /// `into = create_task(…)`, or `[create_task(…) for each]`.
    pub(super) fn spawn(
        &mut self,
        id: TaskId,
        call: &Call,
        each: Option<&Each>,
        in_group: bool,
        body: &Body,
    ) -> Result<Option<Value>, Exception> {
        let Some(each) = each else {
            let frame = self.call(id, call, body)?;
            return Ok(self.spawn_one(id, call.def, frame, in_group)?.map(|task| Value::Task(task.0)));
        };
        let mut tasks = Vec::new();
        for item in self.evaluate(id, &each.items, body)?.items()? {
            self.frame(id).set(each.variable, item);
            let frame = self.call_in(id, call, body, true)?;
            match self.spawn_one(id, call.def, frame, in_group)? {
                Some(task) => tasks.push(Value::Task(task.0)),
                None => return Ok(None),
            }
        }
        Value::list(tasks).map(Some)
    }

    fn spawn_one(
        &mut self,
        id: TaskId,
        def: DefId,
        frame: Frame,
        in_group: bool,
    ) -> Result<Option<TaskId>, Exception> {
        if in_group { self.spawn_in_group(id, def, frame) } else { Ok(self.spawn_task(Some(id), frame, def)) }
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

    pub(super) fn await_task(&mut self, id: TaskId, task: TaskId, into: Option<Place>) -> Flow {
        if self.tasks[task.index()].is_done() {
            return self.awaited(id, task, into);
        }
        self.when_done(task, DoneCallback::Wakeup(id));
        self.wait(id, Awaiting::Task { task, into })
    }

    /// A task that was awaited has ended: its result is the awaiter's.
    pub(super) fn awaited(&mut self, id: TaskId, task: TaskId, into: Option<Place>) -> Flow {
        let awaited = &mut self.tasks[task.index()];
        awaited.retrieved = true;
        match awaited.state.clone() {
            TaskState::Failed(exception) => self.unwind(id, Completion::Raise(exception)),
            TaskState::Cancelled => {
                let awaiting = &mut self.tasks[id.index()];
                awaiting.died_with = Some((task, awaiting.line));
                let exception = self.cancelled_error(task);
                self.unwind(id, Completion::Raise(exception))
            }
            TaskState::Done(value) => {
                self.set(id, into, value);
                Flow::Go
            }
            TaskState::Pending => Flow::Go,
        }
    }

    /// `handle.cancel()`, or that of each in a list.
    pub(super) fn cancel_all(
        &mut self,
        id: TaskId,
        handle: &Expr,
        many: bool,
        body: &Body,
    ) -> Result<(), Exception> {
        let value = self.evaluate(id, handle, body)?;
        let handles = if many { value.items()?.collect() } else { vec![value] };
        for handle in handles {
            let task = value::handle(&handle).ok_or_else(|| value::no_attribute(&handle, "cancel"))?;
            self.cancel(task, None);
        }
        Ok(())
    }

    /// What is awaited: a task.
    pub(super) fn awaitable(&mut self, id: TaskId, handle: &Expr, body: &Body) -> Result<TaskId, Exception> {
        let value = self.evaluate(id, handle, body)?;
        value::handle(&value).ok_or_else(|| {
            let message = format!("object {} can't be used in 'await' expression", value.type_name());
            Exception::new(ErrorKind::TypeError, message)
        })
    }
}
