//! Chrome's Trace Event JSON, against what Google's “Trace Event Format” requires of each phase.

use std::collections::BTreeMap;

use loopscope::export::{Format, Look, chrome, export};
use loopscope::trace::{Outcome, TaskOutcome};
use serde_json::Value;

use super::{EVERYTHING, scripts, timeline, trace};

fn document(script: &str) -> Value {
    let text = export(script, Format::Chrome, &Look::default()).expect("a trace");
    serde_json::from_str(&text).expect("sound JSON")
}

fn whole(event: &Value, key: &str) -> u64 {
    event[key].as_u64().unwrap_or_else(|| panic!("{key} of {event}"))
}

fn text<'a>(event: &'a Value, key: &str) -> &'a str {
    event[key].as_str().unwrap_or_else(|| panic!("{key} of {event}"))
}

/// Every event has what its phase requires; returns how many there are of each.
fn validate(document: &Value) -> BTreeMap<String, usize> {
    assert_eq!(document["displayTimeUnit"], "ms");
    let mut phases = BTreeMap::new();
    let mut threads = BTreeMap::new();
    let mut last = BTreeMap::new();
    for event in document["traceEvents"].as_array().expect("a list") {
        let (phase, thread) = (text(event, "ph"), whole(event, "tid"));
        assert!(!text(event, "name").is_empty());
        whole(event, "pid");
        *phases.entry(phase.to_owned()).or_insert(0) += 1;
        match phase {
            "M" => match text(event, "name") {
                "process_name" => _ = text(&event["args"], "name"),
                "thread_name" => _ = threads.insert(thread, text(&event["args"], "name").to_owned()),
                "thread_sort_index" => _ = whole(&event["args"], "sort_index"),
                other => panic!("{other}"),
            },
            "X" => {
                let (ts, dur) = (whole(event, "ts"), whole(event, "dur"));
                assert!(!text(event, "cat").is_empty() && event["args"].is_object());
                assert!(
                    dur > 0 && ts >= *last.get(&thread).unwrap_or(&0),
                    "in order, and none within another"
                );
                last.insert(thread, ts + dur);
            }
            "i" => {
                whole(event, "ts");
                assert_eq!(text(event, "s"), "t", "its scope is a thread");
            }
            other => panic!("{other}"),
        }
        assert!(threads.contains_key(&thread) || text(event, "name") == "process_name", "{event}");
    }
    phases
}

#[test]
fn every_event_has_what_its_phase_requires() {
    for script in scripts() {
        let phases = validate(&document(script));
        let trace = trace(script);
        let spans =
            trace.tasks.iter().flat_map(|task| &task.spans).filter(|span| span.duration_us() > 0).count();
        assert!(phases.get("X").copied().unwrap_or(0) >= spans, "{phases:?}");
        let ended = trace.tasks.iter().filter(|task| task.outcome != TaskOutcome::Done).count();
        let why = match trace.outcome {
            Outcome::Finished | Outcome::Failed | Outcome::Stopped | Outcome::Running => 0,
            Outcome::Stuck => 1,
            Outcome::Limit => 3,
        };
        assert_eq!(phases.get("i").copied().unwrap_or(0), trace.log.len() + ended + why);
    }
}

#[test]
fn tasks_workers_and_the_loop_are_threads() {
    insta::assert_snapshot!(export(EVERYTHING, Format::Chrome, &Look::default()).expect("a trace"));
}

#[test]
fn spans_take_as_long_as_they_took() {
    let document =
        document("a: sleep 1500us\nb: print \"x\"; fail \"no\"".replace("1500us", "1.5ms").as_str());
    let events = document["traceEvents"].as_array().expect("a list");
    let found = |phase: &str| events.iter().filter(|event| event["ph"] == phase).cloned().collect::<Vec<_>>();
    assert_eq!((whole(&found("X")[0], "ts"), whole(&found("X")[0], "dur")), (0, 1500));
    let moments = found("i");
    let names: Vec<_> = moments.iter().map(|event| (text(event, "cat"), text(event, "name"))).collect();
    assert_eq!(names[0], ("printed", "x"));
    assert_eq!(names[1].0, "failed");
}

