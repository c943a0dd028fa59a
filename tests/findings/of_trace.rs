//! What a trace shows without its program, as that of a Python program does.

use std::rc::Rc;

use loopscope::run::{findings_of_trace, predict};
use loopscope::script::read;
use loopscope::text::Language;
use loopscope::trace::{Finding, Trace};

use super::find_in;

/// What the trace of a script shows by itself.
fn shown(source: &str, language: Language) -> Vec<Finding> {
    let (_, program) = read(source).unwrap_or_else(|errors| panic!("{errors:#?}"));
    findings_of_trace(&predict(Rc::new(program)), language)
}

const BLOCKED: &str = "a: block 2\nb: sleep 1";
const CIRCLE: &str = "\
lock salt
lock pepper
a:
  with salt:
    sleep 1
    with pepper:
      sleep 1
b:
  with pepper:
    sleep 1
    with salt:
      sleep 1
";
const FAILED: &str = "a: sleep 1; fail \"burnt\"";
const LEFT: &str = "def slow: sleep 9\nmain: spawn slow; sleep 1";
const EMPTY: &str = "queue q\na: get q";
const FULL: &str = "queue q 1\na: put q \"x\"; put q \"y\"";
const NOBODY_SETS: &str = "event e\na: wait e";

#[test]
fn it_is_what_is_found_with_the_program_but_for_fixes_and_ties() {
    for language in Language::ALL {
        for source in [BLOCKED, CIRCLE, FAILED, LEFT, EMPTY, FULL, NOBODY_SETS] {
            let with_program = find_in(source, language).into_iter().filter(|finding| finding.code != "tie");
            let with_program: Vec<_> = with_program.map(|finding| Finding { fix: None, ..finding }).collect();
            assert!(!with_program.is_empty(), "{source}");
            assert_eq!(shown(source, language), with_program, "{source}");
        }
    }
}

#[test]
fn what_holds_the_loop_is_called_as_the_program_calls_it() {
    let (_, program) = read("b: sleep 1\na:\n  block 2\n  cpu 3\n").expect("a sound script");
    let source = "import asyncio, time\n\n    time.sleep(2)  # long\n    total = sum(squares(10))\n";
    let trace = Trace { source: Some(source.into()), ..predict(Rc::new(program)) };
    let texts = |language| findings_of_trace(&trace, language).into_iter().map(|found| found.text);
    for (text, says) in texts(Language::English).zip(["a’s time.sleep in line 3", "a’s sum in line 4"]) {
        assert!(text.starts_with(says), "{text}");
    }
    for (text, says) in texts(Language::Korean).zip(["3행의 time.sleep이(가)", "4행의 sum이(가)"]) {
        assert!(text.contains(says), "{text}");
    }
    assert_eq!(texts(Language::English).len(), 2);
}

#[test]
fn what_is_found_in_a_saved_trace_is_not_found_a_second_time() {
    for language in Language::ALL {
        let (_, program) = read(BLOCKED).expect("a sound script");
        let trace = predict(Rc::new(program));
        let found = findings_of_trace(&trace, language);
        let saved = Trace { findings: found.clone(), ..trace };
        assert_eq!(findings_of_trace(&saved, language), found);
    }
}

#[test]
fn what_was_recorded_is_told_in_each_language_that_it_was_recorded_in() {
    let trace = |texts: &str| {
        format!(
            r#"{{"format": "loopscope-trace-1", "strategy": "async", "outcome": "finished", "total_us": 0, "tasks": [],
            "log": [], "findings": [{{"code": "loopscope-comment", "t_us": 0, "tasks": [], "lines": [], "text": "said"{texts}}}]}}"#
        )
    };
    let told = |json: &str, language: Language| {
        let trace = Trace::from_json_in(json, language.code()).unwrap_or_else(|error| panic!("{error}"));
        trace.findings.into_iter().map(|finding| finding.text).collect::<Vec<_>>()
    };
    for language in Language::ALL {
        let said = told(&trace(r#", "texts": [["en", "in en"], ["ko", "in ko"]]"#), language);
        assert_eq!(said, [format!("in {}", language.code())]);
        assert_eq!(told(&trace(""), language), ["said"], "as it was");
    }
}

#[test]
fn what_was_found_while_it_was_recorded_stays_and_what_took_the_place_of_libraries_comes_last() {
    let (_, program) = read(BLOCKED).expect("a sound script");
    let recorded = |code: &'static str| Finding {
        code: code.into(),
        t_us: 0,
        tasks: Vec::new(),
        lines: vec![1],
        text: "as Python says it".into(),
        fix: None,
    };
    let trace = Trace {
        findings: vec![recorded("stand-in"), recorded("never-awaited"), recorded("stopped")],
        ..predict(Rc::new(program))
    };
    let found = findings_of_trace(&trace, Language::Korean);
    let codes: Vec<_> = found.iter().map(|finding| &*finding.code).collect();
    assert_eq!(codes, ["never-awaited", "stopped", "loop-blocked", "stand-in"]);
    assert_eq!(found[0].text, "as Python says it");
    assert_eq!(found[1].text, Language::Korean.texts().python.silent);
}
