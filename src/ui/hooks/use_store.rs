//! The page's store: the state that is shown, and where actions go.

use std::rc::Rc;

use yew::prelude::*;

use super::use_dispatch::use_dispatch;
use super::use_engine::use_engine;
use super::use_outside::use_outside;
use super::use_python::use_python;
use crate::app::{Action, Look, Move, State, Store};
use crate::browser::location::address;
use crate::browser::storage::kept;
use crate::view::Prepared;

/// What a component knows of the store.
#[derive(Clone)]
pub struct StoreHandle {
    /// The state as it is shown.
    pub state: Rc<State>,
    /// Where actions go; the same as long as the page lives.
    pub dispatch: Callback<Action>,
    /// Moves the playhead; the same, too.
    pub on_play: Callback<Move>,
    /// Moves it to what is looked at, which is marked; the same, too.
    pub on_look: Callback<Look>,
}

impl StoreHandle {
    /// A callback that takes an action.
    pub fn on<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        self.dispatch.reform(action)
    }
}

impl PartialEq for StoreHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The store of the page, its effects carried out, and the last long prediction as it is made ready for its picture. A
/// live run it starts ends at the latest when the page goes.
#[hook]
pub fn use_store() -> (StoreHandle, Option<Prepared>) {
    let store = use_mut_ref(|| Store::new(State::open(&address(), kept())));
    let dispatch = use_dispatch(store.clone());
    let state = store.borrow().state().clone();
    let (on_play, on_look) =
        (*use_memo((), |()| (dispatch.reform(Action::Play), dispatch.reform(Action::Look)))).clone();
    let handle = StoreHandle { state, dispatch, on_play, on_look };
    use_outside(&handle.dispatch);
    use_python(&handle);
    let prepared = use_engine(&handle);
    (handle, prepared)
}
