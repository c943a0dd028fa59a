//! Where nothing takes time, nothing is luck: a live run's log is the predicted one, line by line.

use loopscope::run::predict_within;
use loopscope::script::compile;
use loopscope::trace::{Outcome, Strategy, Trace};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::run::{Watched, live, predicted, start, texts};
use super::scripts;

/// Runs scripts side by side; each log is to be the predicted one.
async fn as_predicted(scripts: &[String]) {
    let runs: Vec<Watched> = scripts.iter().map(|script| start(script)).collect();
    let mut wrong = Vec::new();
    for (script, run) in scripts.iter().zip(runs) {
        let (measured, predicted) = (run.end().await, predicted(script));
        let told = |trace: &Trace| (texts(trace), trace.outcome);
        if told(&measured) != told(&predicted) {
            wrong.push(format!("{script}\nmeasured {:?}\npredicted {:?}", told(&measured), told(&predicted)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {}", wrong.len(), scripts.len(), wrong.join("\n\n"));
}

#[wasm_bindgen_test]
async fn yields_take_turns_in_order() {
    let four = |name: &str| format!("{name}:\n  repeat 4 as i:\n    print \"{name}{{i}}\"\n    yield\n");
    let trace = live(&(four("a") + &four("b"))).await;
    assert_eq!(texts(&trace), ["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"]);
}

/// How many timers that are due at once the browser was asked for while this went on. A watched run is looked at by later ones.
async fn timers_at_once<T>(run: impl Future<Output = T>) -> u32 {
    let global = js_sys::global();
    let timer = js_sys::Reflect::get(&global, &"setTimeout".into()).expect("timers");
    let counting = "const counted = (call, ms) => { counted.at_once += ms < 5; return timer.call(globalThis, call, ms); };
        return Object.assign(counted, { at_once: 0 });";
    let counted =
        js_sys::Function::new_with_args("timer", counting).call1(&global, &timer).expect("a function");
    js_sys::Reflect::set(&global, &"setTimeout".into(), &counted).expect("a global");
    run.await;
    js_sys::Reflect::set(&global, &"setTimeout".into(), &timer).expect("a global");
    let count = js_sys::Reflect::get(&counted, &"at_once".into()).ok().and_then(|count| count.as_f64());
    count.expect("a number") as u32
}

/// Nested timers take 4 ms each. Counted, not timed: on a busy machine a turn may take longer than a timer.
#[wasm_bindgen_test]
async fn a_yield_takes_a_turn_and_no_timer() {
    let sleeps = timers_at_once(live("a:\n  repeat 100:\n    sleep 0.000001")).await;
    let yields = timers_at_once(live("a:\n  repeat 100:\n    yield")).await;
    console_log!("timers of 100 sleeps: {sleeps}; of 100 yields: {yields}");
    assert!(sleeps >= 100 && yields < 10, "{sleeps} and {yields}");
}

#[wasm_bindgen_test]
async fn a_failure_in_a_group_is_heard_after_the_steps_that_were_ready_before_it() {
    let scripts = [
        "def bad: fail \"now\"\nmain:\n  try:\n    group:\n      spawn bad\n      yield\n      print \"in group\"\n  except:\n    print \"exc\"",
        "def bad: fail \"now\"\nmain:\n  try:\n    gather bad, good\n  except:\n    print \"exc\"\ndef good:\n  repeat 5 as i:\n    print \"{i}\"\n    yield",
        "def bad: fail \"now\"\nmain:\n  try:\n    timeout 0:\n      spawn bad\n      yield\n      print \"in time\"\n      yield\n      print \"late\"\n  except:\n    print \"exc\"",
    ];
    as_predicted(&scripts.map(String::from)).await;
}

#[wasm_bindgen_test]
async fn a_wake_up_and_a_yield_have_their_turns_in_the_order_in_which_they_became_ready() {
    let scripts = [
        "event e\na:\n  wait e\n  print \"a\"\nb:\n  set e\n  yield\n  print \"b\"",
        "queue q\na:\n  get q as x\n  print \"got {x}\"\nb:\n  repeat 3 as i:\n    put q \"{i}\"\n    yield\n    print \"put {i}\"",
        "lock m\na x 3:\n  with m:\n    print \"{n} in\"\n    yield\n    print \"{n} out\"\nb:\n  repeat 4 as i:\n    print \"b{i}\"\n    yield",
        "def f:\n  print \"f\"\na:\n  spawn f as h\n  yield\n  print \"a\"\n  await h\n  print \"awaited\"\nb: yield; print \"b\"; yield; print \"b2\"",
    ];
    as_predicted(&scripts.map(String::from)).await;
}

#[wasm_bindgen_test]
async fn what_is_ready_when_main_ends_still_runs_and_what_is_left_is_cancelled() {
    let scripts = [
        "def late:\n  try:\n    forever:\n      print \"late\"\n      yield\n  finally:\n    print \"cancelled\"\na: spawn late; print \"a\"",
        "def late:\n  try:\n    yield\n    yield\n    yield\n    print \"late\"\n  finally:\n    yield\n    print \"cancelled\"\na x 2: spawn late; print \"{n}\"; yield",
    ];
    as_predicted(&scripts.map(String::from)).await;
}

/// The script, but nothing in it takes time; `None` if it runs for ever then.
fn timeless(script: &str) -> Option<String> {
    let line = |line: &str| {
        let statement = line.trim_start();
        let indent = &line[..line.len() - statement.len()];
        let spends = ["sleep ", "cpu ", "block ", "thread ", "process "];
        match statement {
            _ if spends.iter().any(|word| statement.starts_with(word)) => format!("{indent}yield\n"),
            _ if statement.starts_with("timeout ") => format!("{indent}timeout 0:\n"),
            _ => format!(
                "{}\n",
                line.split(" every ").next().map_or(line.into(), |header| {
                    if header.len() < line.len() { format!("{header}:") } else { header.to_owned() }
                })
            ),
        }
    };
    let script: String = script.lines().map(line).collect();
    let program = compile(&script).expect("a sound script");
    let trace = predict_within(program.into(), Strategy::Async, 5_000).expect("it has a meaning");
    assert_eq!(trace.total_us, 0, "{script}");
    (trace.outcome != Outcome::Limit).then_some(script)
}

#[wasm_bindgen_test]
async fn random_scripts_that_take_no_time_log_what_is_predicted() {
    let scripts: Vec<String> = scripts::recorded().iter().filter_map(|script| timeless(script)).collect();
    assert!(scripts.len() >= 200, "only {} scripts", scripts.len());
    for some in scripts.chunks(50) {
        as_predicted(some).await;
    }
}
