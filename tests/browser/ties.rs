//! Behind a tie, what does not depend on who is first is as predicted.

use std::collections::BTreeMap;

use loopscope::trace::{Outcome, Trace};
use wasm_bindgen_test::wasm_bindgen_test;

use super::lateness::tolerance_us;
use super::recorded::first_tie_us;
use super::run::{fast, paces, predicted, start_at};

/// What each task says, in order, and how the run ends.
fn told(trace: &Trace) -> (BTreeMap<String, Vec<String>>, Outcome) {
    let mut said: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in &trace.log {
        said.entry(trace.tasks[line.task.index()].name.to_string()).or_default().push(line.text.to_string());
    }
    (said, trace.outcome)
}

async fn is_as_predicted_behind_its_tie(script: &str) {
    let predicted = predicted(script);
    let tie_us = first_tie_us(script, &predicted).expect("a tie");
    assert!(predicted.log.iter().any(|line| line.t_us > tie_us), "nothing is behind it");
    let mut measured = Vec::new();
    for pace in paces(fast()) {
        let trace = start_at(script, pace).end().await;
        let off_us = trace.total_us.abs_diff(predicted.total_us);
        if told(&trace) == told(&predicted) && off_us <= tolerance_us(&predicted, pace).await {
            return;
        }
        measured.push((told(&trace), off_us));
    }
    panic!("predicted {:?}, measured {measured:#?}", told(&predicted));
}

#[wasm_bindgen_test]
async fn of_two_timers() {
    is_as_predicted_behind_its_tie(
        "a: sleep 1; print \"a\"; sleep 2; print \"a again\"\nb: sleep 1; print \"b\"; sleep 3; print \"b again\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn of_two_who_want_a_lock() {
    is_as_predicted_behind_its_tie(
        "lock m\na x 2:\n  sleep 1\n  with m:\n    print \"{n} is in\"\n    sleep 500ms\n    print \"{n} goes\"\n  yield\n  print \"{n} is out\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn of_a_timer_and_a_job() {
    is_as_predicted_behind_its_tie(
        "a: thread block 1; print \"a\"; thread block 1.5; print \"a again\"\nb: sleep 1; print \"b\"; sleep 3; print \"b again\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn of_a_timer_and_what_another_causes() {
    is_as_predicted_behind_its_tie(
        "event e\na: sleep 1; set e; print \"a\"; sleep 3; fail \"no\"\nb: wait e; print \"b\"; sleep 1; print \"b again\"\n\
         c: sleep 1; print \"c\"; sleep 2; print \"c again\"",
    )
    .await;
}
