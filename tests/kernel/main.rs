//! What the virtual loop does, seen from scripts and traces.

mod values;

use std::rc::Rc;

use loopscope::run::predict;
use loopscope::script::compile;
use loopscope::trace::{EventKind, Limit, Outcome, SpanState, TaskOutcome, Trace};

fn run(script: &str) -> Trace {
    predict(Rc::new(compile(script).unwrap_or_else(|errors| panic!("{errors:#?}"))))
}

/// The log as `time in ms, text`.
fn log(trace: &Trace) -> Vec<(u64, &str)> {
    trace.log.iter().map(|line| (line.t_us / 1000, &*line.text)).collect()
}

fn texts(trace: &Trace) -> Vec<&str> {
    trace.log.iter().map(|line| &*line.text).collect()
}

/// A task's spans as `state, from, to` in ms.
fn spans(trace: &Trace, name: &str) -> Vec<(SpanState, u64, u64)> {
    let task = trace.tasks.iter().find(|task| &*task.name == name).expect("a task of that name");
    task.spans.iter().map(|span| (span.state, span.from_us / 1000, span.to_us / 1000)).collect()
}

#[test]
fn tasks_start_in_the_order_written() {
    assert_eq!(texts(&run("b: print \"b\"\na: print \"a\"\nc: print \"c\"")), ["b", "a", "c"]);
}

#[test]
fn timers_of_one_moment_fire_in_the_order_of_their_registration() {
    let trace =
        run("a: sleep 1; sleep 1; print \"a\"\nb: sleep 2; print \"b\"\nc: sleep 1; sleep 1; print \"c\"");
    assert_eq!(log(&trace), [(2000, "b"), (2000, "a"), (2000, "c")]);
}

#[test]
fn a_yield_takes_one_pass_and_a_sleep_of_zero_is_a_yield() {
    let trace = run(
        "a: print \"a0\"; yield; print \"a1\"; sleep 0; print \"a2\"\nb: print \"b0\"; yield; print \"b1\"",
    );
    assert_eq!(texts(&trace), ["a0", "b0", "a1", "b1", "a2"]);
    assert_eq!(trace.total_us, 0);
}

#[test]
fn a_timer_takes_two_hops_so_a_yield_overtakes_it() {
    // After the block, a's timer is due. Its callback runs behind c's step, and so a's own step comes behind
    // c's next one. (With one hop, `a` would come before `c2`.)
    let trace = run("a: sleep 1; print \"a\"\nc: block 1; yield; print \"c1\"; yield; print \"c2\"");
    assert_eq!(texts(&trace), ["c1", "c2", "a"]);
}

#[test]
fn computing_holds_the_loop_and_the_others_are_ready_meanwhile() {
    let trace = run("pasta: cpu 3; sleep 5\ntoast: sleep 6");
    assert_eq!(spans(&trace, "pasta"), [(SpanState::Computing, 0, 3000), (SpanState::Sleeping, 3000, 8000)]);
    assert_eq!(spans(&trace, "toast"), [(SpanState::Ready, 0, 3000), (SpanState::Sleeping, 3000, 9000)]);
    let time = trace.loop_time;
    assert_eq!((time.busy_us, time.blocked_us, time.idle_us), (3_000_000, 0, 6_000_000));
    assert_eq!(trace.work_us(), 14_000_000);
}

#[test]
fn a_sleep_ends_when_it_is_due_even_if_the_loop_is_blocked() {
    let trace = run("a: sleep 1; print \"late\"\nb: block 3");
    assert_eq!(spans(&trace, "a"), [(SpanState::Sleeping, 0, 1000), (SpanState::Ready, 1000, 3000)]);
    assert_eq!(log(&trace), [(3000, "late")]);
    assert_eq!(trace.loop_time.blocked_us, 3_000_000);
}

#[test]
fn instances_are_numbered_and_know_their_number() {
    let trace = run("request x 3: print \"{n}\"; sleep 1");
    let names: Vec<_> = trace.tasks.iter().map(|task| &*task.name).collect();
    assert_eq!(names, ["request#1", "request#2", "request#3"]);
    assert_eq!(texts(&trace), ["1", "2", "3"]);
    assert_eq!(texts(&run("request x3: print \"{n}\"")), ["1", "2", "3"]);
}

#[test]
fn arrivals_are_spaced_and_a_task_starts_when_it_arrives() {
    let trace = run("request x 3 every 500ms: print \"{n} at {now}\"; sleep 1");
    assert_eq!(log(&trace), [(0, "1 at 0.00"), (500, "2 at 0.50"), (1000, "3 at 1.00")]);
    let starts: Vec<_> = trace.tasks.iter().map(|task| task.start_us / 1000).collect();
    assert_eq!(starts, [0, 500, 1000]);
    assert_eq!(spans(&trace, "request#3"), [(SpanState::Sleeping, 1000, 2000)]);
}

