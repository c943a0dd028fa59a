//! Loopscope predicts what CPython's own asyncio does: line for line, at the same microsecond.

mod generator;
mod oracle;
mod recorded;
mod survival;
mod values;

use std::collections::BTreeSet;
use std::io::Write;
use std::rc::Rc;

use loopscope::script::grammar::StatementWord;
use loopscope::trace::EventKind;
use loopscope::view::moment;
use oracle::{Python, Verdict, difference, predicted};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

/// How many random scripts each of two tests tries, side by side; `LOOPSCOPE_SCRIPTS=10000` tries more, and
/// `LOOPSCOPE_SEED` others.
const SCRIPTS: u32 = 1_030;

fn runner(cases: u32, seed: u64) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 3_000, ..Config::default() };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn random_scripts_use_every_word_of_a_statement() {
    let mut runner = runner(1, 1);
    let mut used = BTreeSet::new();
    for _ in 0..200 {
        let script = generator::script().new_tree(&mut runner).expect("a script").current();
        used.extend(script.split(|c: char| !c.is_ascii_lowercase()).map(str::to_owned));
    }
    let words = StatementWord::ALL.iter().map(|word| word.word());
    let unused = words.filter(|word| word.starts_with(char::is_alphabetic) && !used.contains(*word));
    assert_eq!(unused.collect::<Vec<_>>(), [""; 0], "`generator.rs` does not know them");
}

#[test]
fn random_scripts_run_as_under_cpython() {
    judge_random_scripts(number("LOOPSCOPE_SEED", 1));
}

#[test]
fn other_random_scripts_run_as_under_cpython() {
    judge_random_scripts(number("LOOPSCOPE_SEED", 1) + 1_000_000);
}

/// Written past the test harness, which hides what passing tests print.
fn say(what: &str) {
    let _ = writeln!(std::io::stderr(), "conformance: {what}");
}

fn judge_random_scripts(seed: u64) {
    let Some(python) = Python::start() else {
        let missing = "there is no CPython 3.11 or 3.12 here, so random scripts have no judge";
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{missing}");
        say(&format!("NOT RUN: {missing}"));
        return;
    };
    let python = std::cell::RefCell::new(python);
    let too_long = std::cell::Cell::new(0);
    let cases = u32::try_from(number("LOOPSCOPE_SCRIPTS", u64::from(SCRIPTS))).expect("a number of scripts");
    let mut runner = runner(cases, seed);
    let verdict = runner.run(&generator::script(), |script| {
        let cpython = python.borrow_mut().judge(&script);
        if cpython.outcome == "limit" {
            too_long.set(too_long.get() + 1);
        } else {
            prop_assert!(cpython == predicted(&script));
        }
        Ok(())
    });
    if let Err(TestError::Fail(_, script)) = verdict {
        let cpython = python.borrow_mut().judge(&script);
        panic!("{}", difference(&script, &cpython, &predicted(&script)));
    }
    verdict.expect("the scripts are made and run");
    let too_long = too_long.get();
    let judged = cases - too_long;
    say(&format!("{judged} random scripts ran as under CPython; {too_long} ran too long to be judged"));
    assert!(too_long * 10 < cases, "too many scripts are not judged");
}

#[test]
fn a_run_behind_its_picture_goes_on_as_under_cpython() {
    let Some(mut python) = Python::start() else {
        return say("NOT RUN: there is no CPython 3.11 or 3.12 here");
    };
    // Few turns of the loop: the judge counts those.
    let script = "queue q\na:\n  repeat 300000 as i: put q \"{i}\"\n  repeat 300000: get q as x\n  print \"{x} {now}\"\n\
                  \x20 spawn late\n  sleep 1ms\n  fail \"a\"\nb: sleep 5; get q\ndef late: sleep 1; print \"late\"\n";
    let (cpython, loopscope) = (python.judge(script), predicted(script));
    assert_eq!((&*cpython.outcome, cpython.log.len()), ("stuck", 2));
    assert!(cpython == loopscope, "{}", difference(script, &cpython, &loopscope));
}

/// Scripts and what CPython made of them. `LOOPSCOPE_BLESS=1` writes them anew, with the python3 at hand.
const RECORDED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance/recorded.jsonl");

