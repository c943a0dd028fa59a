//! What is written is read as it was.

use loopscope::export::{Format, Look, Theme, export, export_trace, json};
use loopscope::run::findings;
use loopscope::script::read as read_script;
use loopscope::text::Language;
use loopscope::trace::{Outcome, Shared, Span, SpanState, Strategy, Task, TaskOutcome, Trace};
use loopscope::view::moment;
use serde_json::{Value, json as value};

use super::{read, run, runs, scripts};

#[test]
fn every_scenario_is_read_as_it_was_under_every_strategy() {
    let mut seen = 0;
    for trace in runs() {
        assert_eq!(read(&trace, true), trace);
        let without = Trace { events: Vec::new(), variables: Vec::new(), ..trace };
        assert_eq!(read(&without, false), without);
        assert_eq!(json(&read(&without, false), false), json(&without, false));
        seen += 1;
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn findings_and_limits_are_read_as_they_were() {
    let found = |script| {
        let (tree, program) = read_script(script).expect("sound");
        let mut trace = run(script, Strategy::Async).expect("a run");
        trace.findings = findings(script, &tree, &program.into(), &trace, Language::Korean);
        trace
    };
    let stuck = found("queue q\na:\n  cpu 1\n  get q\nb: sleep 1\n");
    assert!(!stuck.findings.is_empty() && stuck.outcome == Outcome::Stuck);
    let slow = found("a: cpu 1\nb: block 0.5; sleep 1\n");
    assert!(slow.findings.iter().any(|finding| finding.fix.is_some()));
    for trace in [stuck, slow] {
        assert_eq!(read(&trace, true), trace);
    }
    for endless in [
        "a:\n  forever:\n    yield\n",
        "a: await f\ndef f: await f\n",
        "a:\n  forever:\n    spawn f\ndef f: sleep 1\n",
    ] {
        let trace = run(endless, Strategy::Async).expect("a run");
        assert!(trace.limit.is_some(), "{endless}");
        assert_eq!(read(&trace, false).limit, trace.limit);
        // Traces that were written before limits had a kind.
        let mut old: Value = serde_json::from_str(&json(&trace, false)).expect("JSON");
        let limit = old["limit"].as_object_mut().expect("an object");
        assert!(limit.remove("kind").is_some() && limit.remove("most").is_some());
        assert_eq!(Trace::from_json(&old.to_string()).expect("a trace").limit, trace.limit);
    }
}

#[test]
fn a_saved_trace_is_drawn_as_the_run_it_was_saved_from() {
    for script in scripts() {
        for strategy in Strategy::ALL {
            let Some(trace) = run(script, strategy) else { continue };
            let look = Look {
                strategy: Some(strategy),
                language: Language::Korean,
                theme: Theme::Dark,
                width: None,
                ..Look::default()
            };
            // What a task waits for from the very end on is in no span, and so in no trace without events.
            let waits_from_the_end = |task: &Task| {
                let waits = |span: &Span| span.is_wait_until(trace.total_us);
                task.outcome == TaskOutcome::Stuck && !task.spans.last().is_some_and(waits)
            };
            let tells_less = trace.tasks.iter().any(waits_from_the_end);
            for format in [Format::Svg, Format::Text, Format::Chrome] {
                let drawn = export(script, format, &look).expect("it is drawn");
                for events in [true, false] {
                    // Why it is stuck is told as it was found, in that language.
                    let told_as_found = trace.outcome == Outcome::Stuck;
                    if !events && (tells_less || told_as_found) {
                        continue;
                    }
                    let saved = Shared::new(read(&trace, events));
                    let look = Look { strategy: None, ..look.clone() };
                    assert!(
                        export_trace(saved, format, &look).expect("it is drawn") == drawn,
                        "{format:?} {events}\n{script}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_saved_trace_is_written_as_it_was() {
    for script in scripts() {
        let saved = export(script, Format::Json, &Look::default()).expect("JSON");
        let trace = Shared::new(Trace::from_json(&saved).expect("a trace"));
        assert_eq!(trace.source.as_deref(), Some(script));
        assert_eq!(export_trace(trace.clone(), Format::Json, &Look::default()).expect("JSON"), saved);
        let python = export(script, Format::Python, &Look::default()).expect("Python");
        assert_eq!(export_trace(trace, Format::Python, &Look::default()).expect("Python"), python);
    }
}

#[test]
fn the_state_at_every_step_needs_no_program() {
    let trace = run(
        "queue q 2\nsemaphore s 3\nlock m\nevent e\na: put q \"x\"; acquire s; acquire m; set e",
        Strategy::Async,
    );
    let trace = trace.expect("a run");
    let end = moment(&read(&trace, true), trace.events.len());
    assert_eq!(end, moment(&trace, trace.events.len()));
    assert_eq!((end.queues[0].len(), &*end.permits, &*end.events), (1, &[2][..], &[true][..]));
    assert!(end.locks[0].is_some());
    let limits: Vec<_> = trace.objects.iter().map(|object| (&*object.name, object.limit)).collect();
    assert_eq!(limits, [("q", Some(2)), ("s", Some(3)), ("m", None), ("e", None)]);
}

/// Takes away what traces did not have at first.
fn aged(trace: &Trace) -> Value {
    let mut old: Value = serde_json::from_str(&json(trace, true)).expect("JSON");
    let fields = old.as_object_mut().expect("an object");
    ["title", "objects", "source"].iter().for_each(|added| _ = fields.remove(*added));
    for task in fields["tasks"].as_array_mut().expect("tasks") {
        assert!(task.as_object_mut().expect("a task").remove("work_us").is_some());
    }
    old
}

#[test]
fn what_older_traces_do_not_have_is_made_of_the_rest() {
    for trace in runs() {
        let old = Trace::from_json(&aged(&trace).to_string()).expect("a trace");
        assert!(old.title.is_none() && old.source.is_none());
        assert!(old.work_us() >= trace.work_us());
        for (old, new) in old.objects.iter().zip(&trace.objects) {
            assert!((old.kind, old.id) == (new.kind, new.id) || old.kind > new.kind);
        }
        for steps in [0, trace.events.len() / 2, trace.events.len()] {
            moment(&old, steps);
        }
        let mut bare = aged(&trace);
        let fields = bare.as_object_mut().expect("an object");
        ["loop", "log", "findings", "events"].iter().for_each(|field| _ = fields.remove(*field));
        let bare = Trace::from_json(&bare.to_string()).expect("a trace");
        assert_eq!(bare.loop_time, trace.loop_time);
    }
}

#[test]
fn fields_that_are_not_known_are_passed_over() {
    let trace =
        run("semaphore s 2\na: acquire s; sleep 1 \"x\"; print \"{now}\"", Strategy::Async).expect("a run");
    let mut more: Value = serde_json::from_str(&json(&trace, true)).expect("JSON");
    more["python"] = value!("3.14");
    more["stand_ins"] = value!([{"deep": [[[]]]}]);
    for list in ["tasks", "log", "objects", "events"] {
        more[list][0]["new"] = value!({"a": [1, null]});
    }
    more["tasks"][0]["spans"][0]["approximate"] = value!(true);
    assert_eq!(Trace::from_json(&format!("\u{feff}\n{more}")).expect("a trace"), trace);
}

#[test]
fn a_state_is_its_own_place_and_has_its_own_word() {
    for (place, state) in SpanState::ALL.into_iter().enumerate() {
        assert_eq!(state as usize, place);
        assert_eq!(serde_json::to_value(state).expect("a word"), state.word());
    }
}
