//! The browser loop, in a real browser: `cargo test --target wasm32-unknown-unknown --test browser`.
#![cfg(target_arch = "wasm32")]

mod clock;
mod lateness;
mod log;
#[path = "../language/normal_forms.rs"]
mod normal_forms;
mod order;
mod pictures;
mod recorded;
mod run;
mod scripts;
mod ties;

use gloo_timers::future::TimeoutFuture;
use lateness::tolerance_us;
use log::agree;
use loopscope::browser::processors;
use loopscope::text::Language;
use loopscope::trace::{Micros, Outcome, SpanState, Strategy, TaskOutcome, Trace};
use run::{Watched, fast, live, paces, predicted, start, start_at, texts};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs the script until log and outcome are the predicted ones and the total is near enough.
async fn near_prediction(script: &str) -> Trace {
    near_within(script).await.0
}

/// The same, and what was near enough on this machine at that time, in µs of the script.
async fn near_within(script: &str) -> (Trace, Micros) {
    let predicted = predicted(script);
    let told = |trace: &Trace| (texts(trace), trace.outcome, trace.total_us);
    let mut measured = Vec::new();
    for pace in paces(fast()) {
        let trace = start_at(script, pace).end().await;
        let tolerance_us = tolerance_us(&predicted, pace).await;
        let same = texts(&trace) == texts(&predicted) && trace.outcome == predicted.outcome;
        if same && trace.total_us.abs_diff(predicted.total_us) <= tolerance_us {
            return (trace, tolerance_us);
        }
        measured.push((told(&trace), tolerance_us));
    }
    panic!("predicted {:?}, measured {measured:#?}", told(&predicted));
}

#[wasm_bindgen_test]
fn the_browser_s_normal_forms_are_those_of_the_command() {
    normal_forms::normal_forms_are_unicode_s();
}

#[wasm_bindgen_test]
async fn pasta_and_toast_take_as_long_as_predicted_in_the_same_order() {
    let trace = near_prediction(loopscope::scenarios::FIRST.script(Language::English)).await;
    assert_eq!(trace.outcome, Outcome::Finished);
    assert!(trace.tasks.iter().all(|task| task.outcome == TaskOutcome::Done));
}

#[wasm_bindgen_test]
async fn computing_holds_the_page_and_starves_the_others() {
    let (trace, near_us) = near_within("a: cpu 2\nb: sleep 1; print \"late\"").await;
    let of_state = |task: usize, state| {
        let spans = trace.tasks[task].spans.iter().filter(move |span| span.state == state);
        spans.max_by_key(|span| span.duration_us()).expect("such a span").clone()
    };
    let computing = of_state(0, SpanState::Computing);
    assert!(computing.duration_us().abs_diff(2_000_000) < near_us.max(200_000), "{computing:?}");
    let ready = of_state(1, SpanState::Ready);
    assert!(ready.from_us == 0 && ready.to_us >= 1_999_000, "b could not even start: {ready:?}");
}

#[wasm_bindgen_test]
async fn blocking_holds_the_page_too() {
    let (trace, near_us) = near_within("a: sleep 500ms; block 1\nb: sleep 1; print \"late\"").await;
    assert!(trace.loop_time.blocked_us.abs_diff(1_000_000) < near_us.max(100_000), "{:?}", trace.loop_time);
}

#[wasm_bindgen_test]
async fn arrivals_come_one_by_one() {
    let trace = near_prediction("r x 3 every 1: print \"{n}\"; sleep 1").await;
    let starts: Vec<_> = trace.tasks.iter().map(|task| task.start_us / 1_000_000).collect();
    assert_eq!(starts, [0, 1, 2]);
}

#[wasm_bindgen_test]
async fn a_run_reports_while_it_goes_on() {
    let watched = start("a: sleep 600");
    let sleeps = |trace: &Trace| trace.tasks[0].spans.iter().any(|span| span.state == SpanState::Sleeping);
    let first = watched.until(sleeps).await;
    let later = watched.until(|trace| trace.total_us > first.total_us).await;
    watched.run.stop();
    let last = watched.ended().expect("stopped");
    assert_eq!(
        [first.outcome, later.outcome, last.outcome],
        [Outcome::Running, Outcome::Running, Outcome::Stopped]
    );
    assert!(later.total_us <= last.total_us);
}

#[wasm_bindgen_test]
async fn stop_ends_a_run_at_once_and_keeps_what_it_measured() {
    let watched = start("a: print \"kept\"; sleep 600; print \"never\"");
    watched.until(|trace| !trace.log.is_empty()).await;
    watched.run.stop();
    let trace = watched.ended().expect("it reports at once");
    assert_eq!(trace.outcome, Outcome::Stopped);
    assert_eq!(texts(&trace), ["kept"]);
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Unfinished);
    assert!(trace.total_us < 600_000_000);
    let before = watched.reported.borrow().count;
    TimeoutFuture::new(250).await;
    assert_eq!(watched.reported.borrow().count, before, "nothing comes after the end");
}

