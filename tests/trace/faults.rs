//! What does not fit is an error with its place.

use loopscope::export::json;
use loopscope::trace::{Fault, MOST_BYTES, NoTrace, Strategy, Trace, is_json};
use serde_json::{Value, json as value};

use super::run;

/// Two tasks, an arrival, a job each, everything that tasks share.
const SCRIPT: &str = r#"queue q
semaphore s 1
lock m
event e
a x 2: put q "x"; acquire s; release s; acquire m; release m; set e; cpu 1; thread block 2; sleep 1; print "hi"
b every 1: spawn c
def c: process cpu 1; fail "no"
"#;

fn document() -> Value {
    let trace = run(SCRIPT, Strategy::Async).expect("a run");
    serde_json::from_str(&json(&trace, true)).expect("JSON")
}

/// What is said of a sound trace after one change at a path like `/tasks/0/id`.
fn fault(path: &str, new: Value) -> String {
    let mut document = document();
    *document.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = new;
    match Trace::from_json(&document.to_string()) {
        Err(why) => why.to_string(),
        Ok(_) => panic!("{path} is accepted"),
    }
}

/// The place of the first event of a kind.
fn event(kind: &str) -> usize {
    let document = document();
    let mut events = document["events"].as_array().expect("events").iter();
    events.position(|event| event["kind"] == kind).expect(kind)
}

#[test]
fn what_does_not_fit_is_named_by_its_path() {
    let late = value!(999_000_000);
    for (path, new, told) in [
        ("/total_us", value!(u64::MAX), "total_us: longer than"),
        ("/tasks/1/id", value!(0), "tasks[1].id: not its place"),
        ("/tasks/0/parent", value!(0), "tasks[0].parent: there is no such task"),
        ("/tasks/0/parent", value!(2), "tasks[0].parent: there is no such task"),
        ("/tasks/0/outcome", value!("stuck"), "tasks[0].outcome: does not go"),
        ("/tasks/0/end_us", Value::Null, "tasks[0].outcome: does not go"),
        ("/tasks/0/end_us", late.clone(), "tasks[0].end_us: after the end"),
        ("/tasks/0/start_us", value!(1), "tasks[0].spans[0].from_us: outside"),
        ("/tasks/0/work_us", value!(u64::MAX), "tasks[0].work_us: longer"),
        ("/tasks/0/spans/0/from_us", late.clone(), "tasks[0].spans[0].to_us: earlier"),
        ("/tasks/0/spans/1/from_us", value!(0), "tasks[0].spans[1].from_us: earlier"),
        ("/tasks/0/spans/0/to_us", late.clone(), "tasks[0].spans[0].to_us: after the end"),
        ("/tasks/0/spans/0/line", value!(999), "tasks[0].spans[0].line: there is no such line"),
        ("/tasks/1/spans/0/state", value!("computing"), "tasks[1].spans[0]: where it runs"),
        ("/tasks/1/spans/2/worker", value!("thread 1"), "tasks[1].spans[2]: where it runs"),
        ("/log/1/t_us", value!(0), "log[1].t_us: earlier"),
        ("/log/1/t_us", late.clone(), "log[1].t_us: after the end"),
        ("/log/0/task", value!(99), "log[0].task: there is no such task"),
        ("/loop/idle_us", value!(0), "loop: the three do not add up"),
        ("/objects/0/id", value!(7), "objects[0].id: not its place"),
        ("/events/0/task", value!(99), "events[0].task: there is no such task"),
        ("/events/0/task", value!(1), "events[0].task: tasks are created once"),
        ("/events/1/t_us", late.clone(), "events[2].t_us: earlier"),
    ] {
        assert!(fault(path, new).starts_with(told), "{path}: {told}");
    }
}

