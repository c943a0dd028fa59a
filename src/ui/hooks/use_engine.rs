//! What takes too long between two keys: the engine finds it out in a worker.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::StoreHandle;
use crate::app::{Action, Code, Missing, State, Version};
use crate::browser::engine::{Answer, EngineClient, EngineRequest};
use crate::browser::turn::{next_turn, painted};
use crate::run::Analysis;
use crate::script::Program;
use crate::trace::Shared;
use crate::trace::wire::{Inbox, Standing, unpack};
use crate::view::Prepared;

/// How long nobody types before a worker is asked, in ms.
const PAUSE_MS: u32 = 120;

/// Asks the engine for what the state misses, once the page shows what it knows. A new version of the script drops
/// what is being found out of the one before. A run that comes from there is made ready for its picture in pieces, so
/// that it holds no key up: this is the last one.
#[hook]
pub fn use_engine(store: &StoreHandle) -> Option<Prepared> {
    let engine = use_mut_ref(EngineClient::default);
    let newest = use_mut_ref(Version::default);
    let prepared = use_state_eq(|| None::<Prepared>);
    let state = &store.state;
    let wanted = (state.version, state.no_worker.is_none());
    let request = wanted_of(state).then(|| EngineRequest::Predict {
        script: state.ran().to_string(),
        language: state.language,
        trace: state.prediction.missing() == Missing::Trace,
    });
    let arrival = Arrival {
        program: state.prediction.awaited.as_ref().and_then(Code::program).cloned(),
        version: state.version,
        newest: newest.clone(),
        before: (*prepared).clone(),
        prepared: prepared.setter(),
        dispatch: store.dispatch.clone(),
    };
    use_effect_with(wanted, move |(version, has_worker)| {
        let version = *version;
        newest.replace(version);
        engine.borrow_mut().cancel();
        let Some(request) = request.filter(|_| *has_worker) else { return };
        spawn_local(async move {
            // Who goes on typing starts nothing: to start a worker takes longer than a key may.
            TimeoutFuture::new(PAUSE_MS).await;
            if *newest.borrow() == version {
                engine.borrow_mut().request(&request, listener(arrival));
            }
        });
    });
    (*prepared).clone()
}

/// Whether a worker is wanted. An embedded page shows nothing of an analysis.
fn wanted_of(state: &State) -> bool {
    match state.prediction.missing() {
        Missing::Nothing | Missing::Python => false,
        Missing::Analysis => !state.visit.settings.embed,
        Missing::Trace => true,
    }
}

/// Where the answers for a version of the script go.
#[derive(Clone)]
struct Arrival {
    /// The program whose run is awaited, if one is.
    program: Option<Rc<Program>>,
    version: Version,
    newest: Rc<RefCell<Version>>,
    /// What was prepared before; it is as large, and goes when nothing shows it any more.
    before: Option<Prepared>,
    prepared: UseStateSetter<Option<Prepared>>,
    dispatch: Callback<Action>,
}

/// What is awaited.
enum Awaited {
    /// Parts of the run.
    Parts(Box<Inbox>),
    /// The analysis, while the run is being prepared; what has come of it.
    Both(Option<Vec<u8>>),
    /// The analysis.
    Analysis,
}

/// Takes the answers: parts until the run is whole, if it is awaited; then the analysis.
fn listener(arrival: Arrival) -> impl Fn(Answer) -> bool + 'static {
    let first = if arrival.program.is_some() { Awaited::Parts(Box::default()) } else { Awaited::Analysis };
    let awaited = Rc::new(RefCell::new(first));
    move |answer| {
        let bytes = match answer {
            Ok(bytes) => bytes,
            Err(why) => {
                arrival.dispatch.emit(Action::NoWorker(why.into()));
                return true;
            }
        };
        let mut now = awaited.borrow_mut();
        match &mut *now {
            Awaited::Parts(inbox) => {
                let standing = inbox.unpack(&bytes).filter(Standing::is_over);
                if let Some(standing) = standing {
                    let inbox = std::mem::take(&mut **inbox);
                    *now = Awaited::Both(None);
                    spawn_local(arrival.clone().show(inbox, standing, awaited.clone()));
                }
                false
            }
            Awaited::Both(analysis) => {
                *analysis = Some(bytes);
                true
            }
            Awaited::Analysis => {
                arrival.analysed(&bytes);
                true
            }
        }
    }
}

impl Arrival {
    /// Prepares the run and shows it, then what has come of the analysis by then.
    async fn show(self, inbox: Inbox, standing: Standing, awaited: Rc<RefCell<Awaited>>) {
        next_turn().await;
        let trace = Shared::new(inbox.into_trace(standing));
        for piece in Prepared::pieces(trace.clone()) {
            next_turn().await;
            if *self.newest.borrow() != self.version {
                return;
            }
            if piece.is_some() {
                self.prepared.set(piece);
            }
        }
        self.dispatch.emit(Action::Predicted(self.version, trace));
        if let Awaited::Both(Some(analysis)) = awaited.replace(Awaited::Analysis) {
            self.analysed(&analysis);
        }
        painted().await;
        drop(self.before);
    }

    fn analysed(&self, bytes: &[u8]) {
        if let Some(analysis) = unpack::<Analysis>(bytes) {
            self.dispatch.emit(Action::Analysed(self.version, Shared::new(analysis)));
        }
    }
}
