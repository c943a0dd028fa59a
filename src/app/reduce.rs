//! How an action changes the state.

use std::rc::Rc;

use super::visit::{gone_on, kept, started, used, visited};
use super::{
    Action, Effect, Live, Missing, Move, Pinned, Place, Playhead, Prediction, Quiz, RunId, State, Version,
    freezes, longest_hold_us,
};
use crate::run::Study;
use crate::script::Program;
use crate::share::{Part, Settings};
use crate::text::Language;
use crate::trace::{Shared, Trace};

/// The state after an action, and what is to be done outside it.
// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
pub fn reduce(state: &State, action: Action) -> (State, Option<Effect>) {
    match action {
        Action::Edit(script) => edit(state, script),
        Action::Load(script) => load(state, script),
        Action::Visit(address) => {
            let (after, effect) = visited(state, &address, edit);
            (if after.language == state.language { after } else { predict(&after) }, effect)
        }
        Action::KeepMine => kept(state, load),
        Action::UseThis => (used(state), None),
        Action::GoOn => (gone_on(state), None),
        Action::Speak(language) => (speak(state, language), None),
        Action::ShowEditor => {
            (with_settings(state, |settings| settings.hide.retain(|part| *part != Part::Editor)), None)
        }
        Action::OwnTheme => (with_settings(state, |settings| settings.theme = None), None),
        Action::Quiz(on) => {
            let quiz = if on { Quiz::Asking } else { Quiz::Off };
            (started(State { quiz, ..state.clone() }), None)
        }
        Action::Guess(us) => (started(State { quiz: Quiz::Told(us), ..state.clone() }), None),
        Action::Play(to) => (play(state, to), None),
        Action::Look(look) => (State { marked: look.line, ..play(state, Move::ToTime(look.t_us)) }, None),
        Action::Pin => (State { pinned: pinned(state), ..state.clone() }, None),
        Action::Unpin => (State { pinned: None, ..state.clone() }, None),
        Action::SetScale(scale) => (State { scale, asks: None, ..state.clone() }, None),
        Action::Run => run(state),
        Action::RunIn(place) => run_in(state, place),
        Action::RunNot => (State { asks: None, ..state.clone() }, None),
        Action::Stop => (state.clone(), state.is_running().then_some(Effect::Stop)),
        Action::Predicted(version, trace) => (predicted(state, version, trace), None),
        Action::Studied(version, study) => (studied(state, version, study), None),
        Action::NoWorker(why) => (no_worker(state, why), None),
        Action::Report(run, trace) => (of_run(state, run, |live| live.trace = Some(trace)), None),
        Action::RunFailed(run, why) => (of_run(state, run, |live| live.fault = Some(why)), None),
        Action::Hidden => (hidden(state), None),
    }
}

/// The same picture, in other words.
fn speak(state: &State, language: Language) -> State {
    let state = with_settings(state, |settings| settings.language = None);
    predict(&State { language, ..state })
}

fn with_settings(state: &State, change: impl FnOnce(&mut Settings)) -> State {
    let mut state = state.clone();
    change(&mut state.visit.settings);
    state.visit.count += 1;
    state
}

/// The state with its script predicted anew.
fn predict(state: &State) -> State {
    let State { script, prediction, .. } = state;
    let prediction = Prediction::of(script, Some(prediction), state.no_worker.is_none());
    shown(State { version: Version(state.version.0 + 1), prediction, ..state.clone() }, state)
}

/// A state after another. A changed program shows its end.
fn shown(state: State, before: &State) -> State {
    let same = program(&state) == program(before);
    let playhead = match &state.prediction.good {
        Some((_, trace)) if !same => Playhead::at_end(trace, state.playhead.speed),
        _ => state.playhead,
    };
    State { playhead, ..state }
}

/// The program whose run is shown.
fn program(state: &State) -> Option<&Rc<Program>> {
    state.prediction.good.as_ref().map(|(program, _)| program)
}

fn predicted(state: &State, version: Version, trace: Shared<Trace>) -> State {
    if version != state.version {
        return state.clone();
    }
    let prediction = state.prediction.with_trace(trace);
    started(shown(State { prediction, ..state.clone() }, state))
}

