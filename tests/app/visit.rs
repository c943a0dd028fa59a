//! What an address does to the page: a link is shown as it asks, and takes the place of nobody's draft.

use std::rc::Rc;

use loopscope::app::{Action, Address, Effect, Guess, Kept, Move, PATIENCE, Quiz, State, reduce};
use loopscope::run::predict_within;
use loopscope::scenarios::FIRST;
use loopscope::script::compile;
use loopscope::share::{LinkError, PagePart, Theme};
use loopscope::text::Language;
use loopscope::trace::{Shared, Strategy};
use loopscope::view::Question;

use super::after;

const MINE: &str = "mine: sleep 1\n";
const LINK: &str = "#t=a:+sleep+2;+sleep+3%0A";
const LINKED: &str = "a: sleep 2; sleep 3\n";
const OTHER: &str = "#t=b:+sleep+4";

fn at(fragment: &str) -> Address {
    Address { fragment: fragment.into(), ..Address::default() }
}

fn own(fragment: &str) -> Address {
    Address { mine: true, ..at(fragment) }
}

fn open(fragment: &str, draft: Option<&str>) -> State {
    open_at(&at(fragment), draft)
}

fn open_at(address: &Address, draft: Option<&str>) -> State {
    State::open(address, Kept { draft: draft.map(Rc::from), ..Kept::default() })
}

fn visit(state: &State, fragment: &str) -> State {
    after(state, [Action::Visit(at(fragment))])
}

fn edit(state: &State, script: &str) -> State {
    after(state, [Action::Edit(script.into())])
}

/// What is shown, what waits, and whether what is shown is to be kept.
fn scripts(state: &State) -> (&str, Option<&str>, bool) {
    (&state.script, state.visit.draft.as_deref(), state.visit.is_mine())
}

#[test]
fn a_page_without_a_link_shows_the_draft_or_the_first_script() {
    assert_eq!(scripts(&open("", Some(MINE))), (MINE, None, true));
    assert_eq!(scripts(&open("", None)), (FIRST.script(Language::English), None, true));
    let korean = open("#lang=ko", None);
    assert_eq!((scripts(&korean).0, korean.language), (FIRST.script(Language::Korean), Language::Korean));
    let other = State::open(
        &at("#lang=en"),
        Kept { draft: Some(MINE.into()), language: Language::Korean, ..Kept::default() },
    );
    assert_eq!((scripts(&other), other.language), ((MINE, None, true), Language::English));
}

#[test]
fn a_draft_waits_while_a_link_is_shown_and_comes_back() {
    for state in [open(LINK, Some(MINE)), visit(&open("", Some(MINE)), LINK)] {
        assert_eq!(scripts(&state), (LINKED, Some(MINE), false));
        let back = after(&state, [Action::KeepMine]);
        assert_eq!(scripts(&back), (MINE, None, true));
        assert_eq!(back.replaced.as_deref(), Some(LINKED), "the link's script is one undo away");
    }
}

#[test]
fn what_was_written_since_the_page_was_opened_waits_too() {
    let state = visit(&edit(&open("", Some(MINE)), "new: sleep 9"), LINK);
    assert_eq!(scripts(&state), (LINKED, Some("new: sleep 9"), false));
}

#[test]
fn a_draft_waits_through_edits_scenarios_and_further_links() {
    let state = open(LINK, Some(MINE));
    assert_eq!(scripts(&edit(&state, "a: sleep 7")), ("a: sleep 7", Some(MINE), false));
    let loaded = after(&state, [Action::Load(FIRST.script(Language::English).into())]);
    assert_eq!(scripts(&loaded), (FIRST.script(Language::English), Some(MINE), false));
    assert_eq!(scripts(&visit(&state, OTHER)), ("b: sleep 4", Some(MINE), false));
    assert_eq!(scripts(&visit(&edit(&state, "a: sleep 7"), OTHER)), ("b: sleep 4", Some(MINE), false));
    let framed = visit(&visit(&state, "#t=c:+sleep+1&view=embed"), OTHER);
    assert_eq!(scripts(&framed), ("b: sleep 4", Some(MINE), false), "and through an embedded page");
}

#[test]
fn the_links_script_takes_the_drafts_place_only_when_told_with_the_draft_one_undo_away() {
    let state = after(&open(LINK, Some(MINE)), [Action::UseThis]);
    assert_eq!(scripts(&state), (LINKED, None, true));
    assert_eq!(state.replaced.as_deref(), Some(MINE));
    let other = visit(&state, OTHER);
    assert_eq!(scripts(&other), ("b: sleep 4", Some(LINKED), false), "it is a draft from now on");
    let nothing_waits = open("", Some(MINE));
    let same = after(&nothing_waits, [Action::KeepMine]);
    assert_eq!(same, nothing_waits);
}