#[wasm_bindgen_test]
async fn a_run_can_be_stopped_between_the_steps_of_a_task_that_never_sleeps() {
    let watched = start("a:\n  repeat 1000000:\n    cpu 50ms\n    yield");
    watched.until(|trace| trace.loop_time.busy_us > 0).await;
    watched.run.stop();
    assert_eq!(watched.ended().expect("stopped").outcome, Outcome::Stopped);
}

#[wasm_bindgen_test]
async fn a_run_stopped_before_it_began_reports_too() {
    let watched = start("a: print \"x\"; sleep 1");
    watched.run.stop();
    assert_eq!(watched.ended().expect("stopped").log.len(), 0);
}

#[wasm_bindgen_test]
async fn a_dropped_run_is_silent() {
    let watched = start("a: sleep 600");
    watched.until(|trace| trace.total_us > 0).await;
    let Watched { run, reported, .. } = watched;
    drop(run);
    let before = reported.borrow().count;
    TimeoutFuture::new(300).await;
    assert_eq!(reported.borrow().count, before);
}

#[wasm_bindgen_test]
async fn a_failure_ends_its_task_alone() {
    let trace = live("a:\n  repeat 0 as i:\n    yield\n  print \"{i}\"\nb: sleep 1; print \"b\"").await;
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Failed);
    assert_eq!(texts(&trace), ["b"]);
    assert_eq!(trace.outcome, Outcome::Finished);
}

