//! A run as Chrome's Trace Event JSON, for Perfetto and chrome://tracing.
//!
//! The format is Google's document “Trace Event Format”: the JSON Object Format, with metadata events (`M`) for names and
//! order, complete events (`X`) for spans, and instant events (`i`) for printed lines, for how tasks ended that did not
//! return, and on the loop's thread for how the run did; times in µs.

use std::fmt::Write;

use super::notes::notes;
use crate::text::Language;
use crate::trace::{LimitReached, Span, Strategy, TaskOutcome, Trace};
use crate::view::{Index, Timeline, ending, span_texts};

/// The loop's thread; tasks and workers come behind it.
const LOOP: usize = 1;

/// The document: the loop, each task and each worker is a thread of one process.
pub fn chrome(timeline: &Timeline, title: Option<&str>) -> String {
    let index = &*timeline.now;
    let mut events = Events::default();
    let process = title.map(|title| format!("Loopscope: {title}"));
    events.named("process_name", 0, process.as_deref().unwrap_or("Loopscope"));
    if timeline.has_loop() {
        events.thread(LOOP, "event loop");
    }
    for (span, task) in index.loop_spans().iter().zip(index.loop_tasks()) {
        let name = &index.task(*task).name;
        events.span(LOOP, name, span, Some(name));
    }
    for (number, task) in index.tasks().enumerate() {
        let thread = LOOP + 1 + number;
        events.thread(thread, &task.name);
        // A wait that begins with the end is told of as the end.
        for span in task.spans.iter().filter(|span| span.duration_us() > 0) {
            events.span(thread, &name(span, index.trace.strategy), span, None);
        }
        moments(&mut events, index, thread, number);
    }
    let trace = &index.trace;
    ends(&mut events, trace);
    let mut out = format!("{{\"traceEvents\":[\n{}\n],\"displayTimeUnit\":\"ms\",\"otherData\":{{", events.0);
    let _ = write!(out, "\"strategy\":\"{}\",\"total_us\":{}", trace.strategy.word(), trace.total_us);
    let outcome = serde_json::to_string(&trace.outcome).unwrap_or_default();
    let _ = writeln!(out, ",\"outcome\":{outcome}}}}}");
    out
}

/// How the run ended if not well, and how each task did that has not returned.
fn ends(events: &mut Events, trace: &Trace) {
    let texts = Language::default().texts();
    for note in notes(trace, Language::default()).into_iter().filter(|note| note.wrong) {
        events.moment(LOOP, "outcome", &note.text, trace.total_us, None);
    }
    for (task, wait) in trace.tasks.iter().zip(trace.last_waits()) {
        let thread = LOOP + 1 + task.id.index();
        let waits_for = || wait.as_ref().map(|wait| (texts.timeline.waits_for)(&wait.on));
        let line = wait.as_ref().map(|wait| wait.line);
        match task.outcome {
            TaskOutcome::Done => {}
            TaskOutcome::Failed => {
                let error = task.error.as_deref().unwrap_or("failed");
                task.end_us
                    .into_iter()
                    .for_each(|end_us| events.moment(thread, "failed", error, end_us, None));
            }
            TaskOutcome::Cancelled => {
                let end_us = task.end_us.unwrap_or(trace.total_us);
                let told = ending(trace, task.id, &texts.timeline).unwrap_or_default();
                let landed = task.cancelled.map(|how| how.landed).filter(|line| *line > 0);
                events.moment(thread, "cancelled", &told, end_us, landed);
            }
            TaskOutcome::Stuck => {
                let name = waits_for().unwrap_or_else(|| "stuck".into());
                events.moment(thread, "stuck", &name, trace.total_us, line);
            }
            TaskOutcome::Unfinished => {
                let last = task.spans.last();
                let waits =
                    task.waits.is_some() || last.is_some_and(|span| span.is_wait_until(trace.total_us));
                let name = waits_for().filter(|_| waits).unwrap_or_else(|| "unfinished".into());
                events.moment(thread, "unfinished", &name, trace.total_us, line.filter(|_| waits));
            }
        }
    }
    if let Some(end) = trace.picture_end {
        events.moment(LOOP, "picture", &end.note(texts), end.t_us, None);
    }
    if let Some(LimitReached { limit, task, line, .. }) = trace.limit {
        let thread = LOOP + 1 + task.index();
        events.moment(thread, "limit", &limit.text(Language::default()), trace.total_us, Some(line));
    }
}

/// What takes no time: the lines that a task printed.
fn moments(events: &mut Events, index: &Index, thread: usize, number: usize) {
    let Ok(task) = u32::try_from(number) else { return };
    for line in index.printed(task, 0, u64::MAX) {
        events.moment(thread, "printed", &line.text, line.t_us, Some(line.line));
    }
}

/// What a span is called: its label, or what the task does, without the time.
fn name(span: &Span, strategy: Strategy) -> String {
    let (text, _) = span_texts(span, strategy, &Language::default().texts().timeline);
    text.rsplit_once(" · ").map_or(text.as_str(), |(name, _)| name).to_owned()
}

/// Events in JSON, with commas between them.
#[derive(Default)]
struct Events(String);

impl Events {
    fn begin(&mut self, phase: char, thread: usize) {
        if !self.0.is_empty() {
            self.0.push_str(",\n");
        }
        let _ = write!(self.0, "{{\"ph\":\"{phase}\",\"pid\":1,\"tid\":{thread}");
    }

    fn text(&mut self, key: &str, text: &str) {
        let _ = write!(self.0, ",\"{key}\":");
        quote(&mut self.0, text);
    }

    fn named(&mut self, what: &str, thread: usize, name: &str) {
        self.begin('M', thread);
        self.text("name", what);
        self.0.push_str(",\"args\":{\"name\":");
        quote(&mut self.0, name);
        self.0.push_str("}}");
    }

    fn thread(&mut self, thread: usize, name: &str) {
        self.named("thread_name", thread, name);
        self.begin('M', thread);
        let _ = write!(self.0, ",\"name\":\"thread_sort_index\",\"args\":{{\"sort_index\":{thread}}}}}");
    }

    fn span(&mut self, thread: usize, name: &str, span: &Span, task: Option<&str>) {
        self.begin('X', thread);
        self.text("name", name);
        self.text("cat", span.state.word());
        let _ = write!(self.0, ",\"ts\":{},\"dur\":{}", span.from_us, span.duration_us());
        let _ = write!(self.0, ",\"args\":{{\"line\":{}", span.line);
        let [label, on, worker] = [&span.label, &span.on, &span.worker].map(Option::as_deref);
        for (key, text) in [("label", label), ("on", on), ("worker", worker), ("task", task)] {
            if let Some(text) = text {
                self.text(key, text);
            }
        }
        self.0.push_str("}}");
    }

    fn moment(&mut self, thread: usize, category: &str, name: &str, t_us: u64, line: Option<u32>) {
        self.begin('i', thread);
        self.text("name", name);
        self.text("cat", category);
        let _ = write!(self.0, ",\"ts\":{t_us},\"s\":\"t\",\"args\":{{");
        if let Some(line) = line {
            let _ = write!(self.0, "\"line\":{line}");
        }
        self.0.push_str("}}");
    }
}

/// Adds a text as JSON has it.
fn quote(out: &mut String, text: &str) {
    // Every text has a form.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}