#[test]
fn a_link_that_equals_the_draft_just_opens() {
    assert_eq!(scripts(&open(LINK, Some(LINKED))), (LINKED, None, true));
    let state = open("", Some(LINKED));
    assert_eq!(scripts(&visit(&state, LINK)), (LINKED, None, true));
    assert_eq!(scripts(&visit(&open(LINK, Some(MINE)), "#t=mine:+sleep+1%0A")), (MINE, None, true));
}

#[test]
fn the_first_script_is_no_draft_nor_is_an_empty_one_nor_a_link_that_nobody_changed() {
    for no_draft in [
        None,
        Some(FIRST.script(Language::English)),
        Some(FIRST.script(Language::Korean)),
        Some(""),
        Some(" \n"),
    ] {
        assert_eq!(scripts(&open(LINK, no_draft)).1, None, "{no_draft:?}");
    }
    let state = open(LINK, None);
    assert!(!state.visit.is_mine(), "what nobody changed is not kept");
    assert_eq!(scripts(&visit(&state, OTHER)), ("b: sleep 4", None, false));
    let changed = edit(&state, "a: sleep 7");
    assert!(changed.visit.is_mine());
    assert_eq!(scripts(&visit(&changed, OTHER)), ("b: sleep 4", Some("a: sleep 7"), false));
}

#[test]
fn the_pages_own_addresses_never_ask() {
    let state = after(&open("", Some(MINE)), [Action::Visit(own(LINK))]);
    assert_eq!(scripts(&state), (LINKED, None, true));
    let returned = open_at(&own(LINK), Some(MINE));
    assert_eq!(scripts(&returned), (LINKED, None, true));
    assert_eq!(returned.replaced.as_deref(), Some(MINE), "what was written since is one undo away");
    let left = Address { unwritten: Some("a: sleep 9".into()), ..own(LINK) };
    assert_eq!(scripts(&open_at(&left, Some(MINE))), ("a: sleep 9", None, true), "each step as it was left");
    let back = after(&open("", Some(MINE)), [Action::Visit(left)]);
    assert_eq!(scripts(&back), ("a: sleep 9", None, true));
    let asking =
        after(&open("", Some(MINE)), [Action::Quiz(vec![Question::Total]), Action::Visit(own(LINK))]);
    assert!(asking.is_asking(), "nor do they end a quiz");
    assert_eq!(visit(&asking, OTHER).quiz, Quiz::default(), "as a link does");
    let back = after(&open(LINK, Some(MINE)), [Action::Visit(own(""))]);
    assert_eq!(scripts(&back), (MINE, None, true), "one too large for an address is still there");
}

#[test]
fn an_embedded_page_shows_no_draft_and_keeps_nothing() {
    assert_eq!(&*open("#view=embed", Some(MINE)).script, FIRST.script(Language::English));
    let state = open(&format!("{LINK}&view=embed"), Some(MINE));
    assert_eq!((&*state.script, state.visit.is_mine()), (LINKED, false));
    assert!(!edit(&state, "a: sleep 7").visit.is_mine());
    assert!(!open(&format!("{LINK}&view=embed"), None).visit.is_mine());
}

#[test]
fn a_broken_link_in_a_frame_is_a_frames_still() {
    let state = open("#z=1.S7R*&view=embed&lang=ko&theme=dark", Some(MINE));
    let (why, settings) = &*state.visit.broken.clone().expect("it cannot be read");
    assert!(*why == LinkError::Broken && settings.embed && !state.visit.is_mine());
    assert_eq!((state.visit.language(), settings.theme), (Some(Language::Korean), Some(Theme::Dark)));
}

#[test]
fn a_broken_link_leaves_all_as_it_was() {
    let before = edit(&open("", Some(MINE)), "new: sleep 9");
    for fragment in
        ["#z=1.S7R*", "#z=1.S7RSKM5JTS1QMOZKslJ", "#t=%", "#z=2.S7RS&play=1&quiz=1&hide=log&lang=ko"]
    {
        let broken = visit(&before, fragment);
        assert!(broken.visit.broken.is_some() && !broken.visit.is_mine(), "{fragment}");
        let mut on = after(&broken, [Action::GoOn]);
        assert!(on.visit.is_mine());
        on.visit.count = before.visit.count;
        assert_eq!(on, before, "{fragment}");
    }
    let opened = open("#z=9.", Some(MINE));
    let why = opened.visit.broken.as_ref().map(|broken| broken.0.clone());
    assert_eq!(why, Some(LinkError::TooNew { version: "9".into() }));
    assert_eq!(scripts(&after(&opened, [Action::GoOn])), (MINE, None, true));
    let waits = visit(&open(LINK, Some(MINE)), "#t=%");
    assert_eq!(scripts(&after(&waits, [Action::GoOn])), (LINKED, Some(MINE), false));
    assert_eq!(visit(&waits, OTHER).visit.broken, None, "another link is as good a way on");
}

