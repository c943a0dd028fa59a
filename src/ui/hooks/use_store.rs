//! The page's store, its effects carried out.

use yew::prelude::*;

use super::use_address::use_address;
use super::use_background::use_background;
use super::use_draft::draft;
use super::use_hidden::use_hidden;
use crate::app::{Action, Effect, State, Store};
use crate::browser::RemoteRun;
use crate::browser::document::{prefers_korean, set_language};
use crate::browser::location::address;
use crate::browser::storage::{Keeper, load};
use crate::text::Language;
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Shared};
use crate::view::Prepared;

/// Where the language is kept that was chosen.
pub const LANGUAGE: &str = "loopscope-language";

/// The language that was chosen before, or the browser's.
fn language() -> Language {
    let kept = load(Keeper::All, LANGUAGE).and_then(|code| Language::from_code(&code));
    kept.unwrap_or(if prefers_korean() { Language::Korean } else { Language::English })
}

/// The store of the page, and the last long prediction as it is made ready for its picture. A live run it starts ends at the latest when the page goes.
#[hook]
pub fn use_store() -> (UseReducerHandle<Store>, Option<Prepared>) {
    let store =
        use_reducer(|| Store { state: State::open(&address(), draft(), language()), effects: Vec::new() });
    let language = store.state.visit.language().unwrap_or(store.state.language);
    use_effect_with(language, |language| set_language(language.code()));
    use_address(&store);
    let prepared = use_background(&store);
    let hidden = store.dispatcher();
    use_hidden(Callback::from(move |()| hidden.dispatch(Action::Hidden)));
    let live = use_mut_ref(|| None::<RemoteRun>);
    let done = use_mut_ref(|| 0);
    let dispatch = store.dispatcher();
    use_effect_with(store.effects.clone(), move |effects: &Vec<Effect>| {
        for effect in &effects[done.replace(effects.len())..] {
            match effect {
                Effect::Start { run, place, script, strategy, scale } => {
                    let (run, reports, faults) = (*run, dispatch.clone(), dispatch.clone());
                    let report = move |recorder: &Recorder, standing: Standing| {
                        let Standing { strategy, outcome, now_us } = standing;
                        let trace = recorder.clone().into_trace(strategy, outcome, now_us);
                        reports.dispatch(Action::Report(run, Shared::new(trace)));
                    };
                    let failed = move |why: String| faults.dispatch(Action::RunFailed(run, why.into()));
                    // The one before ends first: it may hold what this one needs.
                    live.take();
                    let started = RemoteRun::start(*place, script.clone(), *strategy, *scale, report, failed);
                    *live.borrow_mut() = Some(started);
                }
                Effect::Stop => live.borrow().iter().for_each(RemoteRun::stop),
                Effect::Drop => *live.borrow_mut() = None,
            }
        }
    });
    (store, prepared)
}
