//! What is to be done outside the state: each thing once, in order, and nothing of it stays.

use loopscope::app::{
    Action, Address, Document, Effect, Kept, Live, Move, Preference, Shown, State, Store, reduce,
};
use loopscope::share::{At, Settings, Theme};
use loopscope::text::Language;
use loopscope::view::Question;

const MINE: &str = "mine: sleep 1";

fn store(fragment: &str, kept: Kept) -> Store {
    Store::new(State::open(&Address { fragment: fragment.into(), ..Address::default() }, kept))
}

fn mine() -> Kept {
    Kept { draft: Some(MINE.into()), ..Kept::default() }
}

/// Takes out all effects, as who carries them out does.
fn taken(store: &mut Store) -> Vec<Effect> {
    std::iter::from_fn(|| store.next_effect()).collect()
}

fn asked_by(store: &mut Store, action: Action) -> Vec<Effect> {
    taken(store);
    store.act(action);
    taken(store)
}

fn keep_draft(script: &str, everywhere: bool) -> Effect {
    Effect::KeepDraft { script: script.into(), everywhere }
}

fn shown(script: &str) -> Shown {
    Shown { script: script.into(), mine: true, loaded: false, settings: Settings::default() }
}

#[test]
fn several_actions_before_anything_is_carried_out_lose_nothing_and_keep_their_order() {
    let mut store = store("", mine());
    taken(&mut store);
    store.act(Action::Run);
    store.act(Action::Stop);
    store.act(Action::Edit("a: sleep 2".into()));
    store.act(Action::Edit("a: sleep 3".into()));
    let effects = taken(&mut store);
    assert!(matches!(effects[..3], [Effect::Start { .. }, Effect::Stop, Effect::Drop]), "{effects:?}");
    let drafts: Vec<_> =
        effects.iter().filter(|effect| matches!(effect, Effect::KeepDraft { .. })).cloned().collect();
    assert_eq!(drafts, [keep_draft("a: sleep 2", true), keep_draft("a: sleep 3", true)]);
    assert_eq!(taken(&mut store), [], "what was carried out is gone");
}

#[test]
fn an_action_taken_while_an_effect_is_carried_out_waits_behind_the_rest() {
    let mut store = store("", mine());
    taken(&mut store);
    store.act(Action::Run);
    store.act(Action::Stop);
    assert!(matches!(store.next_effect(), Some(Effect::Start { .. })));
    let run = store.state().live.as_ref().map(|live: &Live| live.run).expect("a live run");
    store.act(Action::RunFailed(run, "refused".into()));
    store.act(Action::Run);
    let effects = taken(&mut store);
    assert!(matches!(effects[..], [Effect::Stop, Effect::Start { .. }]), "{effects:?}");
}

#[test]
fn an_action_that_changes_nothing_has_nothing_drawn_and_nothing_done() {
    let mut store = store("", mine());
    taken(&mut store);
    assert!(!store.act(Action::Stop), "nothing runs");
    assert!(!store.act(Action::Play(Move::ToStart)), "it stands there");
    assert_eq!(taken(&mut store), []);
}

#[test]
fn moving_the_playhead_asks_for_nothing() {
    for to in [Move::ToStart, Move::On, Move::Toggle, Move::Tick(16_000)] {
        assert_eq!(asked_by(&mut store("", mine()), Action::Play(to)), [], "{to:?}");
    }
}

#[test]
fn a_page_that_is_only_opened_takes_the_place_of_nobodys_draft() {
    assert_eq!(
        taken(&mut store("", mine())),
        [
            Effect::Document(Document { language: Language::English, theme: None, keys: true, title: None }),
            keep_draft(MINE, false),
            Effect::Address(shown(MINE)),
        ]
    );
}

#[test]
fn an_edit_keeps_the_draft_and_has_the_address_follow() {
    let effects = asked_by(&mut store("", mine()), Action::Edit("a: sleep 2".into()));
    assert_eq!(effects, [keep_draft("a: sleep 2", true), Effect::Address(shown("a: sleep 2"))]);
}

#[test]
fn what_was_loaded_is_one_more_step_in_the_history() {
    let effects = asked_by(&mut store("", mine()), Action::Load("a: sleep 2".into()));
    let loaded = Shown { loaded: true, ..shown("a: sleep 2") };
    assert_eq!(effects, [keep_draft("a: sleep 2", true), Effect::Address(loaded)]);
}