#[test]
fn a_links_strategy_is_the_pages_choice_and_the_script_stays_as_it_is() {
    let shown = |state: &State| state.trace().expect("a run").strategy;
    for script in ["a: sleep 1", "strategy sync\na: sleep 1", "a: sleep 1\nstrategy sync # why"] {
        let link = format!("#t={}&strategy=threads", script.replace('\n', "%0A").replace('#', "%23"));
        let state = open(&link, None);
        assert_eq!((&*state.script, shown(&state)), (script, Strategy::Threads));
        let visited = visit(&open("", Some(script)), &link);
        assert_eq!((&*visited.script, shown(&visited)), (script, Strategy::Threads));
        let ran = compile(&state.ran()).expect("sound");
        assert_eq!(ran.machinery.strategy, Strategy::Threads, "what a worker is sent says it");
        assert_ne!(
            shown(&visit(&state, &format!("#t={}", script.replace('\n', "%0A").replace('#', "%23")))),
            Strategy::Threads
        );
    }
}

#[test]
fn at_and_step_place_the_playhead_and_speed_sets_its_pace() {
    let playhead = |keys: &str| open(&format!("{LINK}&{keys}"), None).playhead;
    let start = playhead("");
    assert_eq!((start.step, start.is_moving(), start.speed.label().as_str()), (0, false, "1×"));
    let end = start.moved(open(LINK, None).trace().expect("a run"), Move::ToEnd);
    assert_eq!(playhead("at=2.5").t_us, 2_500_000);
    assert_eq!(playhead("at=0").t_us, 0);
    assert_eq!(playhead("at=99"), end, "not beyond the end");
    assert_eq!((playhead("step=1").step, playhead("step=0").step), (1, 0));
    assert_eq!(playhead("step=999"), end);
    assert_eq!(playhead("speed=0.75").speed.label(), "¾×");
    let there = visit(&open("", Some(LINKED)), &format!("{LINK}&at=2.5"));
    assert_eq!(there.playhead.t_us, 2_500_000, "though the script is there already");
}

#[test]
fn play_plays_the_prediction_and_nothing_else() {
    let address = at(&format!("{LINK}&play=1"));
    let state = open_at(&address, None);
    assert_eq!((state.playhead.is_moving(), state.playhead.step), (true, 0));
    assert!(state.live.is_none());
    let (state, effects) = reduce(&open("", Some(MINE)), Action::Visit(address.clone()));
    assert!(state.playhead.is_moving() && state.live.is_none());
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Start { .. })));
    let from = open(&format!("{LINK}&play=1&at=2.5"), None);
    assert_eq!((from.playhead.is_moving(), from.playhead.t_us), (true, 2_500_000));
    let still = open_at(&Address { still: true, ..address }, None);
    assert!(!still.playhead.is_moving(), "nothing moves for who wants that");
    assert_eq!(still.playhead.step, 0);
}

#[test]
fn a_quiz_asks_before_anything_is_shown_and_the_playhead_waits_for_the_guess() {
    let state = open(&format!("{LINK}&quiz=1&at=2&play=1"), None);
    assert_eq!((state.is_asking(), state.playhead.is_moving()), (true, false));
    let guess = Some(Guess::Total(Some(1)));
    for answer in [Action::Guess(guess), Action::Guess(None), Action::Quiz(Vec::new())] {
        let told = after(&state, [answer]);
        assert_eq!((told.playhead.t_us, told.playhead.is_moving()), (2_000_000, true));
    }
    let edited = after(&state, [Action::Edit("a: sleep 9".into()), Action::Guess(None)]);
    assert_eq!((edited.playhead.t_us, edited.playhead.is_moving()), (0, false), "of another run, no more");
}

#[test]
fn a_run_that_arrives_later_starts_where_the_link_wants_it() {
    let endless = "#t=a:%0A++forever:%0A++++sleep+1&at=3";
    let arrives = |state: &State| {
        let program = Rc::new(compile(&state.script).expect("sound"));
        let trace = predict_within(program, Strategy::Async, PATIENCE.statements).expect("on a loop");
        after(state, [Action::Predicted(state.version, Shared::new(trace))])
    };
    for state in [open(endless, None), visit(&open("", Some(MINE)), endless)] {
        assert!(state.prediction.awaited.is_some());
        assert_eq!(arrives(&state).playhead.t_us, 3_000_000);
    }
    let asking = open(&format!("{endless}&quiz=1&play=1"), None);
    let told = after(&arrives(&asking), [Action::Guess(None)]);
    assert_eq!((told.playhead.t_us, told.playhead.is_moving()), (3_000_000, true));
    let told_before = after(&asking, [Action::Guess(None)]);
    assert!(arrives(&told_before).playhead.is_moving());
}

