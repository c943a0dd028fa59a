//! Whatever is read is shown: no panic, no hang, a sound picture.

use std::rc::Rc;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use loopscope::export::{Format, Look, export_trace, json};
use loopscope::trace::{Shared, Strategy, Trace};
use loopscope::view::{Folds, Index, Prepared, Timeline, moment};
use proptest::prelude::*;
use proptest::strategy::Strategy as _;
use serde_json::Value;

use super::{EVERYTHING, run};

/// Cases of each test; `LOOPSCOPE_CASES` runs more of them.
fn config() -> ProptestConfig {
    let cases = std::env::var("LOOPSCOPE_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 500, ..ProptestConfig::default() }
}

/// Traces in which everything happens, with events and without.
fn documents() -> &'static [String] {
    static DOCUMENTS: OnceLock<Vec<String>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let pools = "threads 1\nqueue q 1\nsemaphore s 2\na x 3 every 1: thread block 2; process cpu 1 \"work\"\n\
                     b: put q \"x\"; put q \"y\"; acquire s\nc x 2: get q; timeout 1: thread block 9\n";
        let pools = pools.replace("timeout 1: ", "\n  timeout 1:\n    ").replace("c x 2: get q; ", "c x 2:\n  get q");
        let scripts = [EVERYTHING, &pools, "a x 30: cpu 1ms; sleep 1\nb x 2: block 1; print \"{n}\""];
        let traces = scripts.iter().flat_map(|script| Strategy::ALL.into_iter().filter_map(|strategy| run(script, strategy)));
        traces.flat_map(|trace| [json(&trace, true), json(&trace, false)]).collect()
    })
}

/// Reads a text and, if it is a trace, shows it in every way.
fn survives(text: &str) -> bool {
    let since = Instant::now();
    let Ok(trace) = Trace::from_json(text) else { return false };
    assert_eq!(
        Trace::from_json(&json(&trace, !trace.events.is_empty())).as_ref(),
        Ok(&trace),
        "it is written as it was read"
    );
    let trace = Shared::new(trace);
    let end = Prepared::pieces(trace.clone()).find_map(|prepared| prepared).expect("the last piece").end;
    let steps = trace.events.len();
    [0, 1, steps / 3, steps / 2].iter().for_each(|step| _ = moment(&trace, *step.min(&steps)));
    assert_eq!(*end.now, moment(&trace, steps));
    let index = Rc::new(Index::of(trace.clone()));
    let timeline = Timeline::new(index.clone(), Some(index.clone()), Some(index.clone()));
    timeline.rows(&Folds::new());
    index.groups().iter().for_each(|group| _ = timeline.rows(&vec![(group.name.clone(), false)]));
    for width in [None, Some(1)] {
        let look = Look { width, ..Look::default() };
        let drawn = Format::ALL.map(|format| export_trace(trace.clone(), format, &look));
        for (format, drawn) in Format::ALL.into_iter().zip(drawn) {
            match (format, drawn) {
                (Format::Svg, Ok(svg)) => {
                    roxmltree::Document::parse(&svg).expect("sound XML");
                }
                (Format::Json | Format::Chrome, Ok(json)) => {
                    serde_json::from_str::<serde::de::IgnoredAny>(&json).expect("sound JSON");
                }
                (Format::Text | Format::Python, Ok(_)) | (Format::Python, Err(_)) => {}
                (_, Err(why)) => panic!("{format:?}: {why:?}"),
            }
        }
    }
    assert!(since.elapsed() < Duration::from_secs(30), "{:?}", since.elapsed());
    true
}

/// What becomes of a value in a document.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Nudge(i64),
    /// By another value of the document.
    Copy(usize),
    Remove,
    Double,
}

fn change() -> impl proptest::strategy::Strategy<Value = Change> {
    let texts = ["", "a#1", "thread 1", "ready", "computing", "\u{0}\u{1b}\u{202e}<&\"]]>"];
    prop_oneof![
        6 => prop_oneof![0_u64..4, Just(u64::from(u32::MAX)), Just(1 << 53), Just(u64::MAX), any::<u64>()].prop_map(|number| Change::Replace(number.into())),
        6 => (-3_i64..4).prop_map(Change::Nudge),
        2 => prop::sample::select(texts.to_vec()).prop_map(|text| Change::Replace(text.into())),
        1 => "\\PC{0,9}".prop_map(|text| Change::Replace(text.into())),
        1 => Just(Change::Replace(Value::Null)),
        3 => Just(Change::Remove),
        2 => Just(Change::Double),
        4 => any::<usize>().prop_map(Change::Copy),
    ]
}