#[wasm_bindgen_test]
async fn queues_semaphores_locks_and_events_work() {
    near_prediction(
        "queue q 1\nsemaphore s 1\nlock m\nevent e\n\
         producer:\n  repeat 3 as i:\n    put q \"item {i}\"\n    sleep 1\n  join q\n  print \"all done\"\n  set e\n\
         consumer:\n  repeat 3:\n    get q as x\n    sleep 1.5\n    print \"got {x}\"\n    done q\n\
         one:\n  with s:\n    sleep 500ms\n\
         two:\n  with s:\n    print \"two is in\"\n  wait e\n  sleep 500ms\n  with m:\n    print \"event seen\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn calls_spawns_gathers_groups_timeouts_and_failures_work() {
    near_prediction(
        "def fetch url:\n  sleep 1\n  print \"fetched {url}\"\n  return \"<{url}>\"\n\
         def slow:\n  sleep 10\n  print \"never\"\n\
         def broken:\n  sleep 1\n  fail \"broken\"\n\
         main:\n  await fetch \"a\" as r\n  gather fetch \"{r}\", slow as rs\n\
         other:\n  try:\n    timeout 3:\n      await slow\n  except:\n    print \"timed out\"\n\
         third:\n  sleep 4\n  try:\n    group:\n      spawn slow\n      spawn broken\n  except:\n    print \"group failed\"\n\
         fourth:\n  spawn slow as h\n  sleep 6\n  cancel h\n  try:\n    await h\n  finally:\n    print \"cancelled too\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_deadlock_is_stuck() {
    let trace = live("lock m\na: acquire m; print \"a\"; acquire m\nb: sleep 1").await;
    assert_eq!(trace.outcome, Outcome::Stuck);
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Stuck);
    assert_eq!(trace.tasks[1].outcome, TaskOutcome::Done);
}

#[wasm_bindgen_test]
async fn both_pools_work_and_do_not_hold_the_page() {
    near_prediction(
        "threads 2\nprocesses 1\n\
         a: thread block 2; print \"a\"\nb: thread block 3; print \"b\"\nc: sleep 100ms; thread block 2; print \"c\"\n\
         d: process cpu 1; print \"d\"\ne: sleep 500ms; print \"e\"",
    )
    .await;
}

/// Nobody but the page hands out jobs, and it is held for long.
#[wasm_bindgen_test]
async fn a_freed_worker_takes_the_next_job_while_the_page_is_held() {
    near_prediction(
        "threads 1\nprocesses 1\na x 3: thread block 300ms; print \"a{n}\"\n\
         b x 3: sleep 50ms; process cpu 350ms; print \"b{n}\"\nc: sleep 100ms; block 1.5; print \"c\"",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_job_that_is_cancelled_in_the_queue_never_runs() {
    let trace = near_prediction(
        "threads 1\ndef job: thread block 3\na: thread block 2; print \"first\"\n\
         b:\n  sleep 500ms\n  try:\n    timeout 500ms: thread block 5\n  except:\n    print \"gave up\"",
    )
    .await;
    assert!(trace.total_us < 3_000_000);
}

/// A script whose texts tell no time: nothing in braces that has `now` in it.
fn without_times(script: &str) -> String {
    let mut told = String::new();
    let mut rest = script;
    while let Some((before, inside)) = rest.split_once('{') {
        let (value, behind) = inside.split_once('}').unwrap_or((inside, ""));
        told += before;
        if !value.contains("now") {
            told += &format!("{{{value}}}");
        }
        rest = behind;
    }
    told + rest
}

#[wasm_bindgen_test]
async fn every_scenario_of_the_lecture_logs_what_is_predicted() {
    // Workers have no GIL: under it they take turns job by job, so that shorter ones do not overtake.
    let coarser = ["b3-threads", "g4-gil-on"];
    for scenario in loopscope::scenarios::scripted().filter(|scenario| !coarser.contains(&scenario.id)) {
        // What is measured is never to the hundredth what is predicted.
        let script = without_times(scenario.script(Language::Korean));
        let predicted = predicted(&script);
        if predicted.total_us > 20_000_000 {
            continue; // The cooks' quarter of an hour.
        }
        let mut agreed = false;
        for pace in paces(fast()) {
            let measured = start_at(&script, pace).end().await;
            agreed = agree(&measured, &predicted, 0..pace.script_us(20.0), Micros::MAX);
            if agreed {
                break;
            }
        }
        assert!(agreed, "{script}");
    }
}

#[wasm_bindgen_test]
async fn sync_takes_one_task_after_the_other_on_the_page_s_own_thread() {
    let (trace, near_us) = near_within(
        "strategy sync\na x 2: print \"begins {n}\"; sleep 1; print \"{n}\"\nb: cpu 500ms; await c\ndef c: sleep 500ms; print \"c\"",
    )
    .await;
    assert_eq!(trace.strategy, Strategy::Sync);
    assert_eq!(texts(&trace), ["begins 1", "1", "begins 2", "2", "c"]);
    assert!(trace.loop_time.blocked_us.abs_diff(2_500_000) < near_us.max(250_000), "{:?}", trace.loop_time);
}

#[wasm_bindgen_test]
async fn threads_wait_side_by_side_and_compute_in_turns_under_the_gil() {
    let trace = near_prediction(
        "strategy threads\nthreads 2\ncores 1\na x 3: sleep 1; print \"slept\"\nb x 2 every 500ms: sleep 2; cpu 500ms; print \"computed {n}\"",
    )
    .await;
    assert_eq!(trace.strategy, Strategy::Threads);
    assert!(trace.tasks.iter().all(|task| task.outcome == TaskOutcome::Done));
}

#[wasm_bindgen_test]
async fn processes_compute_beside_each_other() {
    let cores = processors().min(2);
    let trace = near_prediction(&format!(
        "strategy processes\nprocesses 2\ncores {cores}\na x 2: cpu 2\nb: sleep 500ms; print \"b\""
    ))
    .await;
    assert_eq!(trace.strategy, Strategy::Processes);
}

#[wasm_bindgen_test]
async fn a_sync_run_can_be_stopped_between_two_statements() {
    let watched = start("strategy sync\na:\n  forever:\n    sleep 500ms");
    watched.until(|trace| trace.loop_time.blocked_us > 0).await;
    watched.run.stop();
    assert_eq!(watched.ended().expect("stopped").outcome, Outcome::Stopped);
}

/// A page on which no Web Worker can be started.
async fn without_workers<T>(run: impl Future<Output = T>) -> T {
    let window = web_sys::window().expect("a window");
    let workers = js_sys::Reflect::get(&window, &"Worker".into()).expect("workers");
    let broken = js_sys::Function::new_no_args("throw new Error('not here')");
    js_sys::Reflect::set(&window, &"Worker".into(), &broken).expect("a global");
    let result = run.await;
    js_sys::Reflect::set(&window, &"Worker".into(), &workers).expect("a global");
    result
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_work_is_an_error_in_its_task() {
    without_workers(async {
        let trace = live(
            "a:\n  try:\n    thread block 1\n  except:\n    print \"caught\"\nb: process cpu 1\nc: sleep 1; print \"c\"",
        )
        .await;
        assert_eq!(trace.outcome, Outcome::Finished);
        assert_eq!(texts(&trace), ["caught", "c"]);
        let error = trace.tasks[1].error.as_deref().expect("an error");
        assert!(error.starts_with("RuntimeError: ") && error.contains("worker"), "{error}");

        let trace = live("strategy threads\na: sleep 1\nb:\n  try:\n    cpu 1\n  except:\n    print \"caught\"").await;
        assert_eq!(trace.tasks[0].outcome, TaskOutcome::Failed);
        assert_eq!(texts(&trace), ["caught"]);
    })
    .await;
}
