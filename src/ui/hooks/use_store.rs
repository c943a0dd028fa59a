//! The page's store, its effects carried out.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Effect, State, Store};
use crate::browser::LiveRun;
use crate::scenarios::FIRST;

/// The store of the page. A live run it starts ends at the latest when the page goes.
#[hook]
pub fn use_store() -> UseReducerHandle<Store> {
    let store = use_reducer(|| Store { state: State::new(FIRST), effects: Vec::new() });
    let live = use_mut_ref(|| None::<LiveRun>);
    let done = use_mut_ref(|| 0);
    let dispatch = store.dispatcher();
    use_effect_with(store.effects.clone(), move |effects: &Vec<Effect>| {
        for effect in &effects[done.replace(effects.len())..] {
            match effect {
                Effect::Start { run, program, strategy, scale } => {
                    let (run, dispatch) = (*run, dispatch.clone());
                    let report = move |trace| dispatch.dispatch(Action::Report(run, Rc::new(trace)));
                    *live.borrow_mut() = Some(LiveRun::start(program.clone(), *strategy, *scale, report));
                }
                Effect::Stop => live.borrow().iter().for_each(LiveRun::stop),
                Effect::Drop => *live.borrow_mut() = None,
            }
        }
    });
    store
}
