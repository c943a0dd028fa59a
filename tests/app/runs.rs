//! Live runs: when one starts, what its reports do, and when it ends.

use loopscope::app::{Action, Effect, Look, Motion, Move, RunId, Scale, State, Thread, reduce};
use loopscope::text::Language;
use loopscope::trace::{Outcome, Shared, Trace};

use super::after as after_all;

fn apply(state: &State, action: Action) -> State {
    after_all(state, [action])
}

/// A live trace of the state's program: its own prediction, in a live run's clothes.
fn live_trace(state: &State, outcome: Outcome) -> Shared<Trace> {
    let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
    Shared::new(Trace { outcome, ..Trace::clone(trace) })
}

fn running(script: &str) -> (State, RunId) {
    let (state, effects) = reduce(&State::new(script, Language::English), Action::Run);
    match effects[..] {
        [Effect::Start { run, .. }] => (state, run),
        _ => panic!("{effects:?}"),
    }
}

#[test]
fn a_script_with_errors_does_not_run() {
    let state = State::new("a: slep 1", Language::English);
    assert_eq!(reduce(&state, Action::Run), (state, vec![]));
}

#[test]
fn run_starts_one_run_at_the_chosen_scale() {
    let scale = Scale::from_ms_per_s(100).expect("a scale");
    let state = apply(&State::new("a: sleep 1", Language::English), Action::SetScale(scale));
    let (state, effects) = reduce(&state, Action::Run);
    assert!(matches!(effects[..], [Effect::Start { scale: of_run, .. }] if of_run == scale));
    assert!(state.is_running());
    assert_eq!(reduce(&state, Action::Run), (state, vec![]), "one at a time");
}

#[test]
fn a_run_that_would_hold_the_page_for_long_asks_first() {
    let state = State::new("a x 3: cpu 10", Language::English);
    let (asking, effects) = reduce(&state, Action::Run);
    assert_eq!((asking.asks, effects), (Some(30_000_000), vec![]));
    assert_eq!(apply(&asking, Action::RunNot), state);
    let (running, effects) = reduce(&asking, Action::RunOn(Thread::Worker));
    assert!(running.asks.is_none() && running.is_running());
    assert!(matches!(effects[..], [Effect::Start { thread: Thread::Worker, .. }]));
    let faster = apply(&asking, Action::SetScale(Scale::from_ms_per_s(100).expect("a scale")));
    assert!(reduce(&faster, Action::Run).0.is_running(), "3 s are no question");
    assert_eq!(apply(&asking, Action::Edit("a: sleep 1".into())).asks, None);
}

#[test]
fn a_report_shows_and_the_last_one_ends_the_run() {
    let (state, run) = running("a: sleep 1");
    let state = apply(&state, Action::Report(run, live_trace(&state, Outcome::Running)));
    assert!(state.is_running());
    let state = apply(&state, Action::Report(run, live_trace(&state, Outcome::Finished)));
    assert!(!state.is_running());
}

#[test]
fn a_late_report_is_dropped() {
    let (state, old) = running("a: sleep 1");
    let state = apply(&state, Action::Report(old, live_trace(&state, Outcome::Stopped)));
    let again = apply(&state, Action::Run);
    let late = apply(&again, Action::Report(old, live_trace(&again, Outcome::Finished)));
    assert_eq!(late, again);
}

#[test]
fn an_edit_that_changes_the_program_drops_the_run_and_one_that_does_not_keeps_it() {
    let (state, _) = running("a: sleep 1");
    let (same, effects) = reduce(&state, Action::Edit("a: sleep 1 # why".into()));
    assert!(same.is_running() && !effects.contains(&Effect::Drop));
    let (changed, effects) = reduce(&state, Action::Edit("a: sleep 2".into()));
    assert!(changed.live.is_none());
    assert_eq!(effects[0], Effect::Drop);
}

#[test]
fn stop_asks_only_a_run_that_goes_on() {
    let (state, run) = running("a: sleep 1");
    assert_eq!(reduce(&state, Action::Stop).1, [Effect::Stop]);
    let ended = apply(&state, Action::Report(run, live_trace(&state, Outcome::Finished)));
    assert_eq!(reduce(&ended, Action::Stop).1, []);
}

/// A report that the run has come to a moment, in µs.
fn come_to(state: &State, run: RunId, total_us: u64, outcome: Outcome) -> Action {
    let trace = Trace { total_us, ..Trace::clone(&live_trace(state, outcome)) };
    Action::Report(run, Shared::new(trace))
}

#[test]
fn the_playhead_follows_a_live_run_to_its_end() {
    let script = "a: sleep 1; print \"a\"";
    let state = apply(&State::new(script, Language::English), Action::Play(Move::ToEnd));
    let state = apply(&state, Action::Run);
    let run = state.live.as_ref().expect("a run").run;
    assert_eq!((state.playhead.step, state.playhead.motion), (0, Motion::Following));
    let half = apply(&state, come_to(&state, run, 500_000, Outcome::Running));
    assert_eq!((half.playhead.t_us, half.playhead.motion), (500_000, Motion::Following));
    let trace = half.trace().expect("a prediction");
    let late = apply(&half, come_to(&half, run, 1_200_000, Outcome::Finished));
    assert!(late.playhead.is_at_end(trace) && !late.playhead.is_moving());
    let early = apply(&half, come_to(&half, run, 999_000, Outcome::Finished));
    assert!(early.playhead.is_at_end(trace), "it has done all of it, a little early");
    let stopped = apply(&half, come_to(&half, run, 600_000, Outcome::Stopped));
    assert_eq!((stopped.playhead.t_us, stopped.playhead.motion), (600_000, Motion::Still));
    let failed = apply(&half, Action::RunFailed(run, "no worker".into()));
    assert_eq!((failed.playhead.t_us, failed.playhead.motion), (500_000, Motion::Still));
}

#[test]
fn whoever_moves_the_playhead_is_not_taken_away_by_the_run() {
    let (state, run) = running("a: sleep 1; print \"a\"");
    let looks = [
        Action::Play(Move::On),
        Action::Play(Move::ToTime(700_000)),
        Action::Play(Move::Toggle),
        Action::Look(Look { t_us: 1_000_000, line: Some(1) }),
    ];
    for look in looks {
        let looked = apply(&state, look);
        let after = apply(&looked, come_to(&looked, run, 300_000, Outcome::Running));
        assert_eq!((after.playhead, after.marked), (looked.playhead, looked.marked));
        assert!(!after.playhead.is_moving());
        let played =
            after_all(&after, [Action::Play(Move::Toggle), come_to(&after, run, 900_000, Outcome::Finished)]);
        assert_eq!(played.playhead.motion, Motion::Playing, "the run ends beside it");
    }
}
