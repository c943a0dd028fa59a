//! The quiz: what is asked, what it was told, and what tells nothing meanwhile.

use loopscope::app::{Action, Address, Effect, Guess, Kept, Look, Move, Quiz, State, reduce};
use loopscope::share::At;
use loopscope::text::Language;
use loopscope::view::Question;

use super::after;

const TWO: &str = "title \"5 s\"\na: sleep 2; print \"a\"; sleep 3\nb: sleep 1; print \"b\"\n";

fn apply(state: &State, action: Action) -> State {
    after(state, [action])
}

fn total(us: u64) -> Action {
    Action::Guess(Some(Guess::Total(Some(us))))
}

fn open(fragment: &str) -> State {
    State::open(&Address { fragment: fragment.into(), ..Address::default() }, Kept::default())
}

#[test]
fn the_quiz_asks_until_it_is_told_and_anew_for_another_script() {
    let asking = apply(&State::new("a: sleep 1", Language::English), Action::Quiz(vec![Question::Total]));
    assert_eq!(asking.question(), Some(Question::Total));
    assert_eq!(apply(&asking, Action::Run), asking, "a run would tell");
    let told = apply(&asking, total(2_000_000));
    assert_eq!((told.is_asking(), told.quiz.told[0].guess), (false, Some(Guess::Total(Some(2_000_000)))));
    assert_eq!(apply(&told, Action::Edit("a: sleep 1 # why".into())).quiz, told.quiz);
    assert!(apply(&told, Action::Edit("a: sleep 2".into())).is_asking());
    let off = apply(&told, Action::Quiz(told.other_quiz()));
    assert_eq!(apply(&off, Action::Load("b: sleep 2".into())).quiz, Quiz::default());
    assert_eq!(off.other_quiz(), [Question::Total]);
}

#[test]
fn several_questions_are_asked_one_after_the_other_and_nothing_is_shown_before_the_last() {
    let link =
        format!("{}&quiz=total,print,next,ends&at=1", loopscope::share::write(TWO, &Default::default()));
    let mut state = open(&link);
    for question in Question::ALL {
        assert_eq!((state.question(), state.playhead.step), (Some(question), 0));
        assert_eq!(state.open_quiz(), (Question::ALL.to_vec(), Some(At::Time(1_000_000))));
        state = apply(&state, Action::Guess(Some(Guess::Choice(0))));
    }
    assert_eq!((state.is_asking(), state.playhead.t_us), (false, 1_000_000));
    assert_eq!(state.quiz.told.len(), 4);
    assert_eq!(state.open_quiz(), (Vec::new(), None));
    let again = after(&state, [Action::Quiz(Vec::new())]);
    assert_eq!(again.other_quiz(), Question::ALL, "what the link asks");
}

#[test]
fn what_the_run_has_no_answer_to_is_not_asked() {
    // One line that could be printed, one task that could be next.
    let state = open("#t=a:+sleep+1;+print+%22x%22&quiz=print,next,ends");
    assert_eq!(state.question(), Some(Question::Ends));
    assert!(!open("#t=a:+sleep+1&quiz=print,next").is_asking());
}

#[test]
fn the_playhead_stands_still_while_a_question_is_open() {
    let moved = after(&State::new(TWO, Language::English), [Action::Play(Move::ToStep(3))]);
    let asking = apply(&moved, Action::Quiz(vec![Question::Next]));
    for action in [Action::Play(Move::ToEnd), Action::Look(Look { t_us: 2_000_000, line: Some(2) })] {
        assert_eq!(apply(&asking, action), asking);
    }
    assert_eq!(apply(&asking, Action::Guess(None)).playhead, moved.playhead);
    assert_eq!(apply(&asking, Action::Guess(None)).quiz.told[0].from, 3);
}

#[test]
fn the_documents_title_and_files_names_tell_nothing_while_a_question_is_open() {
    let state = State::new(TWO, Language::English);
    assert_eq!(state.title(), "5 s");
    let title = |state: &State, action| {
        let (after, effects) = reduce(state, action);
        let of = |effect: &Effect| {
            let Effect::Document(document) = effect else { return None };
            Some(document.title.as_deref().map(str::to_owned))
        };
        (after, effects.iter().find_map(of))
    };
    let (asking, hidden) = title(&state, Action::Quiz(vec![Question::Total]));
    assert_eq!((asking.title(), hidden), ("Loopscope".into(), Some(None)));
    let (told, shown) = title(&asking, total(1));
    assert_eq!((told.title(), shown), ("5 s".into(), Some(Some("5 s".into()))));
}

#[test]
fn a_total_is_understood_as_people_type_it() {
    let said = Guess::total;
    for text in ["9", "9 s", "9초", "9,0", "９", " 9 sec "] {
        assert_eq!(said(text), Some(Guess::Total(Some(9_000_000))), "{text}");
    }
    for text in ["∞", "never", "Never ends!", "forever", "무한", "끝나지 않음", "안 끝남"] {
        assert_eq!(said(text), Some(Guess::Total(None)), "{text}");
    }
    for text in ["", "soon", "9 apples", "?"] {
        assert_eq!(said(text), None, "{text}");
    }
}
