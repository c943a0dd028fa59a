//! Scripts that never end: the answer says so, and a sentence says why.

use std::fmt::Write;
use std::rc::Rc;

use loopscope::export::{Format, Look, export_trace};
use loopscope::run::{findings, findings_of_trace, predict_within, why_stuck};
use loopscope::script::read;
use loopscope::text::Language;
use loopscope::trace::{Answer, Outcome, Shared, Strategy, TaskOutcome, Trace};
use loopscope::view::in_short;

/// So far a run is followed here.
const STATEMENTS: u64 = 2_000;

/// Whose waits are never ended.
const STUCK: &[(&str, &str)] = &[
    (
        "a deadlock of two",
        "lock salt\nlock pepper\nana:\n  with salt:\n    sleep 1\n    with pepper:\n      print \"x\"\nben:\n  with pepper:\n    sleep 1\n    with salt:\n      print \"x\"",
    ),
    (
        "a deadlock of three",
        "lock a\nlock b\nlock c\nana:\n  with a:\n    sleep 1\n    with b: yield\nben:\n  with b:\n    sleep 1\n    with c: yield\ncem:\n  with c:\n    sleep 1\n    with a: yield",
    ),
    (
        "a deadlock, and who waits behind it",
        "lock a\nlock b\nana:\n  with a:\n    sleep 1\n    with b: yield\nben:\n  with b:\n    sleep 1\n    with a: yield\nguest x 3:\n  sleep 2\n  acquire a",
    ),
    ("a lock taken twice", "lock m\na: acquire m; print \"in\"; acquire m"),
    ("a lock that the child of its owner wants", "lock m\ndef f:\n  with m: yield\na:\n  with m: gather f"),
    ("a lock whose owner has ended", "lock m\na: acquire m\nb: sleep 1; acquire m"),
    ("a queue that nobody fills", "queue q\na: get q\nb: sleep 1"),
    ("more eaters than food", "queue q\neater x 6:\n  get q\ncook: put q \"x\"; sleep 1; put q \"y\""),
    ("a queue that nobody empties", "queue q 1\na:\n  repeat 3: put q \"x\""),
    (
        "two that each wait for the other's first word",
        "queue p\nqueue q\na: get p; put q \"x\"\nb: get q; put p \"x\"",
    ),
    ("put and get in one line", "queue q 1\na: get q; put q \"x\"; put q \"y\"\nb: put q \"z\""),
    ("a semaphore of one taken twice", "semaphore s 1\na:\n  with s:\n    with s: yield"),
    ("a semaphore that is too small", "semaphore s 2\na x 2:\n  acquire s\n  sleep 1\n  acquire s"),
    ("a semaphore without permits", "semaphore s 0\na: acquire s"),
    ("permits that are not given back", "semaphore s 2\na x 3: acquire s"),
    ("an event that nobody sets", "event e\na: wait e"),
    ("an event that is cleared too early", "event e\na: sleep 1; wait e\nb: set e; clear e"),
    ("a join without done", "queue q\na: put q \"x\"; put q \"y\"; join q\nb: get q; get q"),
    ("a task that waits for a stuck one", "event e\ndef f: wait e\na:\n  spawn f as h\n  await h"),
    ("a group with a stuck member", "queue q\ndef f: get q\na:\n  group:\n    spawn f\n    spawn f"),
];

/// Who goes round for ever.
const ENDLESS: &[(&str, &str)] = &[
    ("a forever", "a:\n  forever:\n    sleep 1"),
    ("a forever in a def that is gathered", "def f:\n  forever: yield\na:\n  print \"x\"\n  gather f"),
    (
        "a forever, while another works long",
        "a:\n  forever:\n    sleep 60\nb:\n  repeat 1000000:\n    sleep 1ms",
    ),
    (
        "a forever with a timeout in it",
        "queue q\na:\n  forever:\n    try:\n      timeout 1: get q\n    except: print \"none\"\n    finally: yield",
    ),
    ("a forever in a try", "a:\n  try:\n    forever: sleep 1\n  except: print \"x\"\n  finally: print \"y\""),
];

/// What is long, but has an end.
const LONG: &[&str] = &[
    "a:\n  repeat 1000000: sleep 1",
    "a:\n  timeout 60m:\n    forever: sleep 1ms",
    "def f:\n  forever: sleep 1ms\na:\n  timeout 60m: await f",
    "def f:\n  forever: sleep 1ms\na:\n  spawn f\n  sleep 60m",
    "a:\n  try:\n    timeout 60m:\n      try: yield\n      except: yield\n      finally: yield\n      forever: sleep 1ms\n  except: yield",
];

fn run(script: &str, language: Language) -> Trace {
    let (tree, program) = read(script).unwrap_or_else(|errors| panic!("{errors:#?}\n{script}"));
    let program = Rc::new(program);
    let mut trace = predict_within(program.clone(), Strategy::Async, STATEMENTS).expect("a run");
    trace.source = Some(script.into());
    if trace.outcome == Outcome::Stuck {
        trace.findings = findings(script, &tree, &program, &trace, language);
    }
    trace
}

