//! What the Python package records of an exported script is the trace of the script.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::rc::Rc;

use loopscope::export::{Format, Look, PythonProgram, export_trace};
use loopscope::run::predict;
use loopscope::scenarios::ALL;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{
    CancelRequest, Event, EventKind, Micros, Outcome, Shared, Span, SpanState, Task, TaskId, Trace,
};
use loopscope::view::{Narrator, moment};
use proptest::strategy::{Strategy, ValueTree};

use crate::oracle::Python;
use crate::{generator, number, runner, say};

/// How many scripts are recorded; `LOOPSCOPE_SCRIPTS` says another number.
const SCRIPTS: u64 = 500;

#[test]
fn random_scripts_are_recorded_in_python_as_they_are_predicted() {
    let Some(mut python) = Python::start() else {
        return say("NOT RUN: there is no CPython 3.11 or 3.12 here");
    };
    let scripts = number("LOOPSCOPE_SCRIPTS", SCRIPTS);
    let mut runner = runner(1, number("LOOPSCOPE_SEED", 1) + 2_000_000);
    let (mut too_long, mut differences) = (0, Vec::new());
    for _ in 0..scripts {
        let script = generator::script().new_tree(&mut runner).expect("a script").current();
        let (program, json) = python.record(&script);
        let recorded =
            Trace::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{script}\n{}", program.text));
        if recorded.outcome == Outcome::Limit {
            too_long += 1;
            continue;
        }
        let predicted = predict(Rc::new(compile(&script).expect("sound")));
        let recorded = Recorded::of(&script, &program, recorded, &predicted);
        if let Err(difference) = recorded.is(&predicted) {
            differences.push((difference, script, program.text));
        }
    }
    if let Some((difference, script, text)) = differences.first() {
        let all = differences.iter().map(|(difference, ..)| difference.as_str()).take(10);
        let all = all.collect::<Vec<_>>().join("\n\n");
        panic!("{} scripts differ\n{all}\n\n{script}\n{text}\n{difference}", differences.len());
    }
    say(&format!(
        "{} random scripts were recorded as predicted; {too_long} ran too long",
        scripts - too_long
    ));
    assert!(too_long * 10 < scripts, "too many scripts are not compared");
}

/// What people write.
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/tests/corpus");

/// Programs that are no exported scripts, the scenarios that are such among them: their names and texts.
fn programs() -> impl Iterator<Item = (String, String)> {
    let paths = std::fs::read_dir(CORPUS).expect("the corpus").map(|entry| entry.expect("a file").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|extension| extension == "py"));
    let corpus = paths.map(|path| {
        let source = std::fs::read_to_string(&path).expect("a program");
        (path.display().to_string(), source)
    });
    let scenarios = ALL.iter().filter(|scenario| scenario.python);
    corpus.chain(scenarios.map(|scenario| (scenario.id.into(), scenario.script(Language::English).into())))
}

