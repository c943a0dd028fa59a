//! A trace as lanes of bars and marks, in µs.

use std::rc::Rc;

use super::figures::brief;
use crate::trace::{LogLine, Micros, Span, State, Strategy, Task, TaskOutcome, Trace};

/// All that a timeline draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Where the axis ends, in µs; more than 0.
    pub end_us: Micros,
    /// When the loop's own thread computed or blocked, predicted.
    pub loop_bars: Vec<Bar>,
    /// The same as measured, if there was a live run.
    pub loop_measured: Vec<Bar>,
    /// One lane a task, in the order of their creation.
    pub lanes: Vec<Lane>,
    /// How many tasks have no lane, for there are too many.
    pub hidden: usize,
}

/// A task's lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The task's name.
    pub name: Rc<str>,
    /// The exception that ended it.
    pub error: Option<Rc<str>>,
    /// How it ended.
    pub outcome: TaskOutcome,
    /// What it did, predicted.
    pub bars: Vec<Bar>,
    /// What it did, measured.
    pub measured: Vec<Bar>,
    /// The lines it printed, predicted.
    pub marks: Vec<Mark>,
}

/// A stretch of time in one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The state, or the one that took most of the time where many short ones are drawn as one.
    pub state: State,
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs.
    pub to_us: Micros,
    /// What it is and how long it takes.
    pub text: String,
    /// What to write where that is too long.
    pub short: String,
}

/// A printed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When, in µs.
    pub t_us: Micros,
    /// The text; of lines too close to be told apart, all of them.
    pub text: String,
}

/// What the bars say of their own.
pub struct SpanWords {
    /// A task that could run, while the loop is busy.
    pub ready: &'static str,
    /// The same, short.
    pub ready_short: &'static str,
    /// A task that waits for something with a name.
    pub waits_for: fn(&str) -> String,
    /// A job that waits for a worker.
    pub for_a_worker: &'static str,
    /// The same, short.
    pub queued: &'static str,
    /// Spans too short to be told apart.
    pub many_short: &'static str,
}

impl SpanWords {
    /// In English.
    pub const ENGLISH: Self = Self {
        ready: "ready: the loop is busy",
        ready_short: "ready",
        waits_for: |on| format!("waits for {on}"),
        for_a_worker: "waits for a worker",
        queued: "queued",
        many_short: "many short spans",
    };
}

/// Lays out a prediction, and a live run over it if there is one. At most `most_lanes` lanes are made, and
/// nothing in them is finer than `grain` parts of the whole.
pub fn timeline(
    predicted: &Trace,
    measured: Option<&Trace>,
    most_lanes: usize,
    grain: u64,
    words: &SpanWords,
) -> Timeline {
    let end_us = measured.map_or(0, |trace| trace.total_us).max(predicted.total_us).max(1);
    let least_us = end_us / grain.max(1);
    let marks = marks(predicted, most_lanes, least_us);
    let measured_tasks = measured.map_or(&[][..], |trace| &trace.tasks);
    let lanes = predicted.tasks.iter().zip(marks).enumerate().map(|(index, (task, marks))| Lane {
        name: task.name.clone(),
        error: task.error.clone(),
        outcome: task.outcome,
        bars: bars(task.spans.iter(), least_us, words),
        measured: measured_tasks
            .get(index)
            .map_or_else(Vec::new, |task| bars(task.spans.iter(), least_us, words)),
        marks,
    });
    Timeline {
        end_us,
        loop_bars: if on_one_thread(predicted.strategy) {
            loop_bars(&predicted.tasks, least_us, words)
        } else {
            Vec::new()
        },
        loop_measured: loop_bars(measured_tasks, least_us, words),
        lanes: lanes.collect(),
        hidden: predicted.tasks.len().saturating_sub(most_lanes),
    }
}

/// Whether the tasks share the loop's own thread.
fn on_one_thread(strategy: Strategy) -> bool {
    matches!(strategy, Strategy::Async | Strategy::Sync)
}

/// What held the loop's thread, in order; no two tasks ever did at once.
fn loop_bars(tasks: &[Task], least_us: Micros, words: &SpanWords) -> Vec<Bar> {
    let held = |span: &&Span| matches!(span.state, State::Computing | State::Blocking);
    let mut spans: Vec<&Span> = tasks.iter().flat_map(|task| &task.spans).filter(held).collect();
    spans.sort_by_key(|span| span.from_us);
    bars(spans.into_iter(), least_us, words)
}

/// Spans to bars. Neighbours that are too short to be seen one by one become one bar.
fn bars<'a>(spans: impl Iterator<Item = &'a Span>, least_us: Micros, words: &SpanWords) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut merged = Merged::default();
    for span in spans {
        let short = span.duration_us() < least_us;
        let touches = bars.last().is_some_and(|last| span.from_us < last.to_us + least_us);
        if short && touches && merged.is_open() {
            let bar = bars.last_mut().expect("it touches one");
            bar.to_us = bar.to_us.max(span.to_us);
            bar.state = merged.add(span);
            bar.short = brief(bar.to_us - bar.from_us);
            bar.text = format!("{} · {}", words.many_short, bar.short);
        } else {
            merged = Merged::default();
            if short {
                merged.add(span);
            }
            let (text, short) = texts(span, words);
            bars.push(Bar { state: span.state, from_us: span.from_us, to_us: span.to_us, text, short });
        }
    }
    bars
}

/// The time that each state took in a bar made of many short spans.
#[derive(Default)]
struct Merged {
    times_us: crate::sorted::Map<State, Micros>,
}

impl Merged {
    fn is_open(&self) -> bool {
        !self.times_us.is_empty()
    }

    /// Adds a span's time; returns the state with the most.
    fn add(&mut self, span: &Span) -> State {
        *self.times_us.get_or_insert(span.state, 0) += span.duration_us();
        let most = self.times_us.iter().max_by_key(|(_, us)| **us);
        most.map_or(span.state, |(state, _)| *state)
    }
}

/// A span in words: in full, and short.
fn texts(span: &Span, words: &SpanWords) -> (String, String) {
    let time = brief(span.duration_us());
    let name = match span.state {
        State::Ready => return (words.ready.into(), words.ready_short.into()),
        State::Waiting => {
            let on = span.on.as_deref().unwrap_or_default();
            return ((words.waits_for)(on), on.into());
        }
        State::Queued => return (words.for_a_worker.into(), words.queued.into()),
        State::Computing => "cpu",
        State::Blocking => "block",
        State::Sleeping => "sleep",
        State::Offloaded => span.worker.as_deref().unwrap_or_default(),
    };
    match &span.label {
        Some(label) => (format!("{label} · {time}"), label.to_string()),
        None => (format!("{name} · {time}"), time),
    }
}

/// Each lane's marks; lines closer than `least_us` share one.
fn marks(trace: &Trace, most_lanes: usize, least_us: Micros) -> Vec<Vec<Mark>> {
    let mut lanes: Vec<Vec<Mark>> = vec![Vec::new(); trace.tasks.len().min(most_lanes)];
    for LogLine { t_us, task, text, .. } in &trace.log {
        let Some(marks) = lanes.get_mut(task.index()) else { continue };
        match marks.last_mut() {
            // Enough to read in a tooltip.
            Some(last) if *t_us < last.t_us + least_us.max(1) => {
                if last.text.len() < 1_000 {
                    last.text = format!("{}\n{text}", last.text);
                }
            }
            _ => marks.push(Mark { t_us: *t_us, text: text.to_string() }),
        }
    }
    lanes
}
