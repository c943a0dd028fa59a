//! What the page's address has said, and what becomes of the draft meanwhile.

use std::rc::Rc;

use super::{Effect, Kept, Move, Quiz, Speed, State};
use crate::scenarios::FIRST;
use crate::share::{At, LinkError, Opened, PagePart, Settings, read, read_own, read_settings};
use crate::text::Language;
use crate::trace::Strategy;

/// An address that the page is opened with, or led to while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What stands behind its `#`.
    pub fragment: String,
    /// Whether the page itself has written it, for a script of this reader's own.
    pub mine: bool,
    /// What was made of its script there since, if that was kept: it is newer than what the address says.
    pub unwritten: Option<Rc<str>>,
    /// Whether the reader wants nothing to move by itself.
    pub still: bool,
}

impl Address {
    /// What it says. The page's own has been nowhere that could have changed it.
    ///
    /// # Errors
    ///
    /// It cannot be read, or has nothing but a lesson, of which only another part of the page knows the first script.
    pub fn read(&self) -> Result<Opened, LinkError> {
        let opened = if self.mine { read_own(&self.fragment) } else { read(&self.fragment) };
        let is_whole = |opened: &Opened| opened.script.is_some() || opened.settings.list.is_none();
        opened.and_then(|opened| if is_whole(&opened) { Ok(opened) } else { Err(LinkError::NoScript) })
    }
}

/// What is left of an address once it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// How it wants the page to be; what holds for the first picture alone is in `start`.
    pub settings: Settings,
    /// Its keys whose values make no sense, until the next edit.
    pub ignored: Vec<&'static str>,
    /// Whether it came without a script, so that the one in the page is the reader's own; until the next edit.
    pub scriptless: bool,
    /// Why it cannot be read, and how it wants that to be shown. The page shows nothing else until somebody goes on.
    pub broken: Option<Rc<(LinkError, Settings)>>,
    /// The draft that waits while a link's script is shown: nothing takes its place unless its owner says so.
    pub draft: Option<Rc<str>>,
    /// How often it has become another since the page was opened: by an address, or by a choice against it.
    pub count: u32,
    /// Whether the script is a link's as it came: nobody has made it his own.
    theirs: bool,
    /// Where the playhead is to stand and whether it is to play, once there is a run that the quiz does not hide.
    start: Option<(Option<At>, bool)>,
}

impl Visit {
    /// The language that it wants, where that is not the page's own.
    pub fn language(&self) -> Option<Language> {
        self.broken.as_ref().and_then(|broken| broken.1.language)
    }

    /// Whether a part of the page is left out.
    pub fn hides(&self, part: PagePart) -> bool {
        self.settings.hide.contains(&part)
    }

    /// Whether a part is shown: of the page what is not left out, of an embed what is asked for.
    pub fn shows(&self, part: PagePart) -> bool {
        if self.settings.embed { self.settings.show.contains(&part) } else { !self.hides(part) }
    }

    /// Where the playhead is to stand, as long as it cannot.
    pub fn starts_at(&self) -> Option<At> {
        self.start.and_then(|(at, _)| at)
    }

    /// Whether the script in the page is its reader's, to be kept.
    pub fn is_mine(&self) -> bool {
        !self.theirs && self.draft.is_none() && self.broken.is_none() && !self.settings.embed
    }

    /// With the next edit.
    pub(super) fn edited(&self) -> Self {
        Self { ignored: Vec::new(), scriptless: false, start: None, theirs: false, ..self.clone() }
    }
}

impl State {
    /// The page as it is opened, with the draft that was kept or the first script. If the address has another script,
    /// that is shown, and a draft waits. It waits for an embedded page to go, too: that is not where somebody writes.
    pub fn open(address: &Address, kept: Kept) -> Self {
        let opened = address.read();
        let language =
            opened.as_ref().ok().and_then(|opened| opened.settings.language).unwrap_or(kept.language);
        let kept = Kept { language, ..kept };
        let embed = opened.as_ref().is_ok_and(|opened| opened.settings.embed);
        let linked = opened.as_ref().ok().and_then(|opened| newest(opened, address));
        let mine = kept.draft.clone().filter(|_| !embed);
        let is_linked = linked.is_some();
        let strategy = opened.as_ref().ok().and_then(|opened| opened.settings.strategy).filter(|_| is_linked);
        let script = linked.or(mine).unwrap_or_else(|| FIRST.script(language).into());
        let state = Self::with(script, strategy, &kept);
        // Who comes back to an earlier script of his own finds the later one an undo away.
        let replaced = kept.draft.clone().filter(|draft| address.mine && is_another(draft, &state.script));
        let visit = met(kept.draft, is_linked, &state.script, address);
        arrived(State { visit, replaced, ..state }, opened, address)
    }
}

/// What putting another script into the page comes to.
type Loaded = (State, Option<Effect>);

/// The page after its address has become another.
pub(super) fn visited(state: &State, address: &Address, load: fn(&State, Rc<str>) -> Loaded) -> Loaded {
    let opened = address.read();
    let draft = state.visit.draft.clone();
    // The page's own address has no script if that is too large for one.
    let own = |_: &Opened| draft.clone().filter(|_| address.mine);
    let Some(linked) =
        opened.as_ref().ok().and_then(|opened| newest(opened, address).or_else(|| own(opened)))
    else {
        return (arrived(state.clone(), opened, address), None);
    };
    let Visit { draft, theirs, .. } = met(mine(state), true, &linked, address);
    let strategy = opened.as_ref().ok().and_then(|opened| opened.settings.strategy);
    let (state, effect) = if linked == state.script && strategy == state.strategy && state.saved.is_none() {
        (state.clone(), None)
    } else {
        load(&State { strategy, ..state.clone() }, linked)
    };
    let visit = Visit { draft, theirs, ..state.visit };
    (arrived(State { visit, ..state }, opened, address), effect)
}

