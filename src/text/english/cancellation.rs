//! Who cancelled a task, in English.

use crate::text::{Cancelled, Canceller, TaskRef};

/// Behind `cancelled`.
pub(super) fn by(canceller: Canceller) -> String {
    match canceller {
        Canceller::Unknown => String::new(),
        Canceller::Task(who, line) => format!(" by {who} (line {line})"),
        Canceller::Timeout(line) => format!(" by the timeout of line {line}"),
        Canceller::GroupMember(who, line) => format!(" by its group, because {who} failed (line {line})"),
        Canceller::GroupOwner(who, line) => {
            format!(" by its group, because of an exception in {who} (line {line})")
        }
        Canceller::MainEnd => " by asyncio.run, because the last task of the script had ended".into(),
    }
}

pub(super) fn cancelled_by(Cancelled { by: canceller, awaited, landed }: &Cancelled) -> String {
    let by = by(*canceller);
    let whole = match awaited {
        None => format!("cancelled{by}"),
        Some(awaited) => format!("cancelled with {awaited}, which it awaited and which was cancelled{by}"),
    };
    match landed {
        0 => format!("{whole}, before its first statement"),
        line => format!("{whole}; CancelledError reached it at line {line}"),
    }
}

/// A step.
pub(super) fn cancels(task: TaskRef, canceller: Canceller, through: Option<TaskRef>) -> String {
    let whom = through.map_or(task.to_string(), |through| format!("{task}, which {through} awaits"));
    let told = match canceller {
        Canceller::Unknown => format!("{task} is cancelled"),
        Canceller::Task(by, line) => {
            format!("{} cancels {whom} (line {line})", TaskRef(by))
        }
        Canceller::Timeout(line) => format!("The timeout of line {line} is over and cancels {whom}"),
        Canceller::GroupMember(by, line) => {
            format!("{} has failed (line {line}), so its group cancels {whom}", TaskRef(by))
        }
        Canceller::GroupOwner(by, line) => {
            format!("An exception in {} (line {line}) has its group cancel {whom}", TaskRef(by))
        }
        Canceller::MainEnd => {
            format!("The last task of the script has ended, so `asyncio.run` cancels {whom}")
        }
    };
    format!("{told}; `CancelledError` reaches it at its next step.")
}