#[test]
fn the_address_asks_as_long_as_the_page_does() {
    let asks = |effects: &[Effect]| {
        let address = effects.iter().find_map(|effect| {
            if let Effect::Address(shown) = effect { Some(shown.settings.clone()) } else { None }
        });
        address.map(|settings| (settings.quiz, settings.at))
    };
    let total = vec![Question::Total];
    let mut own = store("", mine());
    assert_eq!(asks(&asked_by(&mut own, Action::Quiz(total.clone()))), Some((total.clone(), None)));
    assert_eq!(asks(&asked_by(&mut own, Action::Edit("a: sleep 2".into()))), Some((total.clone(), None)));
    assert_eq!(asks(&asked_by(&mut own, Action::Guess(None))), Some((Vec::new(), None)));
    // A link's own quiz stays in its address, with its moment, until the script becomes the reader's.
    let mut link = store("#t=a:+sleep+2&quiz=total&at=1", Kept::default());
    let linked = Some((total.clone(), Some(At::Time(1_000_000))));
    assert_eq!(asks(&taken(&mut link)), linked);
    assert_eq!(asks(&asked_by(&mut link, Action::Speak(Language::Korean))), linked);
    assert_eq!(asks(&asked_by(&mut link, Action::Guess(None))), linked);
    assert_eq!(asks(&asked_by(&mut link, Action::Edit("a: sleep 3".into()))), Some((total, None)));
    assert_eq!(asks(&asked_by(&mut link, Action::Guess(None))), Some((Vec::new(), None)));
}

#[test]
fn a_draft_that_another_tab_has_overtaken_stays_in_its_own_tab_until_it_is_wanted() {
    let mut store = store("", Kept { overtaken: true, ..mine() });
    assert!(
        asked_by(&mut store, Action::Edit("a: sleep 2".into())).contains(&keep_draft("a: sleep 2", false))
    );
    assert_eq!(asked_by(&mut store, Action::Overtaken(false)), [keep_draft("a: sleep 2", true)]);
}

#[test]
fn nothing_is_kept_of_a_link_or_of_an_embedded_page() {
    let kept = |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::KeepDraft { .. }));
    assert!(!kept(&taken(&mut store("#t=a:+sleep+2", Kept::default()))));
    let mut embedded = store("#t=a:+sleep+2&view=embed", mine());
    let opened = taken(&mut embedded);
    assert!(matches!(opened[..], [Effect::Document(_)]), "nor does a host's address follow: {opened:?}");
    assert!(!kept(&asked_by(&mut embedded, Action::Edit("a: sleep 3".into()))));
}

#[test]
fn a_broken_link_keeps_its_address_until_somebody_goes_on() {
    let mut store = store("#z=9.", mine());
    assert!(matches!(taken(&mut store)[..], [Effect::Document(_)]));
    assert_eq!(asked_by(&mut store, Action::GoOn), [keep_draft(MINE, true), Effect::Address(shown(MINE))]);
}

#[test]
fn what_a_reader_chooses_is_kept_and_shown_over_what_a_link_wants() {
    let mut store = store("#lang=ko&theme=dark", mine());
    let look = |effects: &[Effect]| {
        effects.iter().find_map(|effect| {
            let Effect::Document(look) = effect else { return None };
            Some((look.language, look.theme, look.keys))
        })
    };
    assert_eq!(look(&taken(&mut store)), Some((Language::Korean, Some(Theme::Dark), true)));
    let effects = asked_by(&mut store, Action::Speak(Language::English));
    assert_eq!(effects[0], Effect::Keep(Preference::Language(Language::English)));
    assert_eq!(look(&effects), Some((Language::English, Some(Theme::Dark), true)));
    let effects = asked_by(&mut store, Action::SetTheme(Some(Theme::Light)));
    assert_eq!(effects[0], Effect::Keep(Preference::Theme(Some(Theme::Light))));
    assert_eq!(look(&effects), Some((Language::English, Some(Theme::Light), true)));
    let effects = asked_by(&mut store, Action::SetKeys(false));
    assert_eq!(effects[0], Effect::Keep(Preference::Keys(false)));
    assert_eq!(look(&effects), Some((Language::English, Some(Theme::Light), false)));
}

#[test]
fn a_frame_has_the_links_colours_or_the_systems_and_its_keys() {
    let kept = || Kept { theme: Some(Theme::Dark), keys: false, ..mine() };
    for (fragment, theme) in [("#view=embed", None), ("#view=embed&theme=light", Some(Theme::Light))] {
        let opened = taken(&mut store(fragment, kept()));
        let look = Document { language: Language::English, theme, keys: true, title: None };
        assert!(
            matches!(&opened[0], Effect::Document(there) if Document { title: None, ..there.clone() } == look)
        );
    }
}

#[test]
fn the_document_is_named_after_the_script() {
    let (_, effects) =
        reduce(&State::new(MINE, Language::English), Action::Edit("title \"Tea\"\na: sleep 2".into()));
    assert!(matches!(&effects[0], Effect::Document(look) if look.title.as_deref() == Some("Tea")));
}
