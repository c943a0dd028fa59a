//! `asyncio.gather` (Lib/asyncio/tasks.py of 3.11: a child that has ended already is heard of through the ready
//! queue, too).

use std::collections::BTreeSet;

use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::Frame;
use super::task::{Awaiting, DoneCallback, TaskState};
use super::{Callback, GatherId, Machine, value};
use crate::script::program::{Body, Each, Item, Place};
use crate::trace::TaskId;
use crate::value::{ErrorKind, Value};

#[derive(Clone, Debug)]
pub(super) struct Gather {
    owner: Owner,
    /// In the order of the arguments; a handle may stand here twice.
    pub(super) children: Vec<TaskId>,
    /// How many different children there are.
    awaited: usize,
    finished: usize,
    cancel_requested: bool,
    return_exceptions: bool,
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
    /// Nothing that can be awaited.
    Other,
}

/// `gather`'s arguments.
pub(super) struct Given<'a> {
    pub(super) items: &'a [Item],
    /// What the items stand there for.
    pub(super) each: Option<&'a Each>,
    pub(super) return_exceptions: bool,
    pub(super) into: Option<Place>,
}

impl Machine {
    /// `await asyncio.gather(…)`.
    pub(super) fn gather(&mut self, id: TaskId, given: Given, body: &Body) -> Result<Flow, Exception> {
        let Given { items, each, return_exceptions, into } = given;
        // All arguments are evaluated before any becomes a task.
        let mut arguments = Vec::new();
        match each {
            None => {
                for item in items {
                    self.children(id, item, body, false, &mut arguments)?;
                }
            }
            Some(each) => {
                for value in self.evaluate(id, &each.items, body)?.items()? {
                    self.frame(id).set(each.variable, value);
                    for item in items {
                        self.children(id, item, body, true, &mut arguments)?;
                    }
                }
            }
        }
        let gather = GatherId::after(&self.gathers);
        let mut children = Vec::new();
        let mut seen = BTreeSet::new();
        let mut awaited = 0;
        for child in arguments {
            let child = match child {
                Child::Old(task) if !seen.insert(task) => {
                    children.push(task);
                    continue;
                }
                Child::Old(task) => task,
                Child::Other => {
                    let message = "An asyncio.Future, a coroutine or an awaitable is required";
                    let error = Exception::new(ErrorKind::TypeError, message);
                    // Those before it tell a future that nobody awaits of their end.
                    self.new_gather(Owner::Task(id), children, awaited, return_exceptions);
                    self.gathers[gather.index()].outcome = Some(Err(error.clone()));
                    return Err(error);
                }
                Child::New(frame, def) => match self.spawn_task(Some(id), frame, def) {
                    Some(task) => task,
                    None => return Ok(Flow::Limit),
                },
            };
            children.push(child);
            awaited += 1;
            self.when_done(child, DoneCallback::Gather(gather));
        }
        if awaited == 0 {
            self.set(id, into, Value::list(Vec::new())?);
            return Ok(Flow::Go);
        }
        self.new_gather(Owner::Task(id), children, awaited, return_exceptions);
        Ok(self.wait(id, Awaiting::Gather { gather, into }))
    }

    /// What an argument is, or, in a list, those that it stands for.
    fn children(
        &mut self,
        id: TaskId,
        item: &Item,
        body: &Body,
        in_comprehension: bool,
        into: &mut Vec<Child>,
    ) -> Result<(), Exception> {
        let child = |value: Value| value::handle(&value).map_or(Child::Other, Child::Old);
        match item {
            Item::Handle(handle) => into.push(child(self.evaluate(id, handle, body)?)),
            Item::Handles(handles) => {
                let value = self.evaluate(id, handles, body)?;
                let items = value.items().map_err(|_| {
                    let kind = value.type_name();
                    let message =
                        format!("asyncio.tasks.gather() argument after * must be an iterable, not {kind}");
                    Exception::new(ErrorKind::TypeError, message)
                })?;
                into.extend(items.map(child));
            }
            Item::Call(call) => {
                into.push(Child::New(self.call_in(id, call, body, in_comprehension)?, call.def));
            }
        }
        Ok(())
    }

    pub(super) fn new_gather(
        &mut self,
        owner: Owner,
        children: Vec<TaskId>,
        awaited: usize,
        return_exceptions: bool,
    ) {
        self.gathers.push(Gather {
            owner,
            children,
            awaited,
            finished: 0,
            cancel_requested: false,
            return_exceptions,
            outcome: None,
        });
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
        let (awaited, finished, return_exceptions) = (this.awaited, this.finished, this.return_exceptions);
        let cancel_requested = this.cancel_requested;
        let failure = match &self.tasks[child.index()].state {
            TaskState::Cancelled if return_exceptions => None,
            TaskState::Cancelled => Some(self.cancelled_error(child)),
            TaskState::Failed(error) => Some(error.clone()).filter(|_| !return_exceptions),
            TaskState::Done(_) | TaskState::Pending => None,
        };
        let outcome = match failure {
            Some(error) => Err(error),
            None if finished < awaited => return,
            None if cancel_requested => Err(error::cancelled()),
            None => {
                let children = &self.gathers[gather.index()].children;
                Value::list(children.iter().map(|child| self.result(*child)).collect())
            }
        };
        self.gathers[gather.index()].outcome = Some(outcome);
        match self.gathers[gather.index()].owner {
            Owner::Task(task) => self.wake(task),
            Owner::Main => self.ready.push(Callback::MainWakeup),
            Owner::Shutdown => self.ready.push(Callback::Stop),
        }
    }

    /// The value that a finished child returned, or what it raised.
    fn result(&self, child: TaskId) -> Value {
        match &self.tasks[child.index()].state {
            TaskState::Done(value) => value.clone(),
            TaskState::Failed(error) => Value::Error(error.clone()),
            // An error of its own, with a message that is empty.
            TaskState::Cancelled => Value::Error(Exception::new(ErrorKind::CancelledError, "")),
            TaskState::Pending => Value::None,
        }
    }

    /// Whether the outer future's result is `CancelledError`.
    pub(super) fn is_gather_cancelled(&self, gather: GatherId) -> bool {
        matches!(&self.gathers[gather.index()].outcome, Some(Err(exception)) if error::is_cancelled(exception))
    }

    /// The outer future's result.
    pub(super) fn gathered(&mut self, gather: GatherId) -> Result<Value, Exception> {
        self.gathers[gather.index()].children = Vec::new();
        self.gathers[gather.index()].outcome.clone().unwrap_or(Ok(Value::None))
    }
}
