//! Tasks and what they did.

use std::collections::BTreeMap;

use super::{Bounds, MOST_TASKS, MOST_US, ensure, few, time};
use crate::trace::{Cancellation, Fault, Micros, NoTrace, Span, Task, TaskId, TaskOutcome, Trace};

/// Whether spans end after they begin, follow each other, and stay within their task and the run.
pub(in crate::trace) fn spans(trace: &Trace) -> Result<(), NoTrace> {
    time(trace.total_us, || "total_us".into())?;
    for (number, task) in trace.tasks.iter().enumerate() {
        let end_us = task.end_us.unwrap_or(trace.total_us);
        let mut from_us = task.start_us;
        for (at, span) in task.spans.iter().enumerate() {
            let path = |field: &str| format!("tasks[{number}].spans[{at}].{field}");
            let earliest = if at == 0 { Fault::OutsideItsTask } else { Fault::Backwards };
            ensure(from_us <= span.from_us, earliest, || path("from_us"))?;
            ensure(span.from_us <= span.to_us, Fault::Backwards, || path("to_us"))?;
            ensure(span.to_us <= trace.total_us, Fault::AfterTheEnd, || path("to_us"))?;
            ensure(span.to_us <= end_us, Fault::OutsideItsTask, || path("to_us"))?;
            from_us = span.to_us;
        }
    }
    Ok(())
}

/// The rest.
pub(super) fn all(trace: &Trace, bounds: &Bounds) -> Result<(), NoTrace> {
    few(trace.tasks.len(), MOST_TASKS, || "tasks".into())?;
    let mut work_us: Micros = 0;
    for (number, task) in trace.tasks.iter().enumerate() {
        one(number, task, bounds)?;
        // Half of what fits: a little may be added.
        let most_us = Micros::MAX / 2;
        work_us = work_us.saturating_add(task.work_us);
        ensure(work_us <= most_us, Fault::TooLong { most_us }, || format!("tasks[{number}].work_us"))?;
    }
    if trace.strategy.has_one_thread() {
        disjoint(trace, |span| span.state.holds_the_thread().then_some(""))?;
    }
    disjoint(trace, |span| span.worker.as_deref())
}

fn one(number: usize, task: &Task, bounds: &Bounds) -> Result<(), NoTrace> {
    let path = |field: &str| format!("tasks[{number}].{field}");
    ensure(task.id.index() == number, Fault::NotItsPlace, || path("id"))?;
    // Who creates a task was there before, so there is no circle.
    ensure(task.parent.is_none_or(|TaskId(parent)| parent < task.id.0), Fault::NoTask, || path("parent"))?;
    let ended = match task.outcome {
        TaskOutcome::Done | TaskOutcome::Failed | TaskOutcome::Cancelled => true,
        TaskOutcome::Stuck | TaskOutcome::Unfinished => false,
    };
    ensure(ended == task.end_us.is_some(), Fault::EndWithoutOutcome, || path("outcome"))?;
    time(task.start_us, || path("start_us"))?;
    bounds.within(task.end_us.unwrap_or(0), || path("end_us"))?;
    ensure(task.work_us <= MOST_US, Fault::TooLong { most_us: MOST_US }, || path("work_us"))?;
    bounds.line(task.waits.as_ref().map_or(0, |wait| wait.line), || path("waits.line"))?;
    if let Some(Cancellation { asked, awaited, landed }) = &task.cancelled {
        bounds.request(asked, bounds.tasks, |field| path(&format!("cancelled.asked.{field}")))?;
        awaited.map_or(Ok(()), |awaited| bounds.task(awaited, || path("cancelled.awaited")))?;
        bounds.line(*landed, || path("cancelled.landed"))?;
    }
    for (at, span) in task.spans.iter().enumerate() {
        bounds.line(span.line, || path(&format!("spans[{at}].line")))?;
    }
    Ok(())
}

/// Whether no two spans in the same place overlap.
fn disjoint<'a>(trace: &'a Trace, place: impl Fn(&'a Span) -> Option<&'a str>) -> Result<(), NoTrace> {
    let mut places = BTreeMap::<&str, Vec<(&Span, usize, usize)>>::new();
    for (number, task) in trace.tasks.iter().enumerate() {
        for (at, span) in task.spans.iter().enumerate().filter(|(_, span)| span.from_us < span.to_us) {
            if let Some(place) = place(span) {
                places.entry(place).or_default().push((span, number, at));
            }
        }
    }
    for spans in places.values_mut() {
        spans.sort_by_cached_key(|(span, ..)| (span.from_us, span.to_us));
        for pair in spans.windows(2) {
            let [(before, ..), (span, number, at)] = pair else { continue };
            let apart = before.to_us <= span.from_us;
            ensure(apart, Fault::TwoAtOnce, || format!("tasks[{number}].spans[{at}]"))?;
        }
    }
    Ok(())
}
