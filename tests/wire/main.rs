//! What a worker sends to the page arrives as it was.

use std::rc::Rc;

use loopscope::export::json;
use loopscope::run::{Analysis, Patience, analyse_script, predict_within, record_within};
use loopscope::scenarios::{ALL, Scenario, scripted};
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::wire::{Inbox, Outbox, Standing, pack, unpack};
use loopscope::trace::{Outcome, Recorder, Strategy, Trace};

const MOST: u64 = 100_000;

/// A run as it arrives in parts of so many events.
fn sent(script: &str, strategy: Strategy, most_events: usize) -> Option<Trace> {
    let ended = record_within(program(script), strategy, MOST).ok()?;
    let (recorder, standing) = (ended.recorder(), ended.standing());
    let (mut outbox, mut inbox) = (Outbox::default(), Inbox::default());
    loop {
        let part = outbox.pack(recorder, most_events, standing).expect("more to send");
        let arrived = inbox.unpack(&part).expect("a whole part");
        if arrived.outcome != Outcome::Running {
            assert_eq!(arrived, standing);
            assert_eq!(trace(inbox.recorder(), arrived), trace(recorder, standing));
            return Some(inbox.into_trace(arrived));
        }
    }
}

fn trace(recorder: &Recorder, standing: Standing) -> Trace {
    recorder.clone().into_trace(standing.strategy, standing.outcome, standing.now_us)
}

fn program(script: &str) -> Rc<loopscope::script::Program> {
    Rc::new(compile(script).expect("a sound script"))
}

/// Who heard of an exception stays where the run was.
fn without_hearers(mut trace: Trace) -> Trace {
    trace.tasks.iter_mut().for_each(|task| task.retrieved = false);
    trace
}

#[test]
fn every_scenario_arrives_as_it_was_in_parts_of_any_size() {
    for script in scripted().flat_map(Scenario::scripts) {
        for (strategy, size) in Strategy::ALL.into_iter().zip([1, 7, 1_000, usize::MAX]) {
            let whole = predict_within(program(script), strategy, MOST).ok().map(without_hearers);
            assert_eq!(sent(script, strategy, size), whole);
        }
    }
}

#[test]
fn a_run_that_goes_on_sends_only_what_is_new() {
    let ended = record_within(program("a: sleep 1"), Strategy::Async, MOST).expect("a meaning");
    let (recorder, standing) = (ended.recorder(), ended.standing());
    let going_on = Standing { outcome: Outcome::Running, ..standing };
    let mut outbox = Outbox::default();
    let first = outbox.pack(recorder, 100, going_on).expect("the events").len();
    let second = outbox.pack(recorder, 100, going_on).expect("the time").len();
    assert!(second < first / 3, "{first} {second}");
    assert!(outbox.pack(recorder, 100, standing).is_some());
    assert!(outbox.pack(recorder, 100, standing).is_none(), "after the end there is nothing");
}

#[test]
fn a_trace_that_was_read_arrives_whole_with_its_events_and_without() {
    for script in scripted().flat_map(Scenario::scripts) {
        for strategy in Strategy::ALL {
            let Ok(mut run) = predict_within(program(script), strategy, MOST) else { continue };
            run.source = Some(script.into());
            for events in [true, false] {
                let read = Trace::from_json(&json(&run, events)).expect("a trace");
                assert_eq!(unpack::<Trace>(&pack(&read)), Some(read));
            }
        }
    }
}

#[test]
fn an_analysis_arrives_as_it_was() {
    let patience = Patience { events: 100_000, statements: MOST };
    for language in Language::ALL {
        for scenario in scripted() {
            let script = scenario.script(Language::English);
            let analysis = analyse_script(script, language, patience, |_| ()).expect("a sound script");
            assert_eq!(unpack::<Analysis>(&pack(&analysis)), Some(analysis));
        }
    }
}

#[test]
fn what_is_cut_off_or_damaged_is_refused_and_never_a_panic() {
    let ended =
        record_within(program(ALL[0].script(Language::English)), Strategy::Async, MOST).expect("a meaning");
    let (recorder, standing) = (ended.recorder(), ended.standing());
    let part = Outbox::default().pack(recorder, usize::MAX, standing).expect("all of it");
    assert!((0..part.len()).all(|length| Inbox::default().unpack(&part[..length]).is_none()));
    for at in 0..part.len() {
        let mut damaged = part.clone();
        damaged[at] ^= 0xff;
        Inbox::default().unpack(&damaged);
    }
}
