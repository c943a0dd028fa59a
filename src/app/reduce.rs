//! How an action changes the state.

use std::rc::Rc;

use super::{Action, Effect, Live, Move, Pinned, Playhead, Prediction, RunId, State};
use crate::script::Language;
use crate::trace::Trace;

/// The state after an action, and what is to be done outside it.
pub fn reduce(state: &State, action: Action) -> (State, Option<Effect>) {
    match action {
        Action::Edit(script) => edit(state, script),
        Action::Load(script) => {
            let (loaded, effect) = edit(state, script);
            (State { replaced: Some(state.script.clone()), ..loaded }, effect)
        }
        Action::Speak(language) => (speak(state, language), None),
        Action::Play(to) => (play(state, to), None),
        Action::Look(look) => (State { marked: look.line, ..play(state, Move::ToTime(look.t_us)) }, None),
        Action::Pin => (State { pinned: pinned(state), ..state.clone() }, None),
        Action::Unpin => (State { pinned: None, ..state.clone() }, None),
        Action::SetScale(scale) => (State { scale, ..state.clone() }, None),
        Action::Run => run(state),
        Action::Stop => (state.clone(), state.is_running().then_some(Effect::Stop)),
        Action::Report(run, trace) => (report(state, run, trace), None),
    }
}

/// The same picture, in other words.
fn speak(state: &State, language: Language) -> State {
    let prediction = Prediction::of(&state.script, language, Some(&state.prediction));
    State { language, prediction, ..state.clone() }
}

fn play(state: &State, to: Move) -> State {
    let Some((_, trace)) = &state.prediction.good else { return state.clone() };
    // Another speed is no move.
    let marked = state.marked.filter(|_| matches!(to, Move::Speed(_)));
    State { playhead: state.playhead.moved(trace, to), marked, ..state.clone() }
}

/// The prediction of the text, to be kept. What is stale is not the text's.
fn pinned(state: &State) -> Option<Pinned> {
    let good = state.prediction.good.as_ref().filter(|_| !state.prediction.is_stale());
    good.map(|(program, trace)| Pinned { title: program.title.clone(), trace: trace.clone() })
        .or_else(|| state.pinned.clone())
}

/// A live run belongs to the program it ran: it goes when an edit changes the program.
fn edit(state: &State, script: String) -> (State, Option<Effect>) {
    let prediction = Prediction::of(&script, state.language, Some(&state.prediction));
    let program = |prediction: &Prediction| prediction.good.as_ref().map(|(program, _)| program.clone());
    let same = program(&prediction) == program(&state.prediction);
    let live = state.live.clone().filter(|_| same);
    let effect = (state.is_running() && live.is_none()).then_some(Effect::Drop);
    let playhead = match &prediction.good {
        Some((_, trace)) if !same => Playhead::at_end(trace, state.playhead.speed),
        _ => state.playhead,
    };
    (State { script, prediction, live, playhead, marked: None, replaced: None, ..state.clone() }, effect)
}

fn run(state: &State) -> (State, Option<Effect>) {
    let Some((program, predicted)) = state.prediction.good.clone().filter(|_| !state.prediction.is_stale())
    else {
        return (state.clone(), None);
    };
    if state.is_running() {
        return (state.clone(), None);
    }
    let run = RunId(state.runs);
    let live = Live { run, scale: state.scale, trace: None };
    let effect = Effect::Start { run, program, strategy: predicted.strategy, scale: state.scale };
    (State { live: Some(live), runs: state.runs + 1, ..state.clone() }, Some(effect))
}

