//! How a task came to be cancelled.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{TaskId, Trace};
use crate::text::{Cancelled, Canceller};

/// `Task.cancel`: who or what asks a task to end.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
pub struct CancelRequest {
    /// Who asks, or who has failed or left its group with an exception; nobody, if a timeout or the end of `main` does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<TaskId>,
    /// The line that one had reached, or that of the timeout, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// What asks, if it is no `cancel` of a task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<CancelCause>,
    /// Who awaited it and was asked, so that the request came to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<TaskId>,
}

/// What asks a task to end, other than a `cancel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CancelCause {
    /// Its timeout, or that of a task that awaits it.
    Timeout,
    /// A task group, because one of it has failed or its own task has left it with an exception.
    Group,
    /// `asyncio.run`, because `main` has ended.
    MainEnd,
}

/// How `CancelledError` came to a task that ended by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Cancellation {
    /// Who asked for it.
    #[serde(default)]
    pub asked: CancelRequest,
    /// The task that it awaited and that was asked, if it was not asked itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaited: Option<TaskId>,
    /// The line at which the exception reached it, from 1; 0 before its first statement.
    #[serde(default)]
    pub landed: u32,
}

impl CancelRequest {
    /// The same in words; `task` is who is asked.
    pub fn canceller<'a>(&self, task: TaskId, trace: &'a Trace) -> Canceller<'a> {
        let line = self.line.unwrap_or(0);
        let by = self.by.map(|by| (by, &*trace.tasks[by.index()].name));
        match (self.cause, by) {
            (None, Some((_, by))) => Canceller::Task(by, line),
            (Some(CancelCause::Timeout), _) => Canceller::Timeout(line),
            (Some(CancelCause::Group), Some((owner, by)))
                if trace.tasks[task.index()].parent == Some(owner) =>
            {
                Canceller::GroupOwner(by, line)
            }
            (Some(CancelCause::Group), Some((_, by))) => Canceller::GroupMember(by, line),
            (Some(CancelCause::MainEnd), _) => Canceller::MainEnd,
            (None | Some(CancelCause::Group), None) => Canceller::Unknown,
        }
    }
}

impl Cancellation {
    /// The same in words; `task` is who was cancelled.
    pub fn words<'a>(&self, task: TaskId, trace: &'a Trace) -> Cancelled<'a> {
        let name = |awaited: TaskId| &*trace.tasks[awaited.index()].name;
        let by = self.asked.canceller(self.awaited.unwrap_or(task), trace);
        Cancelled { by, awaited: self.awaited.map(name), landed: self.landed }
    }
}
