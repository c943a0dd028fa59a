//! Whether what a trace says fits together. Whoever shows one relies on it: an index leads somewhere, a difference of
//! times is not negative, a sum is not too large.

mod events;
mod tasks;

use super::{CancelRequest, Fault, Micros, NoTrace, ObjectKind, TaskId, Trace};

pub(super) use tasks::spans;

/// Objects of a kind. (A script of 64 KiB declares fewer.)
pub(super) const MOST_OBJECTS: u32 = 65_536;

/// Tasks: no run starts more.
const MOST_TASKS: usize = 1_000_000;

/// Bytes of the text that ran.
const MOST_SOURCE: usize = 1024 * 1024;

/// Lines, where the text that ran is not there.
const MOST_LINES: u32 = 1_000_000;

/// The longest time, in µs: 24 hours for each of 5,000,000 statements.
const MOST_US: Micros = 24 * 60 * 60 * 1_000_000 * 5_000_000;

/// All of it, but for what [`spans`] has looked at.
pub(super) fn all(trace: &Trace) -> Result<(), NoTrace> {
    let bounds = Bounds::of(trace)?;
    tasks::all(trace, &bounds)?;
    events::all(&trace.events, &bounds)?;
    for (at, line) in trace.log.iter().enumerate() {
        let before_us = at.checked_sub(1).map_or(0, |before| trace.log[before].t_us);
        ensure(before_us <= line.t_us, Fault::Backwards, || format!("log[{at}].t_us"))?;
        bounds.within(line.t_us, || format!("log[{at}].t_us"))?;
        bounds.task(line.task, || format!("log[{at}].task"))?;
        bounds.line(line.line, || format!("log[{at}].line"))?;
    }
    for (at, finding) in trace.findings.iter().enumerate() {
        bounds.within(finding.t_us, || format!("findings[{at}].t_us"))?;
        for (place, task) in finding.tasks.iter().enumerate() {
            bounds.task(*task, || format!("findings[{at}].tasks[{place}]"))?;
        }
        for (place, line) in finding.lines.iter().enumerate() {
            bounds.line(*line, || format!("findings[{at}].lines[{place}]"))?;
        }
        let fix_us = finding.fix.as_ref().map_or(0, |fix| fix.total_us);
        time(fix_us, || format!("findings[{at}].fix.total_us"))?;
    }
    if let Some(end) = &trace.picture_end {
        bounds.within(end.t_us, || "picture_end.t_us".into())?;
    }
    if let Some(limit) = &trace.limit {
        bounds.task(limit.task, || "limit.task".into())?;
        bounds.line(limit.line, || "limit.line".into())?;
        if let Some(endless) = limit.never_ends {
            bounds.task(endless.task, || "limit.never_ends.task".into())?;
            bounds.line(endless.line, || "limit.never_ends.line".into())?;
        }
    }
    let parts = [trace.loop_time.busy_us, trace.loop_time.blocked_us, trace.loop_time.idle_us];
    let sum = parts.into_iter().try_fold(0, Micros::checked_add);
    ensure(sum == Some(trace.total_us), Fault::NotTheSum, || "loop".into())
}

/// What the numbers in a trace may be.
struct Bounds {
    tasks: usize,
    lines: u32,
    total_us: Micros,
    /// How many objects there are of each kind.
    objects: [u32; ObjectKind::ALL.len()],
}

impl Bounds {
    fn of(trace: &Trace) -> Result<Self, NoTrace> {
        time(trace.total_us, || "total_us".into())?;
        let source = trace.source.as_deref();
        few(source.map_or(0, str::len), MOST_SOURCE, || "source".into())?;
        let lines =
            source.map_or(MOST_LINES, |text| u32::try_from(text.split('\n').count()).unwrap_or(u32::MAX));
        let mut objects = [0; ObjectKind::ALL.len()];
        for (at, object) in trace.objects.iter().enumerate() {
            let of_kind = &mut objects[object.kind as usize];
            ensure(object.id == *of_kind, Fault::NotItsPlace, || format!("objects[{at}].id"))?;
            *of_kind += 1;
            few(*of_kind as usize, MOST_OBJECTS as usize, || "objects".into())?;
        }
        Ok(Self { tasks: trace.tasks.len(), lines, total_us: trace.total_us, objects })
    }

    fn task(&self, task: TaskId, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
        ensure(task.index() < self.tasks, Fault::NoTask, path)
    }

    /// Lines are counted from 1; 0 is before the first statement.
    fn line(&self, line: u32, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
        ensure(line <= self.lines, Fault::NoLine, path)
    }

    fn within(&self, t_us: Micros, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
        ensure(t_us <= self.total_us, Fault::AfterTheEnd, path)
    }

    /// Of a request, while there are so many tasks.
    fn request(
        &self,
        CancelRequest { by, line, cause: _, through }: &CancelRequest,
        tasks: usize,
        path: impl Fn(&str) -> String,
    ) -> Result<(), NoTrace> {
        for (task, field) in [(by, "by"), (through, "through")] {
            ensure(task.is_none_or(|task| task.index() < tasks), Fault::NoTask, || path(field))?;
        }
        self.line(line.unwrap_or(0), || path("line"))
    }

    fn object(&self, kind: ObjectKind, id: u32, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
        ensure(id < self.objects[kind as usize], Fault::NoObject { kind }, path)
    }
}

fn time(us: Micros, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
    ensure(us <= MOST_US, Fault::TooLong { most_us: MOST_US }, path)
}

fn few(count: usize, most: usize, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
    ensure(count <= most, Fault::TooMany { most }, path)
}

fn ensure(fits: bool, fault: Fault, path: impl FnOnce() -> String) -> Result<(), NoTrace> {
    if fits { Ok(()) } else { Err(NoTrace::Fault { path: path(), fault }) }
}
