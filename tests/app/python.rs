//! Python programs in the page: what a text is, what is awaited of it, and what becomes of it.

use loopscope::app::{
    Action, Code, Effect, FaultKind, Missing, PythonFault, Scale, State, Thread, Version, reduce,
};
use loopscope::run::findings_of_trace;
use loopscope::text::Language;
use loopscope::trace::{Outcome, Shared, Trace};

use super::after as after_all;

const PROGRAM: &str =
    "import asyncio\n\nasync def main():\n    await asyncio.sleep(3)\n\nasyncio.run(main())\n";

fn apply(state: &State, action: Action) -> State {
    after_all(state, [action])
}

fn with(script: &str) -> State {
    State::new(script, Language::English)
}

/// What CPython could have given for it, a trace of its own total.
fn ran(total: &str) -> Shared<Trace> {
    with(&format!("main: sleep {total}")).trace().expect("a prediction").clone()
}

fn predicted(state: &State, total: &str) -> State {
    apply(state, Action::Predicted(state.version, ran(total)))
}

#[test]
fn a_python_program_has_no_errors_and_awaits_its_run() {
    let state = with(PROGRAM);
    assert!(state.prediction.errors.is_empty());
    assert_eq!(state.prediction.missing(), Missing::Python);
    assert_eq!(state.prediction.awaited, Some(Code::Python(PROGRAM.trim_end().into())));
    assert!(state.is_stale());
    let state = predicted(&state, "3");
    assert_eq!((state.total_us(), state.is_stale()), (3_000_000, false));
    assert_eq!(state.prediction.missing(), Missing::Nothing, "what there is to say of it has come with it");
    assert!(state.program().is_none(), "no strategy means anything");
}

#[test]
fn the_page_knows_whether_its_text_is_python_whatever_becomes_of_it() {
    let script = with("a: sleep 1");
    let waiting = apply(&script, Action::Load(PROGRAM.into()));
    let known = predicted(&waiting, "3");
    let fault = PythonFault { kind: FaultKind::Silent, line: None, text: "".into() };
    let failed = apply(&waiting, Action::Faulted(waiting.version, fault));
    let longer = apply(&known, Action::Edit(format!("{PROGRAM}\n").into()));
    for state in [&with(PROGRAM), &waiting, &known, &failed, &longer] {
        assert!(state.is_python());
        for text in ["a: sleep 2", "a: slep 2", "a x 9000: sleep 1", ""] {
            assert!(!apply(state, Action::Edit(text.into())).is_python(), "{text}");
        }
    }
    assert!(!script.is_python());
    // A saved trace is of what ran, which stands in the page; one that does not say that leaves the text there.
    for (state, source, is_python) in [
        (&script, Some(PROGRAM), true),
        (&known, Some("a: sleep 9"), false),
        (&script, None, false),
        (&known, None, true),
    ] {
        let saved = apply(state, Action::OpenTrace(saved_of(source)));
        assert_eq!(saved.is_python(), is_python, "{source:?}");
        assert_eq!(apply(&saved, Action::CloseTrace).is_python(), is_python, "{source:?}");
    }
}

/// A trace that says from which text it is.
fn saved_of(source: Option<&str>) -> Shared<Trace> {
    let mut trace = ran("9");
    trace.make_mut().source = source.map(Into::into);
    trace
}

#[test]
fn what_a_script_says_stays_a_script_whatever_its_names_are() {
    for script in ["import: sleep 1", "def from: sleep 1\nmain: await from", "async def main:\n  sleep 1"] {
        assert_ne!(with(script).prediction.missing(), Missing::Python, "{script}");
    }
}

