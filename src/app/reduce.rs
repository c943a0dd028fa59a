//! How an action changes the state.

use std::rc::Rc;

use super::effect::on_change;
use super::saved::opened;
use super::visit::{gone_on, kept, started, used, visited};
use super::{
    Action, Effect, Guess, Live, Missing, Motion, Move, Pinned, Playhead, Prediction, Preference,
    PythonFault, Quiz, RunId, Scale, State, Thread, Told, Version, freezes, longest_hold_us,
};
use crate::run::Analysis;
use crate::scenarios::{is_titled, title};
use crate::share::{PagePart, Settings};
use crate::text::Language;
use crate::trace::{Shared, Trace};
use crate::view::Question;

/// The state after an action, and what is to be done outside it, in order.
pub fn reduce(state: &State, action: Action) -> (State, Vec<Effect>) {
    let led = matches!(action, Action::Visit(_));
    let left = led.then_some(Effect::LeaveAddress);
    let (after, effect) = acted(state, action);
    let effects = left.into_iter().chain(effect).chain(on_change(state, &after, led)).collect();
    (after, effects)
}

/// The state after an action, and what the action itself asks for.
fn acted(state: &State, action: Action) -> (State, Option<Effect>) {
    match action {
        Action::Edit(script) => edit(state, script),
        Action::Load(script) => load(state, script),
        Action::OpenTrace(trace) => opened(state, trace),
        Action::CloseTrace => (predict(&State { saved: None, ..state.clone() }), None),
        Action::Visit(address) => {
            let (after, effect) = visited(state, &address, replace);
            (if after.language == state.language { after } else { predict(&after) }, effect)
        }
        Action::KeepMine => kept(state, load),
        Action::UseThis => (used(state), None),
        Action::GoOn => (gone_on(state), None),
        Action::Overtaken(overtaken) => (State { overtaken, ..state.clone() }, None),
        Action::Speak(language) => {
            (speak(state, language), Some(Effect::Keep(Preference::Language(language))))
        }
        Action::ShowEditor => {
            (with_settings(state, |settings| settings.hide.retain(|part| *part != PagePart::Editor)), None)
        }
        Action::SetTheme(theme) => {
            let state = with_settings(state, |settings| settings.theme = None);
            (State { theme, ..state }, Some(Effect::Keep(Preference::Theme(theme))))
        }
        Action::SetKeys(keys) => {
            (State { keys, ..state.clone() }, Some(Effect::Keep(Preference::Keys(keys))))
        }
        Action::Quiz(asks) => (started(State { quiz: Quiz::of(asks), ..state.clone() }), None),
        Action::Guess(guess) => (started(told(state, guess)), None),
        Action::Present(presents) if presents != state.presents => (presented(state, presents), None),
        Action::Present(_) => (state.clone(), None),
        // The presenter's first step uncovers.
        Action::Play(Move::On) if state.presents && state.is_asking() => (started(told(state, None)), None),
        // What is asked is asked of the moment that it is.
        Action::Play(_) | Action::Look(_) if state.is_asking() => (state.clone(), None),
        Action::Play(to) => (play(state, to), None),
        Action::Look(look) => (State { marked: look.line, ..play(state, Move::ToTime(look.t_us)) }, None),
        Action::Choose(strategy) => {
            settled(state, predict(&State { strategy: Some(strategy), ..state.clone() }))
        }
        Action::Pin => (State { pinned: pinned(state), ..state.clone() }, None),
        Action::Unpin => (State { pinned: None, ..state.clone() }, None),
        Action::SetScale(scale) => (State { scale, asks: None, ..state.clone() }, None),
        Action::Run => run(state),
        Action::RunOn(thread) => run_on(state, thread, state.scale),
        Action::RunNot => (State { asks: None, ..state.clone() }, None),
        Action::Stop => (state.clone(), state.is_running().then_some(Effect::Stop)),
        Action::Predicted(version, trace) => (predicted(state, version, trace), None),
        Action::Analysed(version, analysis) => (analysed(state, version, analysis), None),
        Action::Fetching(loaded, total) => (State { fetching: Some((loaded, total)), ..state.clone() }, None),
        Action::Faulted(version, fault) => (faulted(state, version, fault), None),
        Action::NoWorker(why) => (no_worker(state, why), None),
        Action::Report(run, trace) => (of_run(state, run, |live| live.trace = Some(trace)), None),
        Action::RunFailed(run, why) => (of_run(state, run, |live| live.fault = Some(why)), None),
        Action::Hidden => (hidden(state), Some(Effect::WriteAddress)),
        Action::LookUp => (state.clone(), Some(Effect::WriteAddress)),
        Action::Still if state.playhead.motion == Motion::Playing => (play(state, Move::Toggle), None),
        Action::Still => (state.clone(), None),
        Action::Kept(kept) => (State { kept, ..state.clone() }, None),
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

/// The state with its script predicted anew; a saved trace is no prediction.
fn predict(state: &State) -> State {
    if let Some(saved) = &state.saved {
        return State { saved: Some(saved.clone().told_in(state.language)), ..state.clone() };
    }
    let State { script, strategy, prediction, .. } = state;
    let prediction = Prediction::of(script, *strategy, Some(prediction), state.no_worker.is_none());
    shown(State { version: Version(state.version.0 + 1), prediction, ..state.clone() }, state)
}

/// A state after another. A changed program is shown from its start.
fn shown(state: State, before: &State) -> State {
    let same = state.code() == before.code();
    let other = state.trace().filter(|_| !same);
    let playhead = other.map(|trace| Playhead::at_start(trace, state.playhead.speed));
    State { playhead: playhead.unwrap_or(state.playhead), ..state }
}

fn predicted(state: &State, version: Version, trace: Shared<Trace>) -> State {
    if version != state.version {
        return state.clone();
    }
    let prediction = state.prediction.with_trace(trace);
    started(shown(State { prediction, fetching: None, ..state.clone() }, state))
}

fn faulted(state: &State, version: Version, fault: PythonFault) -> State {
    if version != state.version {
        return state.clone();
    }
    State { prediction: state.prediction.with_fault(fault), fetching: None, ..state.clone() }
}

fn analysed(state: &State, version: Version, analysis: Shared<Analysis>) -> State {
    if version != state.version {
        return state.clone();
    }
    let prediction = Prediction { analysis: Some(analysis), unanalysed: false, ..state.prediction.clone() };
    State { prediction, ..state.clone() }
}

/// What was to be made elsewhere is made here, and cut short.
fn no_worker(state: &State, why: Rc<str>) -> State {
    let state = State { no_worker: Some(why), ..state.clone() };
    if state.prediction.missing() == Missing::Nothing { state } else { predict(&state) }
}

fn play(state: &State, to: Move) -> State {
    let Some(trace) = state.trace() else { return state.clone() };
    // Another speed is no move.
    let marked = state.marked.filter(|_| matches!(to, Move::Speed(_)));
    State { playhead: state.playhead.moved(trace, to), marked, ..state.clone() }
}

/// The run that is shown, to be kept with its script. What is stale is not the text's.
fn pinned(state: &State) -> Option<Pinned> {
    let pinned = |trace: &Shared<Trace>| {
        let mut trace = trace.clone();
        trace.make_mut().source.get_or_insert_with(|| state.script.clone());
        Pinned { title: trace.title.clone(), trace }
    };
    state.trace().filter(|_| !state.is_stale()).map(pinned).or_else(|| state.pinned.clone())
}

/// Before the first step, with what is asked or else the total covered; or with nothing covered any more.
fn presented(state: &State, presents: bool) -> State {
    let mut state = state.clone();
    state.presents = presents;
    state.quiz = if presents { state.quiz.anew() } else { Quiz::default() };
    if presents && state.quiz.asks.is_empty() {
        state.quiz.asks.push(Question::Total);
    }
    if presents { play(&state, Move::ToStart) } else { started(state) }
}

/// The open question answered.
fn told(state: &State, guess: Option<Guess>) -> State {
    let mut quiz = state.quiz.clone();
    let told = |question| Told { question, from: state.asked_from(), guess };
    quiz.told.extend(state.question().map(told));
    State { quiz, ..state.clone() }
}

/// Another script in the place of this one.
fn load(state: &State, script: Rc<str>) -> (State, Option<Effect>) {
    let (loaded, effect) = replace(&State { strategy: None, ..state.clone() }, script);
    (State { replaced: Some(state.script.clone()), ..loaded }, effect)
}

/// Another script: of one with a title of its own, nothing that is pinned is a run before.
fn replace(state: &State, script: Rc<str>) -> (State, Option<Effect>) {
    let is_before = |pinned: &Pinned| {
        let source = pinned.trace.source.as_deref();
        !is_titled(&script) || source.is_some_and(|source| title(source) == title(&script))
    };
    let pinned = state.pinned.clone().filter(is_before);
    edit(&State { pinned, ..state.clone() }, script)
}

fn edit(state: &State, script: Rc<str>) -> (State, Option<Effect>) {
    let visit = state.visit.edited();
    settled(state, predict(&State { script, saved: None, replaced: None, visit, ..state.clone() }))
}

/// A state after another, with what belongs to its program: a live run goes when that becomes another.
fn settled(state: &State, after: State) -> (State, Option<Effect>) {
    // A program whose run is still awaited is another one, too.
    let same = after.code() == state.code() && after.prediction.awaited.is_none();
    let live = state.live.clone().filter(|_| same);
    let effect = (state.is_running() && live.is_none()).then_some(Effect::Drop);
    let quiz = if same { state.quiz.clone() } else { state.quiz.anew() };
    (State { live, quiz, marked: None, asks: None, ..after }, effect)
}

/// Runs the script on the page, or asks if that would hold it for long. CPython has a worker of its own.
fn run(state: &State) -> (State, Option<Effect>) {
    let Some(predicted) = runnable(state) else { return (state.clone(), None) };
    if state.is_python() {
        return run_on(state, Thread::Worker, Scale::REAL);
    }
    let hold_us = longest_hold_us(predicted);
    if freezes(hold_us, state.scale) {
        return (State { asks: Some(hold_us), ..state.clone() }, None);
    }
    run_on(state, Thread::Page, state.scale)
}

/// The prediction of what may be run now: the script's own, one at a time, and none that would answer the quiz.
fn runnable(state: &State) -> Option<&Shared<Trace>> {
    let may = state.saved.is_none() && !state.is_stale() && !state.is_running() && !state.is_asking();
    state.trace().filter(|_| may)
}

fn run_on(state: &State, thread: Thread, scale: Scale) -> (State, Option<Effect>) {
    let Some(predicted) = runnable(state) else { return (state.clone(), None) };
    let run = RunId(state.runs);
    let live = Some(Live { run, thread, scale, hidden: false, fault: None, trace: None });
    let script = state.script.clone();
    let effect = Effect::Start { run, thread, script, strategy: predicted.strategy, scale };
    let playhead = state.playhead.moved(predicted, Move::Follow);
    (State { asks: None, live, runs: state.runs + 1, playhead, marked: None, ..state.clone() }, Some(effect))
}

/// Notes something of the live run with this number, if it goes on; the playhead that follows it goes where it is.
fn of_run(state: &State, run: RunId, note: impl FnOnce(&mut Live)) -> State {
    let goes_on = |live: &Live| live.run == run && live.is_running();
    let Some(mut live) = state.live.clone().filter(goes_on) else { return state.clone() };
    note(&mut live);
    let (came_us, goes_on) = (live.came_us(), live.is_running());
    let state = State { live: Some(live), ..state.clone() };
    if state.playhead.motion != Motion::Following || state.is_asking() {
        return state;
    }
    let followed = play(&state, Move::Measured(came_us));
    if goes_on { followed } else { play(&followed, Move::Rest) }
}

fn hidden(state: &State) -> State {
    match &state.live {
        Some(live) => of_run(state, live.run, |live| live.hidden = true),
        None => state.clone(),
    }
}
