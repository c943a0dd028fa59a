//! What events are about.

use std::rc::Rc;

use super::{EventKind, ItemText, ObjectKind};

/// A text in an event.
pub(super) enum TextMut<'a> {
    /// What somebody called, said or printed.
    Said(&'a mut Rc<str>),
    /// What was put into a queue.
    Item(&'a mut ItemText),
}

impl EventKind {
    /// Whether its task ends with it, well or not.
    pub fn ends_task(&self) -> bool {
        matches!(self, Self::TaskDone | Self::TaskFailed { .. } | Self::TaskCancelled { .. })
    }

    /// The line of the statement of its task that it is about, from 1, if it is about one.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::TaskYielded { line }
            | Self::TaskSleeping { line, .. }
            | Self::ComputeStarted { line, .. }
            | Self::BlockStarted { line, .. }
            | Self::Printed { line, .. }
            | Self::TaskWaiting { line, .. }
            | Self::JobQueued { line, .. }
            | Self::TaskFailed { line, .. } => Some(*line),
            Self::TaskCreated { .. }
            | Self::TaskArriving { .. }
            | Self::TaskResumed { .. }
            | Self::TimerDue { .. }
            | Self::TaskWoken { .. }
            | Self::ComputeEnded
            | Self::BlockEnded
            | Self::CancelRequested(_)
            | Self::ItemPut { .. }
            | Self::ItemGot { .. }
            | Self::ItemDone { .. }
            | Self::PermitTaken { .. }
            | Self::PermitReleased { .. }
            | Self::LockTaken { .. }
            | Self::LockReleased { .. }
            | Self::EventSet { .. }
            | Self::EventCleared { .. }
            | Self::JobStarted { .. }
            | Self::JobEnded { .. }
            | Self::JobDropped { .. }
            | Self::TaskCancelled { .. }
            | Self::TaskDone => None,
        }
    }

    /// The kind and number of the queue, semaphore, lock or event that it is about, if it is about one.
    pub fn object(&self) -> Option<(ObjectKind, u32)> {
        match self {
            Self::ItemPut { queue, .. } | Self::ItemGot { queue } | Self::ItemDone { queue } => {
                Some((ObjectKind::Queue, *queue))
            }
            Self::PermitTaken { semaphore } | Self::PermitReleased { semaphore } => {
                Some((ObjectKind::Semaphore, *semaphore))
            }
            Self::LockTaken { lock } | Self::LockReleased { lock } => Some((ObjectKind::Lock, *lock)),
            Self::EventSet { event } | Self::EventCleared { event } => Some((ObjectKind::Event, *event)),
            Self::TaskCreated { .. }
            | Self::TaskArriving { .. }
            | Self::TaskResumed { .. }
            | Self::TaskYielded { .. }
            | Self::TaskSleeping { .. }
            | Self::TimerDue { .. }
            | Self::TaskWoken { .. }
            | Self::ComputeStarted { .. }
            | Self::ComputeEnded
            | Self::BlockStarted { .. }
            | Self::BlockEnded
            | Self::Printed { .. }
            | Self::TaskWaiting { .. }
            | Self::CancelRequested(_)
            | Self::JobQueued { .. }
            | Self::JobStarted { .. }
            | Self::JobEnded { .. }
            | Self::JobDropped { .. }
            | Self::TaskCancelled { .. }
            | Self::TaskDone
            | Self::TaskFailed { .. } => None,
        }
    }

    /// The text in it, if it has one.
    pub(super) fn text_mut(&mut self) -> Option<TextMut<'_>> {
        match self {
            Self::TaskSleeping { label, .. }
            | Self::ComputeStarted { label, .. }
            | Self::BlockStarted { label, .. }
            | Self::JobQueued { label, .. } => label.as_mut().map(TextMut::Said),
            Self::Printed { text, .. } => Some(TextMut::Said(text)),
            Self::TaskWaiting { on, .. } => Some(TextMut::Said(on)),
            Self::TaskFailed { error, .. } => Some(TextMut::Said(error)),
            Self::ItemPut { item, .. } => Some(TextMut::Item(item)),
            Self::TaskCreated { .. }
            | Self::TaskArriving { .. }
            | Self::TaskResumed { .. }
            | Self::TaskYielded { .. }
            | Self::TimerDue { .. }
            | Self::TaskWoken { .. }
            | Self::ComputeEnded
            | Self::BlockEnded
            | Self::CancelRequested(_)
            | Self::ItemGot { .. }
            | Self::ItemDone { .. }
            | Self::PermitTaken { .. }
            | Self::PermitReleased { .. }
            | Self::LockTaken { .. }
            | Self::LockReleased { .. }
            | Self::EventSet { .. }
            | Self::EventCleared { .. }
            | Self::JobStarted { .. }
            | Self::JobEnded { .. }
            | Self::JobDropped { .. }
            | Self::TaskCancelled { .. }
            | Self::TaskDone => None,
        }
    }
}
