//! What actions do to the prediction and to its picture.

use std::rc::Rc;

use loopscope::app::{
    Action, Address, Effect, Look, Missing, Move, PATIENCE, Playhead, Speed, State, reduce,
};
use loopscope::run::{Analysis, analyse_script, predict_within};
use loopscope::script::compile;
use loopscope::share::{Settings, write};
use loopscope::text::Language;
use loopscope::trace::{Limit, Outcome, Shared, Strategy, Trace};

fn apply(state: &State, action: Action) -> State {
    super::after(state, [action])
}

fn total(state: &State) -> u64 {
    state.prediction.good.as_ref().expect("a prediction").1.total_us
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
fn from_worker(state: &State) -> (Shared<Trace>, Shared<Analysis>) {
    let program = Rc::new(compile(&state.script).expect("sound"));
    let trace = predict_within(program, Strategy::Async, PATIENCE.statements).expect("on a loop");
    let analysis = analyse_script(&state.script, state.language, PATIENCE, |_| ()).expect("sound");
    (Shared::new(trace), Shared::new(analysis))
}

#[test]
fn what_takes_long_is_awaited_and_the_picture_before_stays() {
    let state = apply(&State::new("a: sleep 1", Language::English), Action::Edit(ENDLESS.into()));
    assert!(state.prediction.is_stale() && total(&state) == 1_000_000);
    assert_eq!(state.prediction.missing(), Missing::Trace);
    let (trace, analysis) = from_worker(&state);
    let state = apply(&state, Action::Predicted(state.version, trace.clone()));
    assert!(!state.prediction.is_stale() && total(&state) == trace.total_us);
    assert_eq!(state.playhead.step, 0);
    assert_eq!(state.prediction.missing(), Missing::Analysis);
    let state = apply(&state, Action::Analysed(state.version, analysis.clone()));
    assert_eq!(
        (state.prediction.analysis.as_ref(), state.prediction.missing()),
        (Some(&analysis), Missing::Nothing)
    );
}

#[test]
fn what_was_found_out_of_an_earlier_text_is_dropped() {
    let state = State::new(ENDLESS, Language::English);
    let (trace, analysis) = from_worker(&state);
    let later = apply(&state, Action::Edit("b: sleep 2".into()));
    assert_eq!(apply(&later, Action::Predicted(state.version, trace)), later);
    assert_eq!(apply(&later, Action::Analysed(state.version, analysis)), later);
}

#[test]
fn without_a_worker_a_script_that_runs_on_and_on_stops_soon_and_says_so() {
    let state = apply(&State::new(ENDLESS, Language::English), Action::NoWorker("refused".into()));
    let (_, trace) = state.prediction.good.as_ref().expect("a prediction");
    assert_eq!(trace.outcome, Outcome::Limit);
    assert_eq!(trace.limit.expect("a limit").limit, Limit::Statements { most: 50_000 });
    assert_eq!(state.prediction.missing(), Missing::Nothing, "nobody finds out more");
    let next = apply(&state, Action::Edit(format!("{ENDLESS} # on").into()));
    assert!(!next.prediction.is_stale(), "nor is the next text awaited");
}

#[test]
fn a_changed_program_is_shown_from_its_start_and_keeps_the_speed() {
    let fast = Speed::from_quarters(32).expect("a speed");
    let state = apply(&State::new("a: sleep 1", Language::English), Action::Play(Move::Speed(fast)));
    let state = apply(&state, Action::Play(Move::ToStep(2)));
    let same = apply(&state, Action::Edit("a: sleep 1 # why".into()));
    assert_eq!(same.playhead.step, 2, "a comment moves nothing");
    let changed = apply(&state, Action::Edit("a: sleep 2".into()));
    assert_eq!((changed.playhead.step, changed.playhead.t_us, changed.playhead.speed), (0, 0, fast));
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
    assert_eq!(kept.trace.source.as_deref(), Some("title \"Mine\"\na: sleep 1"), "for a slide");
    assert_eq!(total(&later), 4_000_000);
    assert_eq!(
        later.playhead,
        Playhead::at_start(&later.prediction.good.as_ref().expect("one").1, Speed::default())
    );
    assert_eq!(apply(&later, Action::Unpin).pinned, None);
}

#[test]
fn a_pinned_run_goes_when_another_scenario_is_opened_and_stays_with_a_fix_of_its_own() {
    let [mine, other] = ["title \"1 \\\"Mine\\\"\"\na: sleep 1", "title \"Other\"\na: sleep 1"];
    let pinned = apply(&State::new(mine, Language::English), Action::Pin);
    let fixed = apply(&pinned, Action::Load(mine.replace("sleep 1", "yield").into()));
    assert_eq!(fixed.pinned, pinned.pinned);
    assert_eq!(apply(&fixed, Action::Load(other.into())).pinned, None);
    let link = Address { fragment: write(other, &Settings::default()), ..Address::default() };
    assert_eq!(apply(&fixed, Action::Visit(link)).pinned, None);
    let program =
        "import asyncio\nasync def main(): pass\nasyncio.run(main())\n# loopscope: title \"Other\"\n";
    assert_eq!(apply(&fixed, Action::Load(program.into())).pinned, None, "a program's title is in a comment");
    let untitled = apply(&State::new("a: sleep 2", Language::English), Action::Pin);
    assert!(untitled.pinned.is_some());
    assert_eq!(apply(&untitled, Action::Load(other.into())).pinned, None);
    assert!(apply(&pinned, Action::Edit(other.into())).pinned.is_some(), "who types a title goes on");
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
    assert_eq!((&*state.script, state.replaced.as_deref()), ("b: sleep 2", Some("a: sleep 1")));
    let back = apply(&state, Action::Load("a: sleep 1".into()));
    assert_eq!((&*back.script, back.replaced.as_deref()), ("a: sleep 1", Some("b: sleep 2")));
    assert_eq!(apply(&state, Action::Edit("b: sleep 3".into())).replaced, None);
}

#[test]
fn an_error_keeps_the_last_good_picture() {
    let state = apply(&State::new("a: sleep 1", Language::English), Action::Edit("a: slep 2".into()));
    assert_eq!(total(&state), 1_000_000);
    assert!(state.prediction.is_stale());
    assert_eq!(&*state.script, "a: slep 2");
}

#[test]
fn a_strategy_that_is_chosen_is_shown_and_kept_in_the_address_until_another_script_is_loaded() {
    let state = State::new("a: sleep 1\nb: sleep 2", Language::English);
    let (chosen, effects) = reduce(&state, Action::Choose(Strategy::Sync));
    assert_eq!((total(&state), total(&chosen)), (2_000_000, 3_000_000));
    assert_eq!(chosen.script, state.script);
    let kept = effects.iter().find_map(|effect| {
        let Effect::Address(shown) = effect else { return None };
        Some(shown.settings.strategy)
    });
    assert_eq!(kept, Some(Some(Strategy::Sync)));
    let edited = apply(&chosen, Action::Edit("a: sleep 3\nb: sleep 2".into()));
    assert_eq!(total(&edited), 5_000_000, "the choice is the page's");
    assert_eq!(total(&apply(&chosen, Action::Choose(Strategy::Async))), 2_000_000);
    assert_eq!(apply(&chosen, Action::Load("c: sleep 1".into())).strategy, None);
    let errors = apply(&chosen, Action::Edit("strategy of\na: sleep 3".into())).prediction.errors;
    assert_eq!(errors.len(), 1, "what the script says itself is still read");
}
