//! A trace from its JSON.

use serde::Deserialize;

use super::beyond::Held;
use super::check;
use super::derive::loop_time;
use super::{Event, EventKind};
use super::{LoopTime, Micros, NoTrace, Object, ObjectKind, Span, SpanState, Task, Trace, Variables};

/// The longest JSON that is read, in bytes.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Whether a text is JSON, as a trace is and a script never is.
pub fn is_json(text: &str) -> bool {
    without_mark(text).trim_start().starts_with('{')
}

impl Trace {
    /// Reads a trace as [`Trace::from_json`] does, with its findings in a language, where the JSON has them in that.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn from_json_in(text: &str, language: &str) -> Result<Self, NoTrace> {
        let mut trace = Self::from_json(text)?;
        // Few have them, and a long trace takes long to read.
        if !text.contains("\"texts\"") {
            return Ok(trace);
        }
        let told: Told = serde_json::from_str(without_mark(text))?;
        for (finding, InLanguages { texts }) in trace.findings.iter_mut().zip(told.findings) {
            let said = texts.into_iter().find(|(code, _)| code == language);
            finding.text = said.map_or_else(|| std::mem::take(&mut finding.text), |(_, text)| text);
        }
        Ok(trace)
    }

    /// Reads a trace and checks it, so that whatever shows it need not: every number of a task, an object or a job leads to
    /// one, times run forward, stay within the run and are small enough to be added up.
    ///
    /// Fields that are not known are passed over. What older traces do not have is made of the rest: `work_us` and `loop`
    /// of the spans, `objects` of the events. Without `events` there are no steps; tasks, spans and log are all there.
    ///
    /// # Errors
    ///
    /// What does not fit, and where; see [`NoTrace`].
    pub fn from_json(text: &str) -> Result<Self, NoTrace> {
        if text.len() > MOST_BYTES {
            return Err(NoTrace::TooLong { bytes: text.len() });
        }
        let mut trace: Self = serde_json::from_str(without_mark(text))?;
        check::spans(&trace)?;
        complete(&mut trace);
        let (tasks, events) = (trace.tasks.len(), trace.events.len() as u64);
        let fits = |of: &Variables| of.task.is_none_or(|task| task.index() < tasks) && of.after <= events;
        if !trace.variables.iter().all(fits) || !trace.variables.is_sorted_by_key(|of| of.after) {
            trace.variables.clear();
        }
        check::all(&trace)?;
        Ok(trace)
    }
}

/// What a finding says in other languages, by their codes: what only who recorded a run finds is told in all that he speaks.
#[derive(Deserialize)]
struct InLanguages {
    #[serde(default)]
    texts: Vec<(String, String)>,
}

/// The findings of a trace's JSON.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    findings: Vec<InLanguages>,
}

/// Some editors begin a file with a byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Makes what the JSON does not have.
fn complete(trace: &mut Trace) {
    for task in trace.tasks.iter_mut().filter(|task| task.work_us == 0) {
        task.work_us = work_us(task);
    }
    if trace.loop_time == LoopTime::default() {
        trace.loop_time = loop_time(&trace.tasks, Held::default(), trace.strategy, trace.total_us);
    }
    if trace.objects.is_empty() {
        trace.objects = objects(&trace.events);
    }
}

/// What a task's spans come to, in µs: who shared a processor computed for longer than this alone would have taken.
fn work_us(task: &Task) -> Micros {
    let works = |span: &&Span| match span.state {
        SpanState::Sleeping | SpanState::Computing | SpanState::Blocking | SpanState::Offloaded => true,
        SpanState::Ready | SpanState::Waiting | SpanState::Queued => false,
    };
    task.spans.iter().filter(works).map(Span::duration_us).sum()
}

/// What events name by number, without the names. Of a semaphore it is known how many had a permit at once.
fn objects(events: &[Event]) -> Vec<Object> {
    let mut found: [Vec<Object>; ObjectKind::ALL.len()] = Default::default();
    let mut taken = Vec::new();
    for Event { kind: event, .. } in events {
        let Some((kind, id)) = event.object().filter(|(_, id)| *id < check::MOST_OBJECTS) else { continue };
        let of_kind = &mut found[kind as usize];
        for id in u32::try_from(of_kind.len()).unwrap_or(u32::MAX)..=id {
            of_kind.push(Object {
                id,
                kind,
                name: format!("{} {}", kind.word(), id + 1).into(),
                limit: None,
            });
        }
        if kind == ObjectKind::Semaphore {
            taken.resize(of_kind.len(), 0_u32);
            let (taken, limit) = (&mut taken[id as usize], &mut of_kind[id as usize].limit);
            let is_taken = matches!(event, EventKind::PermitTaken { .. });
            *taken = if is_taken { *taken + 1 } else { taken.saturating_sub(1) };
            *limit = (*limit).max(Some(*taken));
        }
    }
    found.into_iter().flatten().collect()
}
