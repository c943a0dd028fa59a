//! How tasks came to be cancelled: by whom or what, on which line, and where it reached them.

use loopscope::trace::{Strategy, Task, TaskOutcome, Trace};
use serde_json::{Value, json};

use super::run;

fn predict(script: &str) -> Trace {
    run(script, Strategy::Async).expect("a run")
}

fn task<'a>(trace: &'a Trace, name: &str) -> &'a Task {
    trace.tasks.iter().find(|task| &*task.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// What the JSON, without its events, says of a cancelled task.
fn cancelled(script: &str, name: &str) -> Value {
    let trace = predict(script);
    assert_eq!(task(&trace, name).outcome, TaskOutcome::Cancelled, "{name} in {script}");
    let json = serde_json::to_value(&trace).expect("JSON");
    json["tasks"][task(&trace, name).id.index()]["cancelled"].clone()
}

#[test]
fn a_task_that_another_cancels_says_who_and_where() {
    let script = "def f:\n  yield\n  sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h";
    assert_eq!(cancelled(script, "f"), json!({"asked": {"by": 0, "line": 7}, "landed": 3}));
}

#[test]
fn one_that_has_not_begun_has_no_line() {
    let script = "def f: sleep 9\na:\n  spawn f as h\n  cancel h\n  sleep 1";
    assert_eq!(cancelled(script, "f"), json!({"asked": {"by": 0, "line": 4}, "landed": 0}));
}

#[test]
fn a_timeout_says_its_line_and_who_awaited() {
    let script = "def f: sleep 9\na:\n  spawn f as h\n  timeout 1:\n    await h";
    let asked = json!({"line": 4, "cause": "timeout", "through": 0});
    assert_eq!(cancelled(script, "f"), json!({"asked": asked, "landed": 1}));
    assert_eq!(task(&predict(script), "a").outcome, TaskOutcome::Failed, "a timeout is another exception");
}

#[test]
fn a_group_says_who_has_failed_in_it() {
    let group = |body| {
        format!(
            "def bad: sleep 1; fail \"no\"\ndef f: sleep 9\na:\n  group:\n    spawn f\n    spawn bad{body}"
        )
    };
    let by_member = json!({"asked": {"by": 2, "line": 1, "cause": "group"}, "landed": 2});
    assert_eq!(cancelled(&group(""), "f"), by_member);
    // An exception in the group's own task.
    let by_owner = json!({"asked": {"by": 0, "line": 8, "cause": "group"}, "landed": 2});
    assert_eq!(cancelled(&group("\n    yield\n    fail \"x\""), "f"), by_owner);
}

#[test]
fn the_end_of_main_says_so() {
    let script = "def f: sleep 9\na: spawn f; sleep 1";
    assert_eq!(cancelled(script, "f"), json!({"asked": {"cause": "main-end"}, "landed": 1}));
}

#[test]
fn who_dies_with_what_it_awaited_says_with_whom() {
    let awaits = |how: &str| format!("def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  {how}");
    let with = json!({"asked": {"by": 0, "line": 5}, "awaited": 1, "landed": 6});
    assert_eq!(cancelled(&awaits("await h"), "a"), with);
    assert_eq!(cancelled(&awaits("gather h"), "a"), with);
    assert_eq!(cancelled(&awaits("sleep 1; await h"), "a"), with);
}

#[test]
fn a_request_goes_on_to_all_that_a_task_awaits() {
    let script = "def f: sleep 9\ndef g: gather f, f\na:\n  spawn g as h\n  sleep 1\n  cancel h\n  sleep 1";
    assert_eq!(cancelled(script, "g"), json!({"asked": {"by": 0, "line": 6}, "landed": 2}));
    for f in ["f", "f#2"] {
        assert_eq!(cancelled(script, f), json!({"asked": {"by": 0, "line": 6, "through": 1}, "landed": 1}));
    }
}

#[test]
fn who_swallows_its_cancellation_is_done() {
    let swallow = "def f:\n  try: sleep 9\n  finally:\n    return \"kept\"\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  await h";
    let trace = predict(swallow);
    for name in ["f", "a"] {
        assert_eq!((task(&trace, name).outcome, task(&trace, name).cancelled), (TaskOutcome::Done, None));
    }
    // The first is swallowed, the second is not.
    let again = "def inner:\n  try: sleep 9\n  finally:\n    return \"kept\"\ndef f:\n  await inner\n  sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  sleep 1\n  cancel h";
    assert_eq!(cancelled(again, "f"), json!({"asked": {"by": 0, "line": 13}, "landed": 7}));
}

#[test]
fn one_that_awaits_who_swallows_it_goes_on_and_may_die_of_another_later() {
    let script = "def f:\n  try: sleep 9\n  finally:\n    return \"kept\"\ndef g: sleep 9\ndef m g2:\n  spawn f as h\n  await h\n  spawn g as k\n  sleep 1\n  cancel k\n  await k\na:\n  spawn m \"\" as h\n  sleep 1\n  cancel h\n  sleep 9";
    let trace = predict(script);
    let m = task(&trace, "m").cancelled.expect("cancelled");
    assert_eq!((m.awaited, m.asked.line, m.landed), (Some(task(&trace, "g").id), Some(11), 12));
}

#[test]
fn a_trace_of_older_days_does_not_know() {
    let mut json = serde_json::to_value(predict("def f: sleep 9\na: spawn f; sleep 1")).expect("JSON");
    json["tasks"][1].as_object_mut().expect("a task").remove("cancelled");
    let read = Trace::from_json(&json.to_string()).expect("a trace");
    assert_eq!((read.tasks[1].outcome, read.tasks[1].cancelled), (TaskOutcome::Cancelled, None));
}

#[test]
fn what_names_no_task_or_line_is_refused() {
    let script = "def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h";
    for (field, value) in [("by", 9), ("line", 99), ("through", 9)] {
        let mut json = serde_json::to_value(predict(script)).expect("JSON");
        json["tasks"][1]["cancelled"]["asked"][field] = value.into();
        let fault = Trace::from_json(&json.to_string()).expect_err("no such thing").to_string();
        assert!(fault.contains(&format!("tasks[1].cancelled.asked.{field}")), "{fault}");
    }
}
