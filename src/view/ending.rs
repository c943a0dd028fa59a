//! How a task ended, in words.

use crate::text::TimelineTexts;
use crate::trace::{Task, TaskId, TaskOutcome, Trace};

/// How a task ended, if not well: cancelled by whom and where, failed with what, stuck. `None` of one that returned, and of
/// one that a limit cut off.
pub fn ending(trace: &Trace, task: TaskId, texts: &TimelineTexts) -> Option<String> {
    let task = trace.tasks.get(task.index())?;
    match task.outcome {
        TaskOutcome::Cancelled => Some(match task.cancelled {
            Some(how) => (texts.cancelled_by)(&how.words(task.id, trace)),
            None => texts.cancelled.into(),
        }),
        TaskOutcome::Failed => Some(match &task.error {
            Some(error) => format!("{}: {error}", texts.failed),
            None => texts.failed.into(),
        }),
        TaskOutcome::Stuck => Some(texts.stuck.into()),
        TaskOutcome::Done | TaskOutcome::Unfinished => None,
    }
}

/// More cancelled tasks than these are counted, not told one by one.
const MOST: usize = 8;

/// Who was cancelled, by whom and where, a line a task.
pub fn cancellations(trace: &Trace, texts: &TimelineTexts) -> Vec<String> {
    let cancelled = || trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Cancelled);
    let told = |task: &Task| format!("{}: {}", task.name, ending(trace, task.id, texts).unwrap_or_default());
    let more = cancelled().count().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("… {}", (texts.more)(more)));
    cancelled().take(MOST).map(told).chain(more).collect()
}
