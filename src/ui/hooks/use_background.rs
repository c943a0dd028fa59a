//! What takes too long between two keys, made in a worker.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::{Action, Missing, Place, Store, Version};
use crate::browser::Order;
use crate::browser::background::{Answer, Background};
use crate::browser::turn::painted;
use crate::run::Study;
use crate::trace::Shared;
use crate::trace::wire::{Inbox, Reader, Wire};

/// How long nobody types before a worker is asked, in ms.
const PAUSE_MS: u32 = 120;

/// Has a worker find out what the state misses, once the page shows what it knows. A new version of the script drops
/// what is being found out of the one before.
#[hook]
pub fn use_background(store: &UseReducerHandle<Store>) {
    let background = use_mut_ref(|| Background::new(Place::Worker));
    let newest = use_mut_ref(Version::default);
    let dispatch = store.dispatcher();
    let state = &store.state;
    let wanted = (state.version, state.no_worker.is_none());
    let order = (state.prediction.missing() != Missing::Nothing).then(|| Order::Predict {
        script: state.script.clone(),
        language: state.language,
        trace: state.prediction.missing() == Missing::Trace,
    });
    use_effect_with(wanted, move |(version, has_worker)| {
        let version = *version;
        newest.replace(version);
        background.borrow_mut().drop_order();
        let Some(order) = order.filter(|_| *has_worker) else { return };
        spawn_local(async move {
            painted().await;
            // Who goes on typing starts nothing: to start a worker takes longer than a key may.
            TimeoutFuture::new(PAUSE_MS).await;
            if *newest.borrow() == version {
                let listener = listener(version, &order, dispatch);
                background.borrow_mut().order(&order, listener);
            }
        });
    });
}

/// Takes the answers: parts until the run is whole, if it is awaited; then the study.
fn listener(
    version: Version,
    order: &Order,
    dispatch: UseReducerDispatcher<Store>,
) -> impl Fn(Answer) -> bool + 'static {
    let awaits_run = matches!(order, Order::Predict { trace: true, .. });
    let inbox = RefCell::new(awaits_run.then(Inbox::default));
    move |answer| {
        let bytes = match answer {
            Ok(bytes) => bytes,
            Err(why) => {
                dispatch.dispatch(Action::NoWorker(why.into()));
                return true;
            }
        };
        let Some(mut parts) = inbox.take() else {
            if let Some(study) = Study::read(&mut Reader::new(&bytes, Vec::new())) {
                dispatch.dispatch(Action::Studied(version, Shared::new(study)));
            }
            return true;
        };
        match parts.unpack(&bytes) {
            Some(standing) if standing.is_over() => {
                dispatch.dispatch(Action::Predicted(version, Shared::new(parts.into_trace(standing))));
            }
            _ => {
                inbox.replace(Some(parts));
            }
        }
        false
    }
}
