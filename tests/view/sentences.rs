//! What is said of each step.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::rc::Rc;

use loopscope::run::predict_under;
use loopscope::scenarios::{ALL, FIRST, scripted};
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{Strategy, Trace};
use loopscope::view::figures::exact_seconds;
use loopscope::view::{Narrator, plain};

/// A script in which every kind of event occurs.
const EVERYTHING: &str = include_str!("sentences.loop");
/// Tasks are cancelled in every way.
const CANCELS: &str = include_str!("../export/ends.loop");
/// Works, prints, fails: what has a meaning under every strategy.
const PLAIN: &str =
    "a:\n  sleep 1\n  cpu 2\n  print \"a\"\nb x 2 every 1: block 1\nc:\n  yield\n  fail \"no\"";
/// Of a run of more steps than these, what differs in numbers alone is written down so many times.
const MOST: usize = 160;
const ALIKE: u32 = 3;

fn run(script: &str, strategy: Option<Strategy>) -> Option<Trace> {
    let program = Rc::new(compile(script).expect("a sound script"));
    let strategy = strategy.unwrap_or(program.machinery.strategy);
    predict_under(program, strategy).ok()
}

/// The steps as a text.
fn told(script: &str, strategy: Option<Strategy>, language: Language) -> String {
    let trace = run(script, strategy).expect("a strategy with a meaning");
    let mut text = String::new();
    let mut alike: BTreeMap<String, u32> = BTreeMap::new();
    for (event, sentence) in Narrator::new(&trace, language) {
        let sentence = plain(&sentence);
        let told = alike.entry(sentence.replace(|c: char| c.is_ascii_digit(), "")).or_default();
        *told += 1;
        if trace.events.len() <= MOST || *told <= ALIKE {
            writeln!(text, "{}  {sentence}", exact_seconds(event.t_us)).expect("a string");
        }
    }
    text
}

#[test]
fn every_step_of_every_scenario_has_a_sentence() {
    for scenario in scripted().chain([&FIRST]) {
        for language in Language::ALL {
            let name = format!("{}.{}", scenario.id, language.code());
            insta::assert_snapshot!(name, told(scenario.script(language), None, language));
        }
    }
}

#[test]
fn every_kind_of_event_has_a_sentence() {
    let trace = run(EVERYTHING, None).expect("a run");
    let kind = |event: &loopscope::trace::Event| {
        let json = serde_json::to_value(&event.kind).expect("JSON");
        json["kind"].as_str().expect("a kind").to_owned()
    };
    let kinds: BTreeSet<String> = trace.events.iter().map(kind).collect();
    assert_eq!(kinds.len(), 30, "{kinds:?}");
    for language in Language::ALL {
        insta::assert_snapshot!(format!("everything.{}", language.code()), told(EVERYTHING, None, language));
    }
}

#[test]
fn who_cancels_whom_where_it_lands_and_how_it_ends_has_a_sentence() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("cancels.{}", language.code()), told(CANCELS, None, language));
    }
}

#[test]
fn every_strategy_tells_its_own_steps() {
    for strategy in Strategy::ALL {
        for language in Language::ALL {
            let name = format!("{}.{}", strategy.word(), language.code());
            insta::assert_snapshot!(name, told(PLAIN, Some(strategy), language));
        }
    }
}

/// What the golden files of `PLAIN` say is all that can be said without a loop.
#[test]
fn no_scenario_has_a_kind_of_step_without_a_loop_that_the_plain_script_lacks() {
    let kinds = |trace: &Trace| -> BTreeSet<String> {
        let kind = |event: &loopscope::trace::Event| format!("{:?}", std::mem::discriminant(&event.kind));
        trace.events.iter().map(kind).collect()
    };
    for strategy in [Strategy::Sync, Strategy::Threads, Strategy::Processes] {
        let plain = kinds(&run(PLAIN, Some(strategy)).expect("a run"));
        for script in scripted().map(|scenario| scenario.script(Language::English)) {
            let there = run(script, Some(strategy)).map(|trace| kinds(&trace)).unwrap_or_default();
            assert!(there.is_subset(&plain), "{script}");
        }
    }
}

