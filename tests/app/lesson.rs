//! A link that has a lesson in it, and a window that follows another one.

use loopscope::app::{Action, Address, Effect, Kept, Move, State, Store, lasting, reduce};
use loopscope::share::{At, Settings, read};
use loopscope::view::Question;

use super::after;

fn address(fragment: &str) -> Address {
    Address { fragment: fragment.into(), ..Address::default() }
}

fn opened(fragment: &str) -> State {
    State::open(&address(fragment), Kept { draft: Some("mine: sleep 7".into()), ..Kept::default() })
}

/// What a state has the address say, if it does.
fn addressed(state: &State, action: Action) -> Option<(String, Settings)> {
    reduce(state, action).1.into_iter().find_map(|effect| {
        let Effect::Address(shown) = effect else { return None };
        Some((shown.script.to_string(), shown.settings))
    })
}

#[test]
fn a_link_with_nothing_but_a_lesson_waits_for_its_first_script_and_touches_nothing() {
    let waiting = opened("list=1.abc&lang=ko&theme=dark");
    let broken = waiting.visit.broken.as_ref().expect("it waits");
    assert_eq!(broken.1.list.as_deref(), Some("1.abc"));
    assert_eq!(&*waiting.script, "mine: sleep 7", "the draft is not lost");
    let mut store = Store::new(waiting.clone());
    let effects: Vec<_> = std::iter::from_fn(|| store.next_effect()).collect();
    assert!(matches!(&effects[..], [Effect::Document(_)]), "{effects:?}");
    let first = after(&waiting, [Action::Visit(address("t=a:+sleep+1&list=1.abc"))]);
    assert!(first.visit.broken.is_none());
    assert_eq!((&*first.script, first.visit.draft.as_deref()), ("a: sleep 1", Some("mine: sleep 7")));
    let gone_on = after(&waiting, [Action::Visit(address(""))]);
    assert_eq!((gone_on.visit.broken.is_none(), &*gone_on.script), (true, "mine: sleep 7"));
}

#[test]
fn the_address_keeps_the_lesson_whatever_is_done_in_it() {
    let state = opened("t=a:+sleep+1&list=1.abc");
    for (action, script) in [
        (Action::Edit("a: sleep 2".into()), "a: sleep 2"),
        (Action::Load("b: cpu 1".into()), "b: cpu 1"),
        (Action::Choose(loopscope::trace::Strategy::Threads), "a: sleep 1"),
    ] {
        let (shown, settings) = addressed(&state, action).expect("another address");
        assert_eq!((&*shown, settings.list.as_deref()), (script, Some("1.abc")));
    }
    let (_, settings) = addressed(&state, Action::Visit(address("t=c:+cpu+1"))).expect("another address");
    assert_eq!(settings.list, None, "another link has its own, or none");
}

#[test]
fn a_window_that_follows_presents_what_it_is_led_to() {
    let window = opened("t=a:+sleep+1;+sleep+1&quiz=1&follow=7");
    assert!(window.presents && window.is_asking() && !window.visit.is_mine());
    let led = |state: &State, fragment: &str| after(state, [Action::Visit(address(fragment))]);
    let open = led(&window, "t=a:+sleep+1;+sleep+1&step=2&follow=7");
    assert_eq!((open.is_asking(), open.playhead.step), (false, 2));
    let played = led(&open, "t=a:+sleep+1;+sleep+1&step=3&speed=2&play=1&follow=7");
    assert!(played.playhead.is_moving() && played.playhead.step == 3);
    let rests = led(&played, "t=a:+sleep+1;+sleep+1&at=1.5&follow=7");
    assert_eq!((rests.playhead.is_moving(), rests.playhead.t_us), (false, 1_500_000));
    let other = led(&rests, "t=b:+cpu+1&strategy=threads&quiz=ends&follow=7");
    assert_eq!((other.question(), other.presents, &*other.script), (Some(Question::Ends), true, "b: cpu 1"));
    assert_eq!(other.visit.draft.as_deref(), Some("mine: sleep 7"), "nothing of the reader's is lost");
    assert_eq!(lasting(&other.visit.settings).follow, Some(7));
}

#[test]
fn where_the_playhead_stands_is_said_so_that_a_link_leads_there() {
    let state = State::new("a: sleep 1; sleep 1; print \"x\"", loopscope::text::Language::default());
    let trace = state.trace().expect("a trace").clone();
    let at = |to| after(&state, [Action::Play(to)]).playhead.place(Some(&trace));
    assert_eq!(at(Move::ToStart), At::Step(0));
    assert_eq!(at(Move::ToTime(1_000_000)), At::Time(1_000_000));
    for step in 0..=trace.events.len() {
        let there = after(&state, [Action::Play(Move::ToStep(step))]);
        let link = loopscope::share::write(
            &there.script,
            &Settings { at: Some(there.playhead.place(Some(&trace))), ..Settings::default() },
        );
        assert!(read(&link).is_ok());
        let led = after(&state, [Action::Visit(address(&link))]);
        assert_eq!(
            (led.playhead.step, led.playhead.t_us),
            (there.playhead.step, there.playhead.t_us),
            "{step}"
        );
    }
}
