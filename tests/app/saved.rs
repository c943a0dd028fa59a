//! A saved trace in the page: shown as it was recorded, in the place of a prediction, and nothing is lost.

use std::rc::Rc;

use loopscope::app::{Action, Address, Effect, FileKind, Move, State, Store, file_kind, reduce};
use loopscope::export::json;
use loopscope::run::predict;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::{Shared, Trace};
use loopscope::view::Question;

use super::after;

const MINE: &str = "mine: sleep 1";
const RAN: &str = "title \"Tea\"\na:\n  sleep 2\n  print \"hot\"\nb: sleep 3";

fn trace(source: Option<&str>) -> Trace {
    let trace = predict(Rc::new(compile(RAN).expect("sound")));
    Trace { source: source.map(Rc::from), ..trace }
}

fn file(source: Option<&str>) -> String {
    json(&trace(source), true)
}

/// Opens a file of it.
fn open_file(source: Option<&str>) -> Action {
    let json = file(source);
    assert_eq!(file_kind(&json), FileKind::Trace);
    Action::OpenTrace(Shared::new(Trace::from_json(&json).expect("a trace")))
}

fn page() -> State {
    State::new(MINE, Language::English)
}

fn opened(state: &State, source: Option<&str>) -> State {
    after(state, [open_file(source)])
}

/// What is shown: the script, what waits, whose it is, and the total.
fn shown(state: &State) -> (&str, Option<&str>, bool, u64) {
    (&state.script, state.visit.draft.as_deref(), state.visit.is_mine(), state.total_us())
}

#[test]
fn a_trace_is_shown_with_the_script_that_ran_and_the_draft_waits() {
    let state = opened(&page(), Some(RAN));
    assert_eq!(shown(&state), (RAN, Some(MINE), false, 3_000_000));
    assert!(state.has_script() && !state.is_stale());
    assert_eq!((state.title().as_str(), state.playhead.t_us), ("Tea", 0));
    assert_eq!(state.trace().expect("the trace").log.len(), 1);
    assert_eq!(shown(&after(&state, [Action::KeepMine])), (MINE, None, true, 1_000_000));
    let undone = after(&state, [Action::Load(state.replaced.clone().expect("what was there"))]);
    assert_eq!((&*undone.script, undone.saved.is_none()), (MINE, true));
}

#[test]
fn a_trace_without_its_script_leaves_the_readers_where_it_is() {
    let state = opened(&page(), None);
    assert_eq!(shown(&state), (MINE, None, true, 3_000_000));
    assert!(!state.has_script());
    assert_eq!(after(&state, [Action::CloseTrace]).total_us(), 1_000_000);
}

#[test]
fn nothing_is_kept_of_a_trace_and_the_draft_stays_as_it_is() {
    for source in [Some(RAN), None] {
        let mut store = Store::new(page());
        while store.next_effect().is_some() {}
        store.act(open_file(source));
        let effects: Vec<Effect> = std::iter::from_fn(|| store.next_effect()).collect();
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepDraft { .. })), "{effects:?}");
    }
}

#[test]
fn an_edit_a_scenario_and_a_link_go_back_to_a_prediction() {
    let state = opened(&page(), Some(RAN));
    let link = Address { fragment: "#t=c:+sleep+7".into(), ..Address::default() };
    let same = Address { fragment: format!("#t={}", RAN.replace('\n', "%0A")), ..Address::default() };
    for (action, total_us) in [
        (Action::Edit("c: sleep 5".into()), 5_000_000),
        (Action::Load("c: sleep 6".into()), 6_000_000),
        (Action::Visit(link), 7_000_000),
        (Action::Visit(same), 3_000_000),
        (Action::CloseTrace, 3_000_000),
    ] {
        let back = after(&state, [Action::Play(Move::ToEnd), action.clone()]);
        assert!(back.saved.is_none() && !back.is_stale(), "{action:?}");
        assert_eq!((back.total_us(), back.playhead.t_us), (total_us, 0), "{action:?}");
    }
}

#[test]
fn the_playhead_steps_through_a_trace_and_it_can_be_pinned_but_not_run() {
    let state = opened(&page(), Some(RAN));
    let stepped = after(&state, [Action::Play(Move::ToStart), Action::Play(Move::On)]);
    assert_eq!(stepped.playhead.step, 1);
    let pinned = after(&state, [Action::Pin, Action::Edit("c: sleep 5".into())]);
    assert_eq!(pinned.pinned.expect("the trace").trace.total_us, 3_000_000);
    assert_eq!(reduce(&state, Action::Run), (state, vec![]));
}

#[test]
fn another_language_and_a_late_worker_leave_it_as_it_is() {
    let endless = after(&page(), [Action::Edit("a:\n  forever:\n    sleep 1".into())]);
    let state = opened(&endless, Some(RAN));
    let late = Action::Predicted(endless.version, Shared::new(trace(None)));
    let later = after(&state, [late, Action::Speak(Language::Korean), Action::NoWorker("refused".into())]);
    assert_eq!((later.saved, later.language), (state.saved, Language::Korean));
}

#[test]
fn a_live_run_is_dropped_and_a_quiz_asks_anew() {
    let running = after(&page(), [Action::Quiz(vec![Question::Total]), Action::Guess(None), Action::Run]);
    let (state, effects) = reduce(&running, open_file(Some(RAN)));
    assert_eq!((state.live.is_none(), state.is_asking()), (true, true));
    assert_eq!(effects[0], Effect::Drop);
}

#[test]
fn a_file_that_is_no_json_is_a_script_unless_it_is_longer_than_any() {
    assert_eq!(file_kind(MINE), FileKind::Script);
    assert_eq!(file_kind("{\"format\": 1}"), FileKind::Trace);
    assert_eq!(file_kind(&"x".repeat(1_000_000)), FileKind::Script);
    assert_eq!(file_kind(&"x".repeat(1_000_001)), FileKind::Other);
}
