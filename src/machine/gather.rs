//! `asyncio.gather` (Lib/asyncio/tasks.py of 3.11: a child that has ended already is heard of through the ready
//! queue, too).

use std::rc::Rc;

use super::error::Exception;
use super::flow::Flow;
use super::frame::Frame;
use super::task::{Awaiting, DoneCallback, TaskState};
use super::value::Value;
use super::{Callback, GatherId, Machine};
use crate::script::program::{Body, Item, Slot};
use crate::trace::TaskId;

#[derive(Clone, Debug)]
pub(super) struct Gather {
    owner: Owner,
    /// In the order of the arguments; a handle may stand here twice.
    pub(super) children: Vec<TaskId>,
    /// How many different children there are.
    awaited: usize,
    finished: usize,
    cancel_requested: bool,
    /// The outer future's result, once it has one.
    outcome: Option<Result<Value, Exception>>,
}

/// Who awaits the outer future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Task(TaskId),
    /// `main`, which gathers the script's tasks with `return_exceptions=True`.
    Main,
    /// `asyncio.run`, which gathers the tasks that it cancels, likewise.
    Shutdown,
}

/// What a `gather` is given, evaluated.
enum Child {
    New(Frame, u32),
    Old(TaskId),
}

impl Machine {
    /// `await asyncio.gather(…)`.
    pub(super) fn gather(
        &mut self,
        id: TaskId,
        items: &[Item],
        into: Option<Slot>,
        body: &Body,
    ) -> Result<Flow, Exception> {
        // All arguments are evaluated before any becomes a task.
        let given = items.iter().map(|item| self.child(id, item, body)).collect::<Result<Vec<_>, _>>()?;
        let gather = GatherId::after(&self.gathers);
        let mut children = Vec::new();
        let mut awaited = 0;
        for child in given {
            let child = match child {
                Child::Old(task) if children.contains(&task) => {
                    children.push(task);
                    continue;
                }
                Child::Old(task) => task,
                Child::New(frame, def) => match self.spawn_task(Some(id), frame, def) {
                    Some(task) => task,
                    None => return Ok(Flow::Limit),
                },
            };
            children.push(child);
            awaited += 1;
            self.when_done(child, DoneCallback::Gather(gather));
        }
        self.new_gather(Owner::Task(id), children, awaited);
        Ok(self.wait(id, Awaiting::Gather { gather, into }))
    }

    fn child(&mut self, id: TaskId, item: &Item, body: &Body) -> Result<Child, Exception> {
        Ok(match item {
            Item::Handle(slot) => Child::Old(self.handle(id, *slot, body)?),
            Item::Call(call) => Child::New(self.call(id, call, body)?, call.def),
        })
    }

    pub(super) fn new_gather(&mut self, owner: Owner, children: Vec<TaskId>, awaited: usize) {
        let gather = Gather { owner, children, awaited, finished: 0, cancel_requested: false, outcome: None };
        self.gathers.push(gather);
    }

    /// `_GatheringFuture.cancel`: the children, who are to be cancelled in order; nobody, if it has ended. `false` if it or
    /// all of them have.
    pub(super) fn cancel_gather(&mut self, gather: GatherId) -> (Vec<TaskId>, bool) {
        let this = &mut self.gathers[gather.index()];
        if this.outcome.is_some() {
            return (Vec::new(), false);
        }
        let any = this.children.iter().any(|child| !self.tasks[child.index()].is_done());
        this.cancel_requested |= any;
        (this.children.clone(), any)
    }

    /// `_done_callback`: a child has ended.
    pub(super) fn gather_child_done(&mut self, gather: GatherId, child: TaskId) {
        let this = &mut self.gathers[gather.index()];
        this.finished += 1;
        self.tasks[child.index()].retrieved = true;
        if this.outcome.is_some() {
            return;
        }
        let return_exceptions = !matches!(this.owner, Owner::Task(_));
        let failure = match &self.tasks[child.index()].state {
            TaskState::Cancelled => Some(Exception::Cancelled),
            TaskState::Failed(error) => Some(error.clone()),
            TaskState::Done(_) | TaskState::Pending => None,
        };
        let outcome = match failure {
            Some(error) if !return_exceptions => Err(error),
            _ if this.finished < this.awaited => return,
            _ if this.cancel_requested => Err(Exception::Cancelled),
            _ => {
                let children = &self.gathers[gather.index()].children;
                Ok(Value::List(children.iter().map(|child| self.result(*child)).collect::<Rc<[_]>>()))
            }
        };
        self.gathers[gather.index()].outcome = Some(outcome);
        match self.gathers[gather.index()].owner {
            Owner::Task(task) => self.wake(task),
            Owner::Main => self.ready.push(Callback::MainWakeup),
            Owner::Shutdown => self.ready.push(Callback::Stop),
        }
    }

    /// The value that a finished child returned.
    fn result(&self, child: TaskId) -> Value {
        if let TaskState::Done(value) = &self.tasks[child.index()].state {
            value.clone()
        } else {
            Value::None
        }
    }

    /// Whether the outer future's result is `CancelledError`.
    pub(super) fn is_gather_cancelled(&self, gather: GatherId) -> bool {
        self.gathers[gather.index()].outcome == Some(Err(Exception::Cancelled))
    }

    /// The outer future's result.
    pub(super) fn gathered(&mut self, gather: GatherId) -> Result<Value, Exception> {
        self.gathers[gather.index()].children = Vec::new();
        self.gathers[gather.index()].outcome.clone().unwrap_or(Ok(Value::None))
    }
}
