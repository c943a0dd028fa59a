//! An event's JSON as it is read: one record that has room for the fields of every kind.
//!
//! An enum whose kinds are told apart by a field costs a reader of its own for each kind, and this is a tenth of that.

use std::rc::Rc;

use serde::Deserialize;

use super::event::Kind;
use super::{CancelCause, CancelRequest, Event, EventKind, ItemText, Micros, TaskId};
use crate::script::program::{Pool, Work};

/// What an event's JSON may have.
#[derive(Deserialize)]
pub(super) struct Record {
    t_us: Micros,
    task: TaskId,
    kind: Kind,
    parent: Option<TaskId>,
    by: Option<TaskId>,
    until_us: Option<Micros>,
    due_us: Option<Micros>,
    us: Option<Micros>,
    line: Option<u32>,
    label: Option<Rc<str>>,
    text: Option<Rc<str>>,
    on: Option<Rc<str>>,
    queue: Option<u32>,
    item: Option<ItemText>,
    semaphore: Option<u32>,
    lock: Option<u32>,
    event: Option<u32>,
    job: Option<u32>,
    pool: Option<Pool>,
    work: Option<Work>,
    worker: Option<u32>,
    error: Option<Rc<str>>,
    landed: Option<u32>,
    awaited: Option<TaskId>,
    cause: Option<CancelCause>,
    through: Option<TaskId>,
}

impl TryFrom<Record> for Event {
    type Error = String;

    fn try_from(record: Record) -> Result<Self, String> {
        /// A field that the kind has to have.
        macro_rules! field {
            ($name:ident) => {
                record.$name.ok_or_else(|| format!("missing field `{}`", stringify!($name)))?
            };
        }
        /// The kind with the fields it has to have, then with those it may have.
        macro_rules! kind {
            ($kind:ident { $($field:ident),* $(; $($optional:ident),+)? }) => {
                EventKind::$kind { $($field: field!($field),)* $($($optional: record.$optional,)+)? }
            };
        }
        let kind = match record.kind {
            Kind::TaskCreated => kind!(TaskCreated { ; parent }),
            Kind::TaskArriving => kind!(TaskArriving { until_us }),
            Kind::TaskResumed => kind!(TaskResumed { ; landed }),
            Kind::TaskYielded => kind!(TaskYielded { line }),
            Kind::TaskSleeping => kind!(TaskSleeping { until_us, line; label }),
            Kind::TimerDue => kind!(TimerDue { due_us }),
            Kind::TaskWoken => kind!(TaskWoken { ; by, line }),
            Kind::ComputeStarted => kind!(ComputeStarted { us, line; label }),
            Kind::ComputeEnded => EventKind::ComputeEnded,
            Kind::BlockStarted => kind!(BlockStarted { us, line; label }),
            Kind::BlockEnded => EventKind::BlockEnded,
            Kind::Printed => kind!(Printed { text, line }),
            Kind::TaskWaiting => kind!(TaskWaiting { on, line }),
            Kind::CancelRequested => {
                let Record { by, line, cause, through, .. } = record;
                EventKind::CancelRequested(CancelRequest { by, line, cause, through })
            }
            Kind::ItemPut => kind!(ItemPut { queue, item }),
            Kind::ItemGot => kind!(ItemGot { queue }),
            Kind::ItemDone => kind!(ItemDone { queue }),
            Kind::PermitTaken => kind!(PermitTaken { semaphore }),
            Kind::PermitReleased => kind!(PermitReleased { semaphore }),
            Kind::LockTaken => kind!(LockTaken { lock }),
            Kind::LockReleased => kind!(LockReleased { lock }),
            Kind::EventSet => kind!(EventSet { event }),
            Kind::EventCleared => kind!(EventCleared { event }),
            Kind::JobQueued => kind!(JobQueued { job, pool, us, line; label }),
            Kind::JobStarted => kind!(JobStarted { job, pool, work, worker }),
            Kind::JobEnded => kind!(JobEnded { job }),
            Kind::JobDropped => kind!(JobDropped { job }),
            Kind::TaskCancelled => kind!(TaskCancelled { ; awaited, landed }),
            Kind::TaskDone => EventKind::TaskDone,
            Kind::TaskFailed => kind!(TaskFailed { error, line }),
        };
        Ok(Self { t_us: record.t_us, task: record.task, kind })
    }
}
