//! What takes too long between two keys, made in a worker.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Missing, Place, Store};
use crate::browser::Order;
use crate::browser::background::Background;
use crate::run::Study;
use crate::trace::wire::{Inbox, Reader, Wire};

/// Has a worker find out what the state misses. A new version of the script drops what is being found out of the
/// one before.
#[hook]
pub fn use_background(store: &UseReducerHandle<Store>) {
    let background = use_mut_ref(|| Background::new(Place::Worker));
    let dispatch = store.dispatcher();
    let state = &store.state;
    let wanted = (state.version, state.no_worker.is_none());
    let order = (state.prediction.missing() != Missing::Nothing).then(|| Order::Predict {
        script: state.script.clone(),
        language: state.language,
        trace: state.prediction.missing() == Missing::Trace,
    });
    use_effect_with(wanted, move |(version, has_worker)| {
        let Some(order) = order.filter(|_| *has_worker) else {
            background.borrow_mut().drop_order();
            return;
        };
        let version = *version;
        // Parts come until the run is whole; then comes the study.
        let Order::Predict { trace, .. } = &order else { return };
        let inbox = RefCell::new(trace.then(Inbox::default));
        background.borrow_mut().order(&order, move |answer| {
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
        });
    });
}