/// Category, name, thread and line of the moments that are no printed lines.
fn moments(document: &Value) -> Vec<(String, String, u64, Option<u64>)> {
    let events = document["traceEvents"].as_array().expect("a list");
    let told = events.iter().filter(|event| event["ph"] == "i" && event["cat"] != "printed");
    told.map(|event| {
        let line = event["args"]["line"].as_u64();
        (text(event, "cat").to_owned(), text(event, "name").to_owned(), whole(event, "tid"), line)
    })
    .collect()
}

#[test]
fn a_stuck_run_says_so_and_what_each_task_waits_for() {
    let stuck = document("queue q\nlock m\na:\n  with m:\n    get q\nb:\n  sleep 1\n  acquire m\nc: sleep 1");
    assert_eq!(stuck["otherData"]["outcome"], "stuck");
    let told = moments(&stuck);
    assert_eq!((told[0].0.as_str(), told[0].2), ("outcome", 1));
    assert_eq!(
        told[0].1,
        "Stuck: a waits for q in line 5: nobody is left to put anything into it. b waits for m in line 8: a holds it and waits, too."
    );
    let waits = |on: &str, thread, line| ("stuck".to_owned(), on.to_owned(), thread, Some(line));
    assert_eq!(
        told[1..],
        [waits("waits for q", 2, 5), waits("waits for m", 3, 8)],
        "the second since the end itself"
    );
}

#[test]
fn limits_failures_and_cancellations_are_moments_and_a_run_that_ended_well_has_none() {
    let limit = document("queue q\na:\n  forever:\n    yield\nb: get q\nc: sleep 5");
    assert_eq!(limit["otherData"]["outcome"], "limit");
    let told: Vec<(String, String)> =
        moments(&limit).into_iter().map(|(cat, name, ..)| (cat, name)).collect();
    let categories: Vec<&str> = told.iter().map(|(category, _)| category.as_str()).collect();
    assert_eq!(
        categories,
        ["outcome", "unfinished", "unfinished", "unfinished", "picture", "limit"],
        "{told:?}"
    );
    assert!(
        told[0].1.contains("Never ends") && told[4].1.contains("500000") && told[5].1.contains("5000000"),
        "{told:?}"
    );

    let failed = document("def child: sleep 9\na: spawn child as h; sleep 1; cancel h\nb: fail \"no\"");
    assert_eq!(failed["otherData"]["outcome"], "finished");
    let told: Vec<_> =
        moments(&failed).into_iter().map(|(category, name, thread, _)| (category, name, thread)).collect();
    let named = |category: &str, name: &str, thread| (category.to_owned(), name.to_owned(), thread);
    assert_eq!(
        told,
        [
            named("failed", "RuntimeError: no", 3),
            named("cancelled", "cancelled by a (line 2); CancelledError reached it at line 1", 4)
        ]
    );
    assert_eq!(moments(&document("a: sleep 1")), []);
}

#[test]
fn any_text_stays_in_its_string() {
    let mut hostile = trace("a: sleep 1\nb: print \"x\"");
    let text: String = ('\0'..='\u{2fff}').chain(['\u{fffe}', '\u{10ffff}', '"', '\\']).collect();
    hostile.tasks[0].name = text.as_str().into();
    hostile.tasks[0].spans[0].label = Some(text.as_str().into());
    hostile.log[0].text = text.as_str().into();
    let made = chrome(&timeline(hostile), Some(&text));
    assert!(made.lines().all(|line| line.chars().all(|c| c >= ' ')));
    let document: Value = serde_json::from_str(&made).expect("sound JSON");
    validate(&document);
    let events = document["traceEvents"].as_array().expect("a list");
    let same = |event: &&Value| event["name"] == text.as_str() || event["args"]["name"] == text.as_str();
    assert_eq!(events.iter().filter(same).count(), 3);
}