/// The path of every value in a document.
fn paths(value: &Value, path: &str, into: &mut Vec<String>) {
    into.push(path.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| paths(item, &format!("{path}/{at}"), into))
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| paths(field, &format!("{path}/{name}"), into))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn apply(document: &mut Value, at: usize, change: &Change) {
    let mut all = Vec::new();
    paths(document, "", &mut all);
    let path = &all[at % all.len()];
    match change {
        Change::Replace(new) => *document.pointer_mut(path).expect("its own path") = new.clone(),
        Change::Nudge(by) => {
            let value = document.pointer_mut(path).expect("its own path");
            if let Some(number) = value.as_u64() {
                *value = number.saturating_add_signed(*by).into();
            }
        }
        Change::Copy(from) => {
            let new = document.pointer(&all[from % all.len()]).expect("its own path").clone();
            *document.pointer_mut(path).expect("its own path") = new;
        }
        Change::Remove | Change::Double => {
            let Some((parent, name)) = path.rsplit_once('/') else { return };
            match document.pointer_mut(parent) {
                Some(Value::Array(items)) => {
                    let at = name.parse().expect("a place");
                    let item = items.remove(at);
                    if matches!(change, Change::Double) {
                        items.splice(at..at, [item.clone(), item]);
                    }
                }
                Some(Value::Object(fields)) => _ = fields.remove(name),
                Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_trace_that_somebody_changed(document in 0_usize..64, changes in prop::collection::vec((any::<usize>(), change()), 1..4)) {
        let all = documents();
        let mut value: Value = serde_json::from_str(&all[document % all.len()]).expect("JSON");
        for (at, change) in &changes {
            apply(&mut value, *at, change);
        }
        survives(&value.to_string());
    }

    #[test]
    fn a_trace_whose_bytes_were_damaged(document in 0_usize..64, at in any::<usize>(), byte in any::<u8>(), cut in any::<bool>()) {
        let all = documents();
        let mut bytes = all[document % all.len()].clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_at_all(text in "[\\[\\]{}\",:0-9a-z \\\\]{0,200}") {
        prop_assert!(!survives(&text));
    }
}

#[test]
fn sound_traces_are_shown() {
    assert!(documents().iter().all(|document| survives(document)));
}

/// A trace of many tasks, all of which wait to its end.
fn many(tasks: u32, total_us: u64, name: impl Fn(u32) -> String, more: &str) -> String {
    let task = |id| {
        format!(
            r#"{{"id": {id}, "name": "{}", "outcome": "stuck", "start_us": 0, "spans": [
               {{"state": "waiting", "from_us": 0, "to_us": {total_us}, "line": 1}}]}}"#,
            name(id)
        )
    };
    let tasks: Vec<String> = (0..tasks).map(task).collect();
    format!(
        r#"{{"format": "loopscope-trace-1", "strategy": "async", "outcome": "stuck", "total_us": {total_us},
           "tasks": [{}]{more}}}"#,
        tasks.join(",")
    )
}

#[test]
fn a_hundred_thousand_tasks_for_ten_thousand_years_are_shown() {
    const LONG_US: u64 = 432_000_000_000_000_000;
    assert!(survives(&many(100_000, LONG_US, |id| format!("a#{id}"), "")));
    assert!(!survives(&many(1, LONG_US + 1, |_| "a".into(), "")));
}

#[test]
fn fifty_thousand_groups_of_two_are_shown() {
    let trace = Trace::from_json(&many(100_000, 1, |id| format!("t{}#{id}", id / 2), "")).expect("a trace");
    let timeline = Timeline::new(Rc::new(Index::of(Shared::new(trace))), None, None);
    let since = Instant::now();
    assert_eq!(timeline.rows(&Folds::new()).len(), 100_000);
    assert!(since.elapsed() < Duration::from_secs(10), "{:?}", since.elapsed());
}

#[test]
fn whoever_leaves_the_ready_queue_before_its_turn_holds_nobody_up() {
    let event = |kind: &str, id| format!(r#"{{"t_us": 0, "task": {id}, "kind": "task-{kind}"}}"#);
    let created = (0..100_000).map(|id| event("created", id));
    let events: Vec<String> = created.chain((0..100_000).rev().map(|id| event("resumed", id))).collect();
    let json = many(100_000, 1, |id| format!("a#{id}"), &format!(r#", "events": [{}]"#, events.join(",")));
    let trace = Trace::from_json(&json).expect("a trace");
    let since = Instant::now();
    assert!(moment(&trace, events.len()).ready.is_empty());
    assert!(since.elapsed() < Duration::from_secs(10), "{:?}", since.elapsed());
}