#[test]
fn recorded_scripts_run_as_cpython_ran_them() {
    if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
        bless();
    }
    let recorded = std::fs::read_to_string(RECORDED).expect("the recorded scripts");
    let mut count = 0;
    for line in recorded.lines() {
        let (script, cpython): (String, Verdict) =
            serde_json::from_str(line).expect("a script and its verdict");
        let loopscope = predicted(&script);
        assert!(cpython == loopscope, "{}", difference(&script, &cpython, &loopscope));
        let formatted = loopscope::script::format(&script).expect("sound");
        assert_eq!(loopscope::script::format(&formatted).expect("still sound"), formatted);
        assert!(predicted(&formatted) == cpython, "formatting changed what this does:\n{script}");
        count += 1;
    }
    assert!(count >= 300, "only {count} recorded scripts");
}

/// Replays the events of a run and checks that each fits the state that the ones before it left.
fn check_events(script: &str) {
    let program = Rc::new(loopscope::script::compile(script).expect("sound"));
    let trace = loopscope::run::predict(program.clone());
    let mut state = moment(&trace, 0);
    for event in &trace.events {
        let task = event.task;
        let fits = match &event.kind {
            // The ready queue is first in, first out, and one step runs at a time.
            EventKind::TaskResumed { .. } | EventKind::TaskArriving { .. } => {
                state.running.is_empty() && state.ready.iter().next() == Some(task)
            }
            EventKind::ItemGot { queue } => !state.queues[*queue as usize].is_empty(),
            EventKind::ItemPut { queue, .. } => {
                let maxsize = program.queues[*queue as usize].maxsize;
                maxsize.is_none_or(|maxsize| state.queues[*queue as usize].len() < maxsize as usize)
            }
            EventKind::PermitTaken { semaphore } => state.permits[*semaphore as usize] > 0,
            EventKind::LockTaken { lock } => state.locks[*lock as usize].is_none(),
            EventKind::LockReleased { lock } => state.locks[*lock as usize].is_some(),
            EventKind::JobStarted { pool, worker, .. } => !state.workers.contains_key(&(*pool, *worker)),
            EventKind::Printed { .. } | EventKind::TaskDone => state.running.first() == Some(&task),
            EventKind::TaskCreated { .. }
            | EventKind::TaskYielded { .. }
            | EventKind::TaskSleeping { .. }
            | EventKind::TimerDue { .. }
            | EventKind::TaskWoken { .. }
            | EventKind::ComputeStarted { .. }
            | EventKind::ComputeEnded
            | EventKind::BlockStarted { .. }
            | EventKind::BlockEnded
            | EventKind::TaskWaiting { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::ItemDone { .. }
            | EventKind::PermitReleased { .. }
            | EventKind::EventSet { .. }
            | EventKind::EventCleared { .. }
            | EventKind::JobQueued { .. }
            | EventKind::JobEnded { .. }
            | EventKind::JobDropped { .. }
            | EventKind::TaskCancelled { .. }
            | EventKind::TaskFailed { .. } => true,
        };
        assert!(fits, "{event:?} does not fit\n{state:#?}\n{script}");
        state.apply(event);
    }
    assert_eq!(state, moment(&trace, trace.events.len()));
    let ended = trace.tasks.iter().filter(|task| task.end_us.is_some()).count();
    assert_eq!(state.ended().count(), ended);
}

#[test]
fn the_state_after_any_step_follows_from_the_events() {
    let recorded = std::fs::read_to_string(RECORDED).expect("the recorded scripts");
    for line in recorded.lines() {
        let (script, _): (String, Verdict) = serde_json::from_str(line).expect("a script and its verdict");
        check_events(&script);
    }
}

fn bless() {
    let mut python = Python::start().expect("python3, 3.11 or later");
    let mut runner = runner(1, 2026);
    let mut lines = String::new();
    while lines.lines().count() < 300 {
        let script = generator::script().new_tree(&mut runner).expect("a script").current();
        let verdict = python.judge(&script);
        if verdict.outcome != "limit" && verdict.log.len() >= 2 && script.len() < 5_000 {
            lines += &serde_json::to_string(&(script, verdict)).expect("plain data");
            lines.push('\n');
        }
    }
    std::fs::write(RECORDED, lines).expect("a writable folder");
}