#[test]
fn every_program_gives_a_trace_that_is_read_drawn_and_told() {
    let Some(mut python) = Python::start() else {
        return say("NOT RUN: there is no CPython 3.11 or 3.12 here");
    };
    let mut count = 0;
    for (name, source) in programs() {
        let json = python.record_source(&source);
        let trace = Trace::from_json(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(trace.source.as_deref(), Some(&*source));
        let state = moment(&trace, trace.events.len());
        let ended = trace.tasks.iter().filter(|task| task.end_us.is_some()).count();
        assert_eq!(state.ended().count(), ended, "{name}");
        for language in Language::ALL {
            let mut before = String::new();
            for (event, sentence) in Narrator::new(&trace, language) {
                assert!(!sentence.is_empty() && sentence != before, "{name}: {sentence} {event:?}");
                before = sentence;
            }
        }
        let picture = export_trace(Shared::new(trace), Format::Svg, &Look::default()).expect("a picture");
        assert!(["main", "module", "GET"].iter().any(|task| picture.contains(task)), "{name}");
        count += 1;
    }
    assert!(count >= 33 + 10, "only {count} programs");
}

#[test]
fn a_program_that_an_exception_leaves_has_failed_and_ends_its_log_with_the_traceback() {
    let Some(mut python) = Python::start() else {
        return say("NOT RUN: there is no CPython 3.11 or 3.12 here");
    };
    let json = python.record_source("import time\ntime.sleep(1)\nraise ValueError('no')\n");
    let trace = Trace::from_json(&json).expect("a trace");
    assert_eq!((trace.outcome, trace.total_us), (Outcome::Failed, 1_000_000));
    let last = trace.log.last().expect("a traceback");
    assert_eq!((&*last.text, last.line, &*trace.tasks[0].name), ("ValueError: no", 3, "<module>"));
    assert_eq!(trace.answer().total_us(), Some(1_000_000));
}

/// A recorded trace in the script's own numbers, names and lines: its tasks alone, without `main` and the module.
struct Recorded {
    trace: Trace,
    events: Vec<Event>,
}

impl Recorded {
    fn of(script: &str, program: &PythonProgram, mut trace: Trace, predicted: &Trace) -> Self {
        let main = trace.tasks.iter().position(|task| &*task.name == "main").expect("main runs");
        let first = main as u32 + 1;
        let ours = |task: TaskId| task.0.checked_sub(first).map(TaskId);
        let line = |line: u32| {
            let span = line.checked_sub(1).and_then(|line| *program.spans.get(line as usize)?);
            span.map_or(0, |span| script[..span.start as usize].split('\n').count() as u32)
        };
        let names: Vec<_> = trace.tasks.iter().map(|task| task.name.clone()).collect();
        let name = |on: &Rc<str>| {
            let task = names.iter().position(|name| name == on);
            let task = task.and_then(|task| ours(TaskId(task as u32)));
            task.and_then(|task| predicted.tasks.get(task.index()))
                .map_or(on.clone(), |task| task.name.clone())
        };
        let request = |request: &mut CancelRequest| {
            request.by = request.by.and_then(ours);
            request.through = request.through.and_then(ours);
            request.line = request.line.map(line);
        };
        trace.tasks.drain(..first as usize);
        for task in &mut trace.tasks {
            (task.id, task.parent) = (TaskId(task.id.0 - first), task.parent.and_then(ours));
            if let Some(cancelled) = &mut task.cancelled {
                request(&mut cancelled.asked);
                cancelled.awaited = cancelled.awaited.and_then(ours);
                cancelled.landed = line(cancelled.landed);
            }
            for span in &mut task.spans {
                span.line = line(span.line);
                span.on = span.on.as_ref().map(name);
            }
        }
        for printed in &mut trace.log {
            (printed.task, printed.line) =
                (ours(printed.task).unwrap_or(TaskId(u32::MAX)), line(printed.line));
        }
        let mut events = std::mem::take(&mut trace.events);
        events.retain_mut(|event| {
            let Some(task) = ours(event.task) else { return false };
            event.task = task;
            match &mut event.kind {
                EventKind::TaskCreated { parent } => *parent = parent.and_then(ours),
                EventKind::TaskWoken { by, line: at } => {
                    *by = by.and_then(ours);
                    *at = at.map(line);
                }
                EventKind::TaskWaiting { on, line: at } => {
                    *on = name(on);
                    *at = line(*at);
                }
                EventKind::CancelRequested(asked) => request(asked),
                EventKind::TaskResumed { landed } => *landed = landed.map(line),
                EventKind::TaskCancelled { awaited, landed } => {
                    *awaited = awaited.and_then(ours);
                    *landed = landed.map(line);
                }
                EventKind::TaskYielded { line: at }
                | EventKind::TaskSleeping { line: at, .. }
                | EventKind::ComputeStarted { line: at, .. }
                | EventKind::BlockStarted { line: at, .. }
                | EventKind::JobQueued { line: at, .. }
                | EventKind::TaskFailed { line: at, .. }
                | EventKind::Printed { line: at, .. } => *at = line(*at),
                EventKind::TaskArriving { .. }
                | EventKind::TimerDue { .. }
                | EventKind::ComputeEnded
                | EventKind::BlockEnded
                | EventKind::ItemPut { .. }
                | EventKind::ItemGot { .. }
                | EventKind::ItemDone { .. }
                | EventKind::PermitTaken { .. }
                | EventKind::PermitReleased { .. }
                | EventKind::LockTaken { .. }
                | EventKind::LockReleased { .. }
                | EventKind::EventSet { .. }
                | EventKind::EventCleared { .. }
                | EventKind::JobStarted { .. }
                | EventKind::JobEnded { .. }
                | EventKind::JobDropped { .. }
                | EventKind::TaskDone => {}
            }
            true
        });
        Self { trace, events }
    }

    /// Whether it is what was predicted; if not, what is first not.
    fn is(&self, predicted: &Trace) -> Result<(), String> {
        let Self { trace, events } = self;
        let arrives = |event: &&Event| matches!(event.kind, EventKind::TaskArriving { .. });
        let arriving: BTreeSet<_> = predicted.events.iter().filter(arrives).map(|event| event.task).collect();
        same("outcome", &trace.outcome, &predicted.outcome)?;
        same("total", &trace.total_us, &predicted.total_us)?;
        all_the_same("log", &trace.log, &predicted.log)?;
        same("how many tasks", &trace.tasks.len(), &predicted.tasks.len())?;
        for (recorded, predicted) in trace.tasks.iter().zip(&predicted.tasks) {
            // One with `every` sleeps in Python until it arrives.
            let from_us = if arriving.contains(&predicted.id) { predicted.start_us } else { 0 };
            same(&predicted.name, &in_short(recorded, from_us), &in_short(predicted, from_us))?;
        }
        let predicted: Vec<_> =
            predicted.events.iter().filter(|event| !arrives(event)).map(comparable).collect();
        all_the_same("events", &without_arrivals(events, &arriving), &predicted)
    }
}

/// What of a task is compared.
fn in_short(task: &Task, from_us: Micros) -> impl Debug + PartialEq {
    let spans = task.spans.iter().filter(|span| span.to_us > from_us);
    let line = |span: &Span| if has_line(span.state, span.on.as_deref()) { span.line } else { 0 };
    let spans: Vec<_> = spans.map(|span| Span { label: None, line: line(span), ..span.clone() }).collect();
    (task.parent, task.outcome, task.error.clone(), task.end_us, spans)
}

/// The recorded events without the sleep of a task that arrives, and the step that led to it.
fn without_arrivals(events: &[Event], arriving: &BTreeSet<TaskId>) -> Vec<Event> {
    let (mut stepped, mut slept) = (BTreeSet::new(), BTreeSet::new());
    let mut is_of_arrival = |event: &Event| {
        let steps = matches!(event.kind, EventKind::TaskResumed { .. });
        let sleeps = matches!(event.kind, EventKind::TaskSleeping { .. } | EventKind::TaskYielded { .. });
        arriving.contains(&event.task)
            && (steps && stepped.insert(event.task) || sleeps && slept.insert(event.task))
    };
    events.iter().filter(|event| !is_of_arrival(event)).map(comparable).collect()
}

/// Whether both tell the line of a span. A group is left on the line of its `async with` in Python, on that of its last
/// statement in a script, and who is ready has the line from before.
fn has_line(state: SpanState, on: Option<&str>) -> bool {
    state != SpanState::Ready && on != Some("group")
}

/// An event without what Python tells otherwise: labels are comments there, a coroutine that has ended is at no line, and one
/// that has failed on that of the exception, whatever `finally` ran after it.
fn comparable(event: &Event) -> Event {
    let mut event = event.clone();
    if let EventKind::TaskSleeping { label, .. }
    | EventKind::ComputeStarted { label, .. }
    | EventKind::BlockStarted { label, .. }
    | EventKind::JobQueued { label, .. } = &mut event.kind
    {
        *label = None;
    }
    if let EventKind::TaskWoken { line, .. } | EventKind::CancelRequested(CancelRequest { line, .. }) =
        &mut event.kind
    {
        *line = None;
    }
    if let EventKind::TaskWaiting { on, line } = &mut event.kind
        && !has_line(SpanState::Waiting, Some(on))
    {
        *line = 0;
    }
    if let EventKind::TaskResumed { landed: Some(line) } = &mut event.kind {
        // Before the first statement or not: it may land in a group, too.
        *line = (*line).min(1);
    }
    if let EventKind::TaskFailed { line, .. } = &mut event.kind {
        *line = 0;
    }
    if let EventKind::TaskCancelled { awaited, landed } = &mut event.kind {
        (*awaited, *landed) = (None, None);
    }
    event
}

fn same<T: Debug + PartialEq>(what: &str, recorded: &T, predicted: &T) -> Result<(), String> {
    let difference = || format!("{what}\nrecorded  {recorded:?}\npredicted {predicted:?}");
    if recorded == predicted { Ok(()) } else { Err(difference()) }
}

fn all_the_same<T: Debug + PartialEq>(what: &str, recorded: &[T], predicted: &[T]) -> Result<(), String> {
    for (at, pair) in recorded.iter().zip(predicted).enumerate() {
        same(&format!("{what}[{at}]"), pair.0, pair.1)?;
    }
    same(&format!("{what}: how many"), &recorded.len(), &predicted.len())
}