#[test]
fn the_picture_before_stays_while_a_program_runs_and_goes_with_its_fault() {
    let script = with("a: sleep 7");
    let waiting = apply(&script, Action::Load(PROGRAM.into()));
    assert_eq!((waiting.total_us(), waiting.is_stale()), (7_000_000, true));
    assert_eq!(waiting.replaced.as_deref(), Some("a: sleep 7"));
    let fault = PythonFault { kind: FaultKind::Silent, line: Some(4), text: "".into() };
    let failed = apply(&waiting, Action::Faulted(waiting.version, fault.clone()));
    assert_eq!(
        (failed.prediction.missing(), failed.python_line(), failed.is_stale()),
        (Missing::Nothing, Some(4), true)
    );
    let text = failed.prediction.fault.as_ref().map(|fault| fault.text(Language::English));
    assert!(text.is_some_and(|text| text.starts_with("No end")));
    let mended = apply(&failed, Action::Edit(format!("{PROGRAM}print()\n").into()));
    assert_eq!((mended.prediction.missing(), mended.prediction.fault.as_ref()), (Missing::Python, None));
    let back = apply(&failed, Action::Edit("a: sleep 7".into()));
    assert!(!back.is_stale() && back.prediction.fault.is_none());
}

#[test]
fn what_was_found_out_of_an_earlier_text_is_late() {
    let old = with(PROGRAM);
    let new = apply(&old, Action::Edit(format!("{PROGRAM}print()\n").into()));
    assert_eq!(apply(&new, Action::Predicted(old.version, ran("1"))), new);
    let fault = PythonFault { kind: FaultKind::Crashed, line: None, text: "".into() };
    assert_eq!(apply(&new, Action::Faulted(old.version, fault)), new);
    assert_ne!(Version::default(), new.version);
}

#[test]
fn a_program_that_differs_by_lines_at_its_end_alone_is_not_run_again() {
    let state = predicted(&with(PROGRAM), "3");
    let longer = apply(&state, Action::Edit(format!("{PROGRAM}\n\n").into()));
    assert_eq!((longer.prediction.missing(), longer.is_stale()), (Missing::Nothing, false));
    let spoken = apply(&state, Action::Speak(Language::Korean));
    assert_eq!(spoken.prediction.missing(), Missing::Nothing, "nor is it in another language");
}

#[test]
fn a_program_runs_for_real_in_a_worker_on_the_real_clock_however_long_it_computes() {
    let state = with(PROGRAM);
    assert_eq!(reduce(&state, Action::Run).1, vec![], "not before it is known");
    let state =
        apply(&state, Action::Predicted(state.version, with("a: cpu 60").trace().expect("one").clone()));
    let (running, effects) = reduce(&state, Action::Run);
    let script = PROGRAM.into();
    let started = matches!(
        &effects[..],
        [Effect::Start { thread: Thread::Worker, scale: Scale::REAL, script: of_run, .. }] if *of_run == script
    );
    assert!(started, "{effects:?}");
    assert!(running.is_running() && running.asks.is_none());
    assert_ne!(running.scale, Scale::REAL, "the scale of scripts stays");
    let run = running.live.as_ref().expect("a run").run;
    let ended = apply(&running, Action::Report(run, ran("3")));
    assert_eq!(ended.measured().map(|trace| trace.outcome), Some(Outcome::Finished));
}

#[test]
fn what_runs_python_is_fetched_until_a_run_or_its_fault_has_come() {
    let state = apply(&with(PROGRAM), Action::Fetching(1_000, 6_000_000));
    assert_eq!(state.fetching, Some((1_000, 6_000_000)));
    assert_eq!(predicted(&state, "3").fetching, None);
}

#[test]
fn what_is_found_in_a_saved_program_is_told_in_the_pages_language() {
    let mut trace =
        with("main: sleep 1; cpu 2\nother: sleep 1; sleep 1").trace().expect("a prediction").clone();
    trace.make_mut().source = Some(PROGRAM.into());
    // As the page reads it.
    trace.make_mut().findings = findings_of_trace(&trace, Language::Korean);
    let told = |state: &State| {
        let analysis = state.analysis().expect("an analysis");
        analysis.findings.iter().map(|finding| finding.text.clone()).collect::<Vec<_>>().join("\n")
    };
    let korean = State::new("a: sleep 1", Language::Korean);
    let saved = apply(&korean, Action::OpenTrace(trace));
    assert!(told(&saved).contains("스레드"), "{}", told(&saved));
    let english = apply(&saved, Action::Speak(Language::English));
    assert!(told(&english).contains("holds the only thread"), "{}", told(&english));
    assert_eq!(told(&apply(&english, Action::Speak(Language::Korean))), told(&saved));
}