/// The lecture compares threads with coroutines by these: who computes, who waits, and who decides when to switch.
#[test]
fn the_lectures_scenarios_tell_their_steps_under_every_strategy() {
    for id in ["b3-threads", "b3-coroutines", "b5-cpu-3-toast-6", "c4-blocking-call", "g4-gil-on"] {
        let scenario = ALL.iter().find(|scenario| scenario.id == id).expect("a scenario");
        for strategy in [Strategy::Async, Strategy::Sync, Strategy::Threads, Strategy::Processes] {
            for language in Language::ALL {
                let name = format!("{id}.{}.{}", strategy.word(), language.code());
                insta::assert_snapshot!(name, told(scenario.script(language), Some(strategy), language));
            }
        }
    }
}

/// What tasks can do twice in a row.
const IN_A_ROW: &str = "queue q\nevent e\nsemaphore s 9\na:\n  repeat 4: print \"x\"\n  repeat 4: put q \"x\"\n  repeat 4: set e\n  repeat 4: clear e\n  repeat 4: acquire s\n  repeat 4: release s\n  repeat 4: yield\n  repeat 2: get q\n  repeat 2: get q\n  repeat 4: done q\n  spawn d as h\n  repeat 4: cancel h\n  repeat 4: cpu 0\n  repeat 4: block 0\n  repeat 4: sleep 0\ndef d: sleep 9";

#[test]
fn no_sentence_repeats_the_one_before() {
    let scripts = scripted().chain([&FIRST]).flat_map(|scenario| scenario.scripts());
    for script in scripts.chain([EVERYTHING, PLAIN, CANCELS, IN_A_ROW]) {
        for trace in Strategy::ALL.into_iter().filter_map(|strategy| run(script, Some(strategy))) {
            for language in Language::ALL {
                let mut before = String::new();
                for (_, sentence) in Narrator::new(&trace, language).take(20_000) {
                    assert_ne!(sentence, before, "{script}");
                    before = sentence;
                }
            }
        }
    }
}

#[test]
fn what_is_done_again_and_again_is_counted() {
    let script = "queue q\na:\n  repeat 3: put q \"x\"\n  get q\n  get q\n  print \"x\"";
    let trace = run(script, None).expect("a run");
    let told = |language| -> Vec<String> {
        let all = Narrator::new(&trace, language).map(|(_, told)| plain(&told));
        all.filter(|told| told.contains('q')).collect()
    };
    assert_eq!(
        told(Language::English),
        [
            "a puts “x” into q.",
            "a puts “x” into q. That makes 2 in a row.",
            "a puts “x” into q. That makes 3 in a row.",
            "a takes “x”, the first, from q.",
            "a takes “x”, the first, from q. 1 left in q.",
        ]
    );
    assert_eq!(told(Language::Korean)[2], "a가 q에 “x”를 넣습니다. 연달아 3번째입니다.");
}

/// The statement that a step begins with may tell no line; the next one that does is not where the task goes on.
#[test]
fn a_task_is_not_said_to_run_from_a_line_further_down() {
    let script = "queue q\na:\n  put q \"x\"\n  sleep 1\n  sleep 2\nb: sleep 1";
    let trace = run(script, None).expect("a run");
    let told: Vec<String> = Narrator::new(&trace, Language::English).map(|(_, told)| plain(&told)).collect();
    assert_eq!(told[2], "The loop takes a, the first in Ready, and runs it.");
    assert!(
        told.contains(&"The loop takes a, the first in Ready, and runs it from line 5.".into()),
        "{told:#?}"
    );
}

#[test]
fn a_wake_up_says_by_whom_and_on_which_line() {
    let trace = run(
        "queue q\nevent e\na: get q\nb: sleep 1; put q \"x\"\nc: sleep 2\nm:\n  spawn w as h\n  sleep 3\n  cancel h\ndef w: wait e",
        None,
    );
    let trace = trace.unwrap_or_else(|| panic!("a run"));
    let told: Vec<String> = Narrator::new(&trace, Language::English).map(|(_, told)| plain(&told)).collect();
    for said in [
        "b (line 4) wakes a, who waited for q: Waiting → Ready.",
        "m cancels w (line 9); `CancelledError` reaches it at its next step.",
    ] {
        assert!(told.iter().any(|sentence| sentence.starts_with(said)), "{told:#?}");
    }
}
