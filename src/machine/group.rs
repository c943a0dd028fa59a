//! Task groups (`asyncio.TaskGroup`, Lib/asyncio/taskgroups.py).

use std::collections::BTreeSet;

use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::{Block, Completion, Frame};
use super::task::{Awaiting, DoneCallback, TaskState};
use super::{GroupId, Machine};
use crate::script::program::DefId;
use crate::trace::{CancelCause, TaskId};

#[derive(Clone, Debug)]
pub(super) struct Group {
    parent: TaskId,
    /// Tasks that have not ended. CPython's is a set; cancelling walks this one in order of creation.
    pub(super) tasks: BTreeSet<TaskId>,
    errors: Vec<Exception>,
    aborting: bool,
    parent_cancel_requested: bool,
    /// Whether `__aexit__` waits: `_on_completed_fut`.
    waiting: bool,
    /// How the body was left.
    completion: Completion,
    /// The cancellation that `__aexit__` passes on: `propagate_cancellation_error`.
    propagate: Option<Exception>,
}

impl Machine {
    /// `TaskGroup.__aenter__`.
    pub(super) fn enter_group(&mut self, id: TaskId) {
        let group = GroupId::after(&self.groups);
        self.groups.push(Group {
            parent: id,
            tasks: BTreeSet::new(),
            errors: Vec::new(),
            aborting: false,
            parent_cancel_requested: false,
            waiting: false,
            completion: Completion::Normal,
            propagate: None,
        });
        self.frame(id).blocks.push(Block::Group(group));
    }

    /// `TaskGroup.create_task` of the innermost group of the running frame; `None` at a limit.
    pub(super) fn spawn_in_group(
        &mut self,
        id: TaskId,
        def: DefId,
        frame: Frame,
    ) -> Result<Option<TaskId>, Exception> {
        let mut blocks = self.frame(id).blocks.iter().rev();
        let innermost =
            blocks.find_map(|block| if let Block::Group(group) = block { Some(*group) } else { None });
        let group = innermost.expect("checked: there is a group around it");
        let this = &self.groups[group.index()];
        if this.aborting {
            return Err(error::runtime(format!("TaskGroup {} is shutting down", this.repr())));
        }
        let child = self.spawn_task(Some(id), frame, def);
        if let Some(child) = child {
            self.when_done(child, DoneCallback::Group(group));
            self.groups[group.index()].tasks.insert(child);
        }
        Ok(child)
    }

    /// `TaskGroup.__aexit__`, up to its first wait.
    pub(super) fn leave_group(&mut self, id: TaskId, group: GroupId, completion: Completion) -> Flow {
        let this = &mut self.groups[group.index()];
        this.propagate = completion.cancellation().cloned();
        if this.parent_cancel_requested && self.tasks[id.index()].uncancel() == 0 {
            this.propagate = None;
        }
        let raised = matches!(completion, Completion::Raise(_));
        this.completion = completion;
        if raised && !this.aborting {
            self.abort(group);
        }
        self.await_group(id, group)
    }

    /// Waits for the tasks that are left, then ends `__aexit__`.
    pub(super) fn await_group(&mut self, id: TaskId, group: GroupId) -> Flow {
        let this = &mut self.groups[group.index()];
        this.waiting = !this.tasks.is_empty();
        if this.waiting {
            return self.wait(id, Awaiting::Group(group));
        }
        let completion = std::mem::replace(&mut this.completion, Completion::Normal);
        if this.errors.is_empty()
            && let Some(exception) = this.propagate.take()
        {
            return self.unwind(id, Completion::Raise(exception));
        }
        if let Completion::Raise(exception) = &completion
            && !error::is_cancelled(exception)
        {
            this.errors.push(exception.clone());
        }
        let errors = std::mem::take(&mut this.errors);
        self.unwind(id, if errors.is_empty() { completion } else { Completion::Raise(error::group(errors)) })
    }

    /// `CancelledError` while `__aexit__` waits: it goes on waiting, for tasks that are now cancelled.
    pub(super) fn group_cancelled(&mut self, id: TaskId, group: GroupId) -> Flow {
        if !self.groups[group.index()].aborting {
            self.groups[group.index()].propagate = Some(error::cancelled());
            self.abort(group);
        }
        self.await_group(id, group)
    }

    /// `TaskGroup._on_task_done`.
    pub(super) fn group_child_done(&mut self, group: GroupId, child: TaskId) {
        let this = &mut self.groups[group.index()];
        this.tasks.remove(&child);
        let (parent, all_ended) = (this.parent, this.tasks.is_empty());
        if this.waiting && all_ended {
            self.fulfil(parent);
        }
        let TaskState::Failed(error) = &self.tasks[child.index()].state else { return };
        let error = error.clone();
        self.tasks[child.index()].retrieved = true;
        let this = &mut self.groups[group.index()];
        this.errors.push(error);
        if !self.tasks[parent.index()].is_done() && !this.aborting && !this.parent_cancel_requested {
            self.abort(group);
            self.groups[group.index()].parent_cancel_requested = true;
            self.cancel(parent, Some(CancelCause::Group));
        }
    }

    /// `TaskGroup._abort`.
    fn abort(&mut self, group: GroupId) {
        self.groups[group.index()].aborting = true;
        for task in self.groups[group.index()].tasks.clone() {
            if !self.tasks[task.index()].is_done() {
                self.cancel(task, Some(CancelCause::Group));
            }
        }
    }
}

impl Group {
    /// `TaskGroup.__repr__`, which is part of an error's text.
    fn repr(&self) -> String {
        let mut info = vec![String::new()];
        if !self.tasks.is_empty() {
            info.push(format!("tasks={}", self.tasks.len()));
        }
        if !self.errors.is_empty() {
            info.push(format!("errors={}", self.errors.len()));
        }
        info.push(if self.aborting { "cancelling".into() } else { "entered".into() });
        format!("<TaskGroup{}>", info.join(" "))
    }
}