#[test]
fn the_first_arrival_takes_a_pass_as_a_sleep_of_zero_does() {
    assert_eq!(texts(&run("r x 1 every 1: print \"r\"\na: print \"a\"")), ["a", "r"]);
}

#[test]
fn who_arrives_while_the_loop_is_busy_is_ready_from_then_on() {
    let trace = run("hog: yield; cpu 2\nr x 2 every 500ms: sleep 1");
    assert_eq!(spans(&trace, "r#2"), [(SpanState::Ready, 500, 2000), (SpanState::Sleeping, 2000, 3000)]);
    assert_eq!(spans(&trace, "r#1"), [(SpanState::Ready, 0, 2000), (SpanState::Sleeping, 2000, 3000)]);
}

#[test]
fn loops_count_from_zero_and_nest() {
    let trace = run("a:\n  repeat 2 as i:\n    repeat 2 as j:\n      print \"{i}{j}\"\n  print \"last {i}\"");
    assert_eq!(texts(&trace), ["00", "01", "10", "11", "last 1"]);
}

#[test]
fn a_loop_of_no_rounds_sets_nothing_and_reading_it_fails_the_task_alone() {
    let trace = run("a: \n  repeat 0 as i:\n    print \"never\"\n  print \"{i}\"\nb: sleep 1; print \"b\"");
    assert_eq!(texts(&trace), ["b"]);
    assert_eq!(trace.outcome, Outcome::Finished);
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Failed);
    assert_eq!(
        trace.tasks[0].error.as_deref(),
        Some("UnboundLocalError: cannot access local variable 'i' where it is not associated with a value")
    );
}

#[test]
fn braces_double_and_escapes_work() {
    assert_eq!(texts(&run(r#"a: print "{{x}} \"q\" \\ \t|""#)), ["{x} \"q\" \\ \t|"]);
}

#[test]
fn labels_name_spans_and_take_values_too() {
    let trace = run("r x 2: sleep 1 \"GET /todos/{n}\"");
    let labels: Vec<_> = trace.tasks.iter().map(|task| task.spans[0].label.as_deref()).collect();
    assert_eq!(labels, [Some("GET /todos/1"), Some("GET /todos/2")]);
}

#[test]
fn a_run_stops_at_its_limit_and_says_where() {
    let trace = run("a:\n  print \"kept\"\n  repeat 1000000:\n    repeat 1000000:\n      yield\nb: sleep 1");
    assert_eq!(trace.outcome, Outcome::Limit);
    let limit = trace.limit.as_ref().expect("a limit");
    assert_eq!((limit.limit, limit.task.0, limit.line), (Limit::Statements { most: 5_000_000 }, 0, 5));
    assert_eq!(texts(&trace), ["kept"]);
    assert!(trace.tasks.iter().all(|task| task.outcome == TaskOutcome::Unfinished && task.end_us.is_none()));
}

#[test]
fn a_run_starts_a_million_tasks_and_no_more() {
    let trace = run("def f: yield\na:\n  forever: gather f, f");
    let limit = trace.limit.as_ref().expect("a limit");
    assert_eq!((limit.limit, limit.line), (Limit::Started { most: 1_000_000 }, 3));
    assert_eq!((trace.outcome, trace.tasks.len()), (Outcome::Limit, 1_000_000));
}

#[test]
fn a_queue_that_is_put_into_itself_doubles_until_a_limit_stops_it() {
    let trace = run("queue q\na:\n  forever: put q \"{q}{q}\"");
    let limit = trace.limit.as_ref().expect("a limit");
    assert_eq!((limit.limit, limit.line), (Limit::Letters { most: 64_000_000 }, 3));
}

#[test]
fn loops_around_nothing_but_empty_loops_reach_the_limit_too() {
    let trace = run("a:\n  repeat 1000000:\n    repeat 1000000:\n      repeat 0:\n        yield");
    assert_eq!(trace.outcome, Outcome::Limit);
}

#[test]
fn a_hundred_thousand_tasks_run() {
    let trace = run("request x 100000: sleep 1; cpu 10ms");
    assert_eq!(trace.total_us, 1_000_000 + 100_000 * 10_000);
    assert_eq!(trace.tasks.len(), 100_000);
}

#[test]
fn every_event_is_in_order_and_every_task_begins_and_ends_once() {
    let trace = run("a x 3 every 1: cpu 2; yield; print \"{n}\"\nb: sleep 1");
    assert!(trace.events.is_sorted_by_key(|event| event.t_us));
    for task in &trace.tasks {
        let count = |wanted: fn(&EventKind) -> bool| {
            trace.events.iter().filter(|event| event.task == task.id && wanted(&event.kind)).count()
        };
        assert_eq!(count(|kind| matches!(kind, EventKind::TaskCreated { .. })), 1);
        assert_eq!(count(|kind| matches!(kind, EventKind::TaskDone)), 1);
    }
}