/// What is said of each: its answer, and why.
fn told(scripts: &[(&str, &str)], language: Language) -> String {
    let mut text = String::new();
    for (name, script) in scripts {
        let trace = run(script, language);
        let answer = in_short(trace.answer(), &language.texts().figures);
        let stuck = trace.findings.iter().filter(|finding| finding.code == "stuck");
        let why = stuck.map(|finding| finding.text.clone());
        let why: Vec<String> = why.chain(trace.limit.map(|limit| limit.note(&trace, language))).collect();
        writeln!(text, "{name}: {answer}\n  {}", why.join("\n  ")).expect("a string");
        let look = Look { language, ..Look::default() };
        let picture = export_trace(Shared::new(trace.clone()), Format::Svg, &look).expect("a picture");
        let (figure, _) = answer.split_once(' ').expect("a figure and since when");
        assert!(picture.contains(&format!(">{figure} <tspan")), "{name}: {picture}");
        let lines = export_trace(Shared::new(trace), Format::Text, &look).expect("a text");
        assert_eq!(lines.lines().last(), Some(answer.as_str()), "{name}");
    }
    text
}

#[test]
fn the_answer_of_a_stuck_run_says_so_and_a_sentence_says_why() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("stuck.{}", language.code()), told(STUCK, language));
    }
    for (name, script) in STUCK {
        let trace = run(script, Language::default());
        assert!(matches!(trace.answer(), Answer::Stuck(_)), "{name}");
        let stuck = trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck);
        assert!(stuck.into_iter().all(|task| trace.endless_wait(task).is_some()), "{name}: its lanes go on");
    }
}

#[test]
fn why_a_run_is_stuck_is_what_is_pointed_at_first_and_what_its_exports_say() {
    for language in Language::ALL {
        let also = STUCK.iter().map(|(_, script)| format!("{script}\nbusy: block 1\nidle: sleep 9"));
        for script in STUCK.iter().map(|(_, script)| (*script).to_owned()).chain(also) {
            let trace = run(&script, language);
            let [first, others @ ..] = &*trace.findings else { panic!("nothing is found in {script}") };
            assert_eq!(first.code, "stuck", "{script}");
            assert!(others.iter().all(|finding| finding.code != "stuck"), "{script}");
            assert!(
                others.iter().any(|finding| finding.t_us < first.t_us) || !script.contains("busy"),
                "{script}"
            );
            assert_eq!(why_stuck(&trace, language).as_ref(), Some(&first.text), "{script}");
            let recorded = findings_of_trace(&Trace { findings: Vec::new(), ..trace.clone() }, language);
            assert_eq!(recorded.first(), Some(first), "{script}");
            let why = format!("{}\n", first.text.replace('`', ""));
            let look = Look { language, ..Look::default() };
            let text = export_trace(Shared::new(trace), Format::Text, &look).expect("a text");
            assert!(text.contains(&why), "{why} is not in\n{text}");
        }
    }
}

#[test]
fn a_saved_trace_without_events_says_why_it_is_stuck_as_it_was_found() {
    let trace = run(STUCK[0].1, Language::English);
    let why = trace.findings[0].text.clone();
    let saved = Trace { events: Vec::new(), ..trace };
    assert_eq!(why_stuck(&saved, Language::English), Some(why));
    assert_eq!(why_stuck(&Trace { findings: Vec::new(), ..saved }, Language::English), None);
    assert_eq!(why_stuck(&run(ENDLESS[0].1, Language::English), Language::English), None);
}

#[test]
fn the_answer_of_a_run_that_goes_round_in_a_forever_is_that_it_never_ends() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("endless.{}", language.code()), told(ENDLESS, language));
    }
    for (name, script) in ENDLESS {
        assert_eq!(run(script, Language::default()).answer(), Answer::NeverEnds, "{name}");
    }
}

#[test]
fn what_is_long_but_has_an_end_is_not_said_to_have_none() {
    for script in LONG {
        assert!(matches!(run(script, Language::default()).answer(), Answer::MoreThan(_)), "{script}");
    }
}

#[test]
fn a_trace_that_is_read_back_has_the_same_answer() {
    for (name, script) in STUCK.iter().chain(ENDLESS) {
        let trace = run(script, Language::default());
        let json = export_trace(Shared::new(trace.clone()), Format::Json, &Look::default()).expect("JSON");
        let read = Trace::from_json(&json).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!((read.answer(), read.limit), (trace.answer(), trace.limit), "{name}");
    }
}

#[test]
fn handles_that_are_gathered_twice_level_below_level_are_looked_at_once() {
    let script = "def f:\n  spawn f as h\n  gather h, h\na: await f";
    let (_, program) = read(script).expect("sound");
    let trace = predict_within(Rc::new(program), Strategy::Async, STATEMENTS).expect("it has a meaning");
    assert_eq!((trace.outcome, trace.limit.and_then(|limit| limit.never_ends)), (Outcome::Limit, None));
}