#[test]
fn what_makes_no_sense_is_named_until_the_next_edit_and_the_rest_holds() {
    let state = open(&format!("{LINK}&speed=0.3&hide=nothing&theme=dark&new=1"), Some(MINE));
    assert_eq!(state.visit.ignored, ["speed", "hide"]);
    assert_eq!(state.visit.settings.theme, Some(Theme::Dark));
    assert_eq!(edit(&state, "a: sleep 1").visit.ignored, [""; 0]);
    assert_eq!(visit(&state, OTHER).visit.ignored, [""; 0]);
}

#[test]
fn an_embed_shows_what_is_asked_for_and_the_page_what_is_not_left_out() {
    let shown = |link: &str| {
        let visit = open(&format!("{LINK}{link}"), None).visit;
        PagePart::ALL.into_iter().filter(|part| visit.shows(*part)).collect::<Vec<_>>()
    };
    assert_eq!(shown("&view=embed"), []);
    assert_eq!(shown("&view=embed&hide=log&show=states,code"), [PagePart::Editor, PagePart::Boxes]);
    assert_eq!(shown("&show=log"), PagePart::ALL);
    assert_eq!(shown("&hide=states,compare&show=log"), [PagePart::Editor, PagePart::Log, PagePart::Findings]);
}

#[test]
fn who_chooses_otherwise_than_the_link_is_not_overruled() {
    let state = open(&format!("{LINK}&lang=ko&theme=dark&hide=editor,log"), None);
    assert!(
        state.visit.hides(PagePart::Editor)
            && state.visit.hides(PagePart::Log)
            && !state.visit.hides(PagePart::Boxes)
    );
    let own = after(&state, [Action::Speak(Language::English), Action::SetTheme(None), Action::ShowEditor]);
    assert_eq!((own.language, own.visit.settings.language), (Language::English, None));
    assert_eq!(own.visit.settings.theme, None);
    assert!(!own.visit.hides(PagePart::Editor) && own.visit.hides(PagePart::Log));
}

#[test]
fn a_link_in_another_language_has_its_run_explained_anew() {
    let state = open(LINK, None);
    let korean = visit(&state, &format!("{LINK}&lang=ko"));
    assert_ne!(korean.version, state.version);
    assert!(korean.prediction.unanalysed);
    assert_eq!(korean.playhead, state.playhead);
}

#[test]
fn a_link_without_a_script_changes_only_what_it_says() {
    let state = open("", Some(MINE));
    let moved = visit(&state, "#at=0.5");
    assert_eq!((scripts(&moved), moved.playhead.t_us), ((MINE, None, true), 500_000));
    assert_eq!(moved.version, state.version);
    assert_ne!(moved.visit.count, state.visit.count, "the page writes its script into the address again");
}

#[test]
fn a_link_without_a_script_is_never_shown_as_ones_own_draft() {
    for fragment in ["#foo", "#utm_source=x", "#1.S7RS&view=embed"] {
        for state in [open(fragment, Some(MINE)), visit(&open("", Some(MINE)), fragment)] {
            let why = state.visit.broken.as_ref().map(|broken| broken.0.clone());
            assert_eq!(why, Some(LinkError::NoScript), "{fragment}");
            assert_eq!(scripts(&after(&state, [Action::GoOn])), (MINE, None, true));
        }
    }
    for state in [open("#lang=ko", Some(MINE)), visit(&open("", Some(MINE)), "#at=0.5")] {
        assert!(state.visit.scriptless, "it says whose script this is");
        assert!(!edit(&state, "a: sleep 7").visit.scriptless);
    }
    let others = [
        open("#lang=ko", None),
        open("", Some(MINE)),
        open(LINK, Some(MINE)),
        open("#view=embed", Some(MINE)),
    ];
    assert!(others.iter().all(|state| !state.visit.scriptless), "there is no draft, no link, or a script");
    assert!(!open_at(&own("#lang=ko"), Some(MINE)).visit.scriptless);
}

#[test]
fn the_pages_own_address_is_taken_to_the_letter_and_any_other_as_it_was_meant() {
    let ends_oddly = "#t=a:+sleep+3%22";
    assert_eq!(scripts(&open(ends_oddly, None)).0, "a: sleep 3");
    assert_eq!(scripts(&open_at(&own(ends_oddly), None)).0, "a: sleep 3\"");
}