fn studied(state: &State, version: Version, study: Shared<Study>) -> State {
    if version != state.version {
        return state.clone();
    }
    let prediction = Prediction { study: Some(study), unstudied: false, ..state.prediction.clone() };
    State { prediction, ..state.clone() }
}

/// What was to be made elsewhere is made here, and cut short.
fn no_worker(state: &State, why: Rc<str>) -> State {
    let state = State { no_worker: Some(why), ..state.clone() };
    if state.prediction.missing() == Missing::Nothing { state } else { predict(&state) }
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

/// Another script in the place of this one.
fn load(state: &State, script: String) -> (State, Option<Effect>) {
    let (loaded, effect) = edit(state, script);
    (State { replaced: Some(state.script.clone()), ..loaded }, effect)
}

/// A live run belongs to the program it ran: it goes when an edit changes the program.
fn edit(state: &State, script: String) -> (State, Option<Effect>) {
    let after = predict(&State { script, replaced: None, visit: state.visit.edited(), ..state.clone() });
    // A program whose run is still awaited is another one, too.
    let same = program(&after) == program(state) && after.prediction.awaited.is_none();
    let live = state.live.clone().filter(|_| same);
    let effect = (state.is_running() && live.is_none()).then_some(Effect::Drop);
    let quiz = if same { state.quiz } else { state.quiz.anew() };
    (State { live, quiz, marked: None, asks: None, ..after }, effect)
}

/// Runs the script on the page, or asks if that would hold it for long.
fn run(state: &State) -> (State, Option<Effect>) {
    let Some(predicted) = runnable(state) else { return (state.clone(), None) };
    let hold_us = longest_hold_us(predicted);
    if freezes(hold_us, state.scale) {
        return (State { asks: Some(hold_us), ..state.clone() }, None);
    }
    run_in(state, Place::Page)
}

/// The prediction of what may be run now: the script's own, one at a time, and none that would answer the quiz.
fn runnable(state: &State) -> Option<&Shared<Trace>> {
    let may = !state.prediction.is_stale() && !state.is_running() && state.quiz != Quiz::Asking;
    state.prediction.good.as_ref().filter(|_| may).map(|(_, trace)| trace)
}

fn run_in(state: &State, place: Place) -> (State, Option<Effect>) {
    let Some(predicted) = runnable(state) else { return (state.clone(), None) };
    let (run, scale) = (RunId(state.runs), state.scale);
    let live = Some(Live { run, place, scale, hidden: false, fault: None, trace: None });
    let script = state.script.clone();
    let effect = Effect::Start { run, place, script, strategy: predicted.strategy, scale };
    (State { asks: None, live, runs: state.runs + 1, ..state.clone() }, Some(effect))
}

/// Notes something of the live run with this number, if it goes on.
fn of_run(state: &State, run: RunId, note: impl FnOnce(&mut Live)) -> State {
    let mut live = state.live.clone();
    if let Some(live) = live.as_mut().filter(|live| live.run == run && live.is_running()) {
        note(live);
    }
    State { live, ..state.clone() }
}

fn hidden(state: &State) -> State {
    match &state.live {
        Some(live) => of_run(state, live.run, |live| live.hidden = true),
        None => state.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Look, PATIENCE, Scale, Speed};
    use crate::run::{predict_within, study_script};
    use crate::script::compile;
    use crate::trace::{Limit, Outcome, Strategy};

    fn apply(state: &State, action: Action) -> State {
        reduce(state, action).0
    }

    fn total(state: &State) -> u64 {
        state.prediction.good.as_ref().expect("a prediction").1.total_us
    }

    /// A live trace of the state's program: its own prediction, in a live run's clothes.
    fn live_trace(state: &State, outcome: Outcome) -> Shared<Trace> {
        let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
        Shared::new(Trace { outcome, ..Trace::clone(trace) })
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

    /// Takes too long for a prediction between two keys.
    const ENDLESS: &str = "a:\n  forever:\n    sleep 1";

    /// What a worker makes of the state's script.
    fn from_worker(state: &State) -> (Shared<Trace>, Shared<Study>) {
        let program = Rc::new(compile(&state.script).expect("sound"));
        let trace = predict_within(program, Strategy::Async, PATIENCE.statements).expect("on a loop");
        let study = study_script(&state.script, state.language, PATIENCE, |_| ()).expect("sound");
        (Shared::new(trace), Shared::new(study))
    }

    #[test]
    fn what_takes_long_is_awaited_and_the_picture_before_stays() {
        let state = apply(&State::new("a: sleep 1", Language::English), Action::Edit(ENDLESS.into()));
        assert!(state.prediction.is_stale() && total(&state) == 1_000_000);
        assert_eq!(state.prediction.missing(), Missing::Trace);
        let (trace, study) = from_worker(&state);
        let state = apply(&state, Action::Predicted(state.version, trace.clone()));
        assert!(!state.prediction.is_stale() && total(&state) == trace.total_us);
        assert_eq!(state.playhead.step, trace.events.len());
        assert_eq!(state.prediction.missing(), Missing::Study);
        let state = apply(&state, Action::Studied(state.version, study.clone()));
        assert_eq!(
            (state.prediction.study.as_ref(), state.prediction.missing()),
            (Some(&study), Missing::Nothing)
        );
    }

    #[test]
    fn what_was_found_out_of_an_earlier_text_is_dropped() {
        let state = State::new(ENDLESS, Language::English);
        let (trace, study) = from_worker(&state);
        let later = apply(&state, Action::Edit("b: sleep 2".into()));
        assert_eq!(apply(&later, Action::Predicted(state.version, trace)), later);
        assert_eq!(apply(&later, Action::Studied(state.version, study)), later);
    }

    #[test]
    fn without_a_worker_a_script_that_runs_on_and_on_stops_soon_and_says_so() {
        let state = apply(&State::new(ENDLESS, Language::English), Action::NoWorker("refused".into()));
        let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
        assert_eq!(trace.outcome, Outcome::Limit);
        assert_eq!(trace.limit.expect("a limit").limit, Limit::Statements { most: 50_000 });
        assert_eq!(state.prediction.missing(), Missing::Nothing, "nobody finds out more");
        let next = apply(&state, Action::Edit(format!("{ENDLESS} # on")));
        assert!(!next.prediction.is_stale(), "nor is the next text awaited");
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
    fn a_run_that_would_hold_the_page_for_long_asks_first() {
        let state = State::new("a x 3: cpu 10", Language::English);
        let (asking, effect) = reduce(&state, Action::Run);
        assert_eq!((asking.asks, effect), (Some(30_000_000), None));
        assert_eq!(apply(&asking, Action::RunNot), state);
        let (running, effect) = reduce(&asking, Action::RunIn(Place::Worker));
        assert!(running.asks.is_none() && running.is_running());
        assert!(matches!(effect, Some(Effect::Start { place: Place::Worker, .. })));
        let faster = apply(&asking, Action::SetScale(Scale::from_ms_per_s(100).expect("a scale")));
        assert!(reduce(&faster, Action::Run).0.is_running(), "3 s are no question");
        assert_eq!(apply(&asking, Action::Edit("a: sleep 1".into())).asks, None);
    }

    #[test]
    fn the_quiz_asks_until_it_is_told_and_anew_for_another_script() {
        let asking = apply(&State::new("a: sleep 1", Language::English), Action::Quiz(true));
        assert_eq!(asking.quiz, Quiz::Asking);
        assert_eq!(reduce(&asking, Action::Run), (asking.clone(), None), "a run would tell");
        let told = apply(&asking, Action::Guess(Some(2_000_000)));
        assert_eq!(told.quiz, Quiz::Told(Some(2_000_000)));
        assert_eq!(apply(&told, Action::Edit("a: sleep 1 # why".into())).quiz, told.quiz);
        assert_eq!(apply(&told, Action::Edit("a: sleep 2".into())).quiz, Quiz::Asking);
        let off = apply(&told, Action::Quiz(false));
        assert_eq!(apply(&off, Action::Load("b: sleep 2".into())).quiz, Quiz::Off);
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
