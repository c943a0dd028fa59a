//! What takes too long between two keys, made in a worker.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use yew::prelude::*;

use crate::app::{Action, Missing, Store};
use crate::browser::background::{Answer, Background, Order};
use crate::run::Study;
use crate::trace::wire::{Inbox, Reader, Wire};

/// How long nobody types before a worker is asked, in ms.
const PAUSE_MS: u32 = 120;

/// Has a worker find out what the state misses. A new version of the script drops what is being found out of the
/// one before.
#[hook]
pub fn use_background(store: &UseReducerHandle<Store>) {
    let background = use_mut_ref(Background::default);
    let dispatch = store.dispatcher();
    let state = &store.state;
    // Who goes on typing starts nothing: to start a worker takes longer than a key may.
    let pause = use_mut_ref(|| None::<Timeout>);
    let whole = state.prediction.missing() == Missing::Trace;
    let wanted = (state.version, state.no_worker.is_none());
    let order = (state.prediction.missing() != Missing::Nothing).then(|| Order::Predict {
        script: state.script.clone(),
        language: state.language,
        trace: whole,
    });
    use_effect_with(wanted, move |(version, has_worker)| {
        pause.take();
        background.borrow_mut().drop_order();
        let Some(order) = order.filter(|_| *has_worker) else { return };
        let version = *version;
        // Parts come until the run is whole; then comes the study.
        let inbox = RefCell::new(whole.then(Inbox::default));
        let answer = move |answer: Answer| {
            let bytes = match answer {
                Ok(bytes) => bytes,
                Err(why) => {
                    dispatch.dispatch(Action::NoWorker(why.into()));
                    return true;
                }
            };
            let Some(mut parts) = inbox.take() else {
                if let Some(study) = Study::read(&mut Reader::new(&bytes, Vec::new())) {
                    dispatch.dispatch(Action::Studied(version, Rc::new(study)));
                }
                return true;
            };
            match parts.unpack(&bytes) {
                Some(standing) if standing.is_over() => {
                    dispatch.dispatch(Action::Predicted(version, Rc::new(parts.into_trace(standing))));
                }
                _ => {
                    inbox.replace(Some(parts));
                }
            }
            false
        };
        let later = background.clone();
        pause.replace(Some(Timeout::new(PAUSE_MS, move || later.borrow_mut().order(&order, answer))));
    });
}
