//! What is to be done outside the state, as data.

use std::rc::Rc;

use super::{Preference, RunId, Scale, State, Thread};
use crate::share::{Settings, Theme};
use crate::text::Language;
use crate::trace::Strategy;

/// Something to do outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Start a live run.
    Start {
        /// Its number, which its reports must carry.
        run: RunId,
        /// Where it runs.
        thread: Thread,
        /// What to run; it is sound.
        script: Rc<str>,
        /// Under which strategy.
        strategy: Strategy,
        /// How fast.
        scale: Scale,
    },
    /// Stop the live run; it reports what it has.
    Stop,
    /// Drop the live run: nobody waits for its report.
    Drop,
    /// Have the document look like this.
    Document(Document),
    /// Have the history keep this script at once, and the address follow to it when the reader looks up.
    Address(Shown),
    /// Have the address say what is shown: the reader has looked up.
    WriteAddress,
    /// Leave unwritten what the address is still to follow to: the page was led to another one.
    LeaveAddress,
    /// Keep this choice for the next visit.
    Keep(Preference),
    /// Keep the script for this tab's next visit.
    KeepDraft {
        /// The script.
        script: Rc<str>,
        /// Whether for every tab's next visit, too.
        everywhere: bool,
    },
}

/// What the document around the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language that the page speaks.
    pub language: Language,
    /// Its colours; `None` follows the system.
    pub theme: Option<Theme>,
    /// Whether keys without a modifier do something.
    pub keys: bool,
    /// The title of the script, if it has one that may be told.
    pub title: Option<Rc<str>>,
}

/// What an address is written for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The script.
    pub script: Rc<str>,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// Whether it was loaded in the place of another one, to which *Back* should lead.
    pub loaded: bool,
    /// What the link that was followed wants of the page for as long as it is open.
    pub settings: Settings,
}

/// The effects of opening the page.
pub(super) fn on_opening(state: &State) -> Vec<Effect> {
    // Whoever only opens a page takes the place of nobody's draft, nor who comes back to an earlier script of his own.
    let draft = draft(state, false).filter(|_| state.replaced.is_none());
    [Effect::Document(document(state))].into_iter().chain(draft).chain(address(state)).collect()
}

/// The effects of a state that follows another one: what is kept and shown outside is brought up to date. Who was only
/// led to another address has written nothing: the draft stays the one that was written last.
pub(super) fn on_change(before: &State, after: &State, led: bool) -> Vec<Effect> {
    let look = document(after);
    let look = (look != document(before)).then_some(Effect::Document(look));
    let kept = |state: &State| (state.script.clone(), state.overtaken, state.visit.is_mine());
    let draft = if led || kept(before) == kept(after) { None } else { draft(after, !after.overtaken) };
    let followed = |state: &State| {
        let (script, loaded) = (state.script.clone(), state.replaced.is_some());
        let asks = state.open_quiz();
        (script, state.strategy, loaded, state.visit.is_mine(), follows(state), state.visit.count, asks)
    };
    let address = if followed(before) == followed(after) { None } else { address(after) };
    look.into_iter().chain(draft).chain(address).collect()
}

/// An embedded page is not where somebody chooses colours and keys.
fn document(state: &State) -> Document {
    let broken = state.visit.broken.as_ref().map(|broken| &broken.1);
    let settings = broken.unwrap_or(&state.visit.settings);
    Document {
        language: state.visit.language().unwrap_or(state.language),
        theme: settings.theme.or(state.theme.filter(|_| !settings.embed)),
        keys: state.keys || settings.embed,
        title: state.trace().filter(|_| !state.is_asking()).and_then(|trace| trace.title.clone()),
    }
}

/// Nothing is kept of a script that is not the reader's.
fn draft(state: &State, everywhere: bool) -> Option<Effect> {
    let script = state.script.clone();
    state.visit.is_mine().then_some(Effect::KeepDraft { script, everywhere })
}

fn address(state: &State) -> Option<Effect> {
    let shown = || {
        let mine = state.visit.is_mine();
        let mut settings = Settings { strategy: state.strategy, ..lasting(&state.visit.settings) };
        // A question stays one when the page is loaded again. What a link asks is still the link's once it is answered.
        if mine || state.is_asking() {
            (settings.quiz, settings.at) = state.open_quiz();
        }
        Shown { script: state.script.clone(), mine, loaded: state.replaced.is_some(), settings }
    };
    follows(state).then(|| Effect::Address(shown()))
}

/// What a link wants of the page for as long as it is open: all but what is of the first picture only. Where it asks, that
/// has the moment that is asked about.
pub fn lasting(settings: &Settings) -> Settings {
    let Settings { strategy, language, theme, hide, quiz, at, list, follow, .. } = settings.clone();
    let at = at.filter(|_| !quiz.is_empty());
    Settings { strategy, language, theme, hide, quiz, at, list, follow, ..Settings::default() }
}

/// Whether the address follows what is shown: a host's frame and a link that cannot be read keep theirs.
fn follows(state: &State) -> bool {
    state.visit.broken.is_none() && !state.visit.settings.embed
}