#[test]
fn what_events_name_must_be_there() {
    for (kind, field, new, told) in [
        ("item-put", "queue", value!(1), "there is no such queue"),
        ("permit-taken", "semaphore", value!(1), "there is no such semaphore"),
        ("lock-taken", "lock", value!(1), "there is no such lock"),
        ("event-set", "event", value!(1), "there is no such event"),
        ("compute-started", "us", value!(u64::MAX), "longer"),
        ("task-sleeping", "until_us", value!(u64::MAX), "longer"),
        ("timer-due", "due_us", value!(99_000_000), "earlier"),
        ("job-queued", "job", value!(1), "no job"),
        ("job-started", "job", value!(9), "no job"),
        ("job-ended", "job", value!(9), "no job"),
        ("printed", "line", value!(999), "there is no such line"),
    ] {
        let at = event(kind);
        assert!(
            fault(&format!("/events/{at}/{field}"), new)
                .starts_with(&format!("events[{at}].{field}: {told}")),
            "{kind}"
        );
    }
}

#[test]
fn what_is_no_json_or_not_of_this_form_is_told_by_line_and_column() {
    let place = |text: &str| match Trace::from_json(text) {
        Err(NoTrace::Form { what, line, column }) => (what, line, column),
        other => panic!("{other:?}"),
    };
    assert_eq!(place("{\n  \"format\": \"loopscope-trace-1\",\n  oh"), ("key must be a string".into(), 3, 3));
    assert_eq!(place("{\"traceEvents\": []}").0, "missing field `format`");
    let (what, line, _) = place("{\n\"format\": \"loopscope-trace-9\"}");
    assert_eq!((&*what, line), ("unknown variant `loopscope-trace-9`, expected `loopscope-trace-1`", 2));
    let wrong = |field: &str, told: &str| {
        let begin = "{\"format\": \"loopscope-trace-1\", \"strategy\": \"async\", \"outcome\": \"finished\",\n\"total_us\": 1";
        let (what, line, _) = place(&format!("{begin}, {field}}}"));
        assert!(what.contains(told) && line == 2, "{what}");
    };
    wrong("\"tasks\": {}", "expected a sequence");
    wrong("\"tasks\": [{\"id\": -1}]", "invalid value: integer `-1`");
    wrong("\"tasks\": [{\"id\": 4294967296}]", "invalid value");
    wrong(
        "\"tasks\": [], \"events\": [{\"t_us\": 0, \"task\": 0, \"kind\": \"task-sings\"}]",
        "unknown variant `task-sings`",
    );
    wrong("\"tasks\": [], \"strategy\": \"sync\"", "duplicate field");
    let deep = |depth| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    wrong(&format!("\"tasks\": {}", deep(100_000)), "invalid type: sequence");
    let event = "\"t_us\": 0, \"task\": 0, \"kind\": \"printed\", \"text\": \"hi\"";
    wrong(&format!("\"tasks\": [], \"events\": [{{{event}}}]"), "missing field `line`");
    let passed_over = format!("\"tasks\": [], \"events\": [{{{event}, \"more\": {}}}]", deep(100_000));
    wrong(&passed_over, "missing field `line`");
}

#[test]
fn what_is_too_much_is_refused() {
    let object = r#"{"id": 0, "kind": "lock", "name": ""}"#;
    let objects: Vec<String> =
        (0..=65_536).map(|id| object.replace("\"id\": 0", &format!("\"id\": {id}"))).collect();
    let begin = r#"{"format": "loopscope-trace-1", "strategy": "async", "outcome": "finished", "total_us": 0, "tasks": []"#;
    let refused = |more: &str| match Trace::from_json(&format!("{begin}, {more}}}")) {
        Err(NoTrace::Fault { path, fault: Fault::TooMany { .. } }) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&format!("\"objects\": [{}]", objects.join(","))), "objects");
    assert_eq!(refused(&format!("\"source\": {:?}", " ".repeat(2_000_000))), "source");
    let long = " ".repeat(MOST_BYTES + 1);
    assert_eq!(Trace::from_json(&long), Err(NoTrace::TooLong { bytes: MOST_BYTES + 1 }));
}

#[test]
fn a_trace_is_told_from_a_script_by_its_first_letter() {
    assert!(is_json("{") && is_json("\u{feff} \n\t{\"format\""));
    assert!(!is_json("a: sleep 1") && !is_json("") && !is_json("# {"));
}
