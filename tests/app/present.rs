//! A presentation: covered until somebody steps on.

use loopscope::app::{Action, Address, Kept, Move, Quiz, State};
use loopscope::text::Language;
use loopscope::view::Question;

use super::after;

const ON: Action = Action::Play(Move::On);

fn page() -> State {
    State::new("a: sleep 1", Language::English)
}

/// Whether it is presented and covered, and after how many events it stands.
fn stands(state: &State) -> (bool, bool, usize) {
    (state.presents, state.is_asking(), state.playhead.step)
}

#[test]
fn presenting_covers_the_answer_until_somebody_steps_on() {
    let covered = after(&page(), [Action::Play(Move::ToEnd), Action::Present(true)]);
    assert_eq!(stands(&covered), (true, true, 0));
    for action in [Action::Play(Move::ToEnd), Action::Play(Move::Toggle), Action::Play(Move::Back)] {
        assert_eq!(after(&covered, [action]), covered, "nothing moves what is covered");
    }
    let open = after(&covered, [ON]);
    assert_eq!(stands(&open), (true, false, 0), "the first step uncovers it");
    assert_eq!(stands(&after(&covered, [Action::Guess(None)])), (true, false, 0), "and so does a click");
    assert_eq!(stands(&after(&open, [ON])), (true, false, 1));
    let again = after(&open, [Action::Load("b: sleep 2".into())]);
    assert_eq!(stands(&again), (true, true, 0), "another script is covered again");
    let left = after(&covered, [Action::Present(false)]);
    assert_eq!((stands(&left), left.quiz), ((false, false, 0), Quiz::default()), "nothing is asked any more");
    let asking = after(&page(), [Action::Quiz(vec![Question::Total])]);
    assert_eq!(after(&asking, [ON]), asking, "where nobody presents a step uncovers nothing");
}

#[test]
fn a_quiz_of_the_links_own_is_asked_instead_of_the_total_and_asked_anew() {
    let address = Address { fragment: "t=a:+sleep+3&quiz=ends".into(), ..Address::default() };
    let told = after(&State::open(&address, Kept::default()), [Action::Guess(None)]);
    assert_eq!(after(&told, [Action::Present(true)]).question(), Some(Question::Ends));
}