/// What becomes of the draft while a script that is somebody else's is shown.
pub(super) fn lent(state: &State, script: &str) -> Visit {
    let Visit { draft, theirs, .. } = met(mine(state), true, script, &Address::default());
    Visit { draft, theirs, ignored: Vec::new(), start: None, ..state.visit.clone() }
}

/// The script of the reader's own: what waits already, or what is shown.
fn mine(state: &State) -> Option<Rc<str>> {
    state.visit.draft.clone().or_else(|| (!state.visit.theirs).then(|| state.script.clone()))
}

/// With the draft that waited in the place of the link's script.
pub(super) fn kept(state: &State, load: fn(&State, Rc<str>) -> Loaded) -> Loaded {
    let Some(draft) = state.visit.draft.clone() else { return (state.clone(), None) };
    let (state, effect) = load(state, draft);
    (used(&state), effect)
}

/// With nothing that waits: the script in the page is its reader's from now on, and the draft one undo away.
pub(super) fn used(state: &State) -> State {
    let visit = Visit { draft: None, theirs: false, ..state.visit.clone() };
    let replaced =
        state.visit.draft.clone().filter(|draft| *draft != state.script).or(state.replaced.clone());
    State { visit, replaced, ..state.clone() }
}

/// With the script instead of the word that a link cannot be read.
pub(super) fn gone_on(state: &State) -> State {
    State { visit: Visit { broken: None, ..state.visit.clone() }, ..state.clone() }
}

/// What becomes of a draft, if there is one, beside the script that is shown: it waits if that is another one.
fn met(draft: Option<Rc<str>>, linked: bool, shown: &str, address: &Address) -> Visit {
    let theirs = linked && !address.mine && draft.as_deref() != Some(shown);
    let draft = draft.filter(|draft| !address.mine && is_another(draft, shown));
    Visit { draft, theirs, ..Visit::default() }
}

/// Whether this is a draft, and another than what is shown.
fn is_another(draft: &str, shown: &str) -> bool {
    let is_first = Language::ALL.iter().any(|language| FIRST.script(*language) == draft);
    draft != shown && !draft.trim().is_empty() && !is_first
}

/// The script that an address leads to: as it was left there or, if nobody has touched it, the link's.
fn newest(opened: &Opened, address: &Address) -> Option<Rc<str>> {
    address.unwritten.clone().or_else(|| opened.script.as_deref().map(Rc::from))
}

/// The script of a link as it is run: it says the strategy that the link asks for.
pub fn script_of(opened: &Opened) -> Option<Rc<str>> {
    let script = opened.script.as_deref()?;
    Some(opened.settings.strategy.map_or_else(|| script.into(), |strategy| under(script, strategy).into()))
}

/// A script that says under which strategy it runs: in the line that says so or, so that all others keep their numbers,
/// at its end.
pub(super) fn under(script: &str, strategy: Strategy) -> String {
    let says = format!("strategy {}", strategy.word());
    let is_said = |line: &str| line.split([' ', '\t']).next() == Some("strategy");
    if !script.lines().any(is_said) {
        let end = if script.ends_with('\n') { "" } else { "\n" };
        return format!("{script}{end}{says}\n");
    }
    script
        .split_inclusive('\n')
        .map(|line| if is_said(line) { format!("{says}\n") } else { line.to_owned() })
        .collect()
}

/// With all that a link says beside its script.
fn arrived(state: State, opened: Result<Opened, LinkError>, address: &Address) -> State {
    let count = state.visit.count + 1;
    let Opened { script, settings, ignored } = match opened {
        Ok(opened) => opened,
        Err(why) => {
            let broken = Some(Rc::new((why, read_settings(&address.fragment))));
            return State { visit: Visit { broken, count, ..state.visit }, ..state };
        }
    };
    let quiz = match &settings.quiz[..] {
        [] if address.mine => state.quiz,
        asks => Quiz::of(asks.to_vec()),
    };
    let mut playhead = state.playhead;
    playhead.speed = settings.speed.and_then(Speed::from_quarters).unwrap_or(playhead.speed);
    let play = settings.play && !address.still;
    let start = (settings.at.is_some() || play).then_some((settings.at, play));
    let language = settings.language.unwrap_or(state.language);
    let is_own = script.is_none() && state.visit.is_mine() && is_another(&state.script, "");
    let scriptless = is_own && !address.mine && !address.fragment.is_empty();
    let visit = Visit { settings, ignored, scriptless, broken: None, start, count, ..state.visit };
    // What another window presents is presented.
    let presents = state.presents || visit.settings.follow.is_some();
    started(State { language, quiz, presents, playhead, visit, ..state })
}

/// With the playhead where a link wants it, as soon as that can be.
pub(super) fn started(state: State) -> State {
    let Some((at, play)) = state.visit.start.filter(|_| !state.is_asking()) else { return state };
    let Some(trace) = state.trace().filter(|_| !state.is_stale()) else { return state };
    let place = match at {
        Some(At::Time(t_us)) => Move::ToTime(t_us),
        Some(At::Step(step)) => Move::ToStep(step),
        None => Move::ToStart,
    };
    let placed = state.playhead.moved(trace, place);
    let playhead = if play { placed.moved(trace, Move::Toggle) } else { placed };
    State { playhead, visit: Visit { start: None, ..state.visit }, ..state }
}