fn report(state: &State, run: RunId, trace: Rc<Trace>) -> State {
    let live = state.live.clone().map(|live| {
        let current = live.run == run && live.is_running();
        if current { Live { trace: Some(trace), ..live } } else { live }
    });
    State { live, ..state.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Look, Scale, Speed};
    use crate::trace::Outcome;

    fn apply(state: &State, action: Action) -> State {
        reduce(state, action).0
    }

    fn total(state: &State) -> u64 {
        state.prediction.good.as_ref().expect("a prediction").1.total_us
    }

    /// A live trace of the state's program: its own prediction, in a live run's clothes.
    fn live_trace(state: &State, outcome: Outcome) -> Rc<Trace> {
        let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
        Rc::new(Trace { outcome, ..Trace::clone(trace) })
    }

    fn running(script: &str) -> (State, RunId) {
        match reduce(&State::new(script, Language::English), Action::Run) {
            (state, Some(Effect::Start { run, .. })) => (state, run),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_edit_predicts_anew() {
        let state = apply(&State::new("a: sleep 1", Language::English), Action::Edit("a: sleep 2".into()));
        assert_eq!(total(&state), 2_000_000);
        assert!(!state.prediction.is_stale());
    }

    #[test]
    fn a_script_that_runs_on_and_on_stops_soon_and_says_so() {
        let state = State::new("a:\n  forever:\n    sleep 1", Language::English);
        let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
        assert_eq!(trace.outcome, Outcome::Limit);
        assert!(trace.limit.as_ref().expect("a limit").text.contains("200000 statements"));
    }

    #[test]
    fn a_changed_program_shows_its_end_and_keeps_the_speed() {
        let fast = Speed::from_quarters(32).expect("a speed");
        let state = apply(&State::new("a: sleep 1", Language::English), Action::Play(Move::Speed(fast)));
        let state = apply(&state, Action::Play(Move::ToStart));
        let same = apply(&state, Action::Edit("a: sleep 1 # why".into()));
        assert_eq!(same.playhead.step, 0, "a comment moves nothing");
        let changed = apply(&state, Action::Edit("a: sleep 2".into()));
        assert_eq!((changed.playhead.t_us, changed.playhead.speed), (2_000_000, fast));
    }

    #[test]
    fn what_is_looked_at_is_marked_until_the_next_move_or_edit() {
        let state = State::new("a:\n  sleep 1\n  sleep 2", Language::English);
        let looked = apply(&state, Action::Look(Look { t_us: 1_000_000, line: Some(3) }));
        assert_eq!((looked.playhead.t_us, looked.marked), (1_000_000, Some(3)));
        let faster = Move::Speed(Speed::from_quarters(32).expect("a speed"));
        assert_eq!(apply(&looked, Action::Play(faster)).marked, Some(3), "another speed is no move");
        assert_eq!(apply(&looked, Action::Play(Move::On)).marked, None);
        assert_eq!(apply(&looked, Action::Edit("a: sleep 1".into())).marked, None);
        let elsewhere = apply(&looked, Action::Look(Look { t_us: 0, line: None }));
        assert_eq!((elsewhere.playhead.t_us, elsewhere.marked), (0, None));
    }

    #[test]
    fn a_pinned_run_stays_through_edits_and_loads_until_it_is_unpinned() {
        let pinned = apply(&State::new("title \"Mine\"\na: sleep 1", Language::English), Action::Pin);
        let later = apply(&pinned, Action::Edit("a: sleep 3".into()));
        let later = apply(&later, Action::Load("b: sleep 4".into()));
        let kept = later.pinned.as_ref().expect("a pinned run");
        assert_eq!((kept.title.as_deref(), kept.trace.total_us), (Some("Mine"), 1_000_000));
        assert_eq!(total(&later), 4_000_000);
        assert_eq!(
            later.playhead,
            Playhead::at_end(&later.prediction.good.as_ref().expect("one").1, Speed::default())
        );
        assert_eq!(apply(&later, Action::Unpin).pinned, None);
    }

    #[test]
    fn a_stale_picture_is_not_pinned() {
        let stale = apply(&State::new("a: sleep 1", Language::English), Action::Edit("a: slep 2".into()));
        assert_eq!(apply(&stale, Action::Pin).pinned, None);
        let pinned = apply(&State::new("a: sleep 1", Language::English), Action::Pin);
        let stale = apply(&pinned, Action::Edit("a: slep 2".into()));
        assert_eq!(apply(&stale, Action::Pin), stale, "what is pinned already stays");
    }

    #[test]
    fn loading_can_be_undone_and_that_again() {
        let state = apply(&State::new("a: sleep 1", Language::English), Action::Load("b: sleep 2".into()));
        assert_eq!((state.script.as_str(), state.replaced.as_deref()), ("b: sleep 2", Some("a: sleep 1")));
        let back = apply(&state, Action::Load("a: sleep 1".into()));
        assert_eq!((back.script.as_str(), back.replaced.as_deref()), ("a: sleep 1", Some("b: sleep 2")));
        assert_eq!(apply(&state, Action::Edit("b: sleep 3".into())).replaced, None);
    }

    #[test]
    fn an_error_keeps_the_last_good_picture() {
        let state = apply(&State::new("a: sleep 1", Language::English), Action::Edit("a: slep 2".into()));
        assert_eq!(total(&state), 1_000_000);
        assert!(state.prediction.is_stale());
        assert_eq!(state.script, "a: slep 2");
    }

    #[test]
    fn a_script_with_errors_does_not_run() {
        let state = State::new("a: slep 1", Language::English);
        assert_eq!(reduce(&state, Action::Run), (state, None));
    }

    #[test]
    fn run_starts_one_run_at_the_chosen_scale() {
        let scale = Scale::from_ms_per_s(100).expect("a scale");
        let state = apply(&State::new("a: sleep 1", Language::English), Action::SetScale(scale));
        let (state, effect) = reduce(&state, Action::Run);
        assert!(matches!(effect, Some(Effect::Start { scale: of_run, .. }) if of_run == scale));
        assert!(state.is_running());
        assert_eq!(reduce(&state, Action::Run), (state, None), "one at a time");
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
        let (same, effect) = reduce(&state, Action::Edit("a: sleep 1 # why".into()));
        assert!(same.is_running() && effect.is_none());
        let (changed, effect) = reduce(&state, Action::Edit("a: sleep 2".into()));
        assert!(changed.live.is_none());
        assert_eq!(effect, Some(Effect::Drop));
    }

    #[test]
    fn stop_asks_only_a_run_that_goes_on() {
        let (state, run) = running("a: sleep 1");
        assert_eq!(reduce(&state, Action::Stop).1, Some(Effect::Stop));
        let ended = apply(&state, Action::Report(run, live_trace(&state, Outcome::Finished)));
        assert_eq!(reduce(&ended, Action::Stop).1, None);
    }
}
