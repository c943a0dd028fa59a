//! Carries out what the state asks for.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Effect, Store};
use crate::browser::RealRun;
use crate::browser::document;
use crate::browser::location::AddressBar;
use crate::browser::storage::{keep, keep_draft};
use crate::trace::wire::Standing;
use crate::trace::{Recorder, Shared, Trace};

/// Carries out each effect once, in order, after the state that asked for it is shown.
#[hook]
pub fn use_effects(store: Rc<RefCell<Store>>, dispatch: &Callback<Action>) {
    let outside = use_mut_ref(Outside::default);
    let dispatch = dispatch.clone();
    use_effect(move || {
        // The store is free meanwhile: to carry out an effect may be to act.
        let next = || store.borrow_mut().next_effect();
        while let Some(effect) = next() {
            outside.borrow_mut().carry_out(effect, &dispatch);
        }
    });
}

/// What effects begin and end.
#[derive(Default)]
struct Outside {
    live: Option<RealRun>,
    address: AddressBar,
    /// Whether the browser has kept the draft that the address is about to follow to.
    kept: bool,
}

impl Outside {
    fn carry_out(&mut self, effect: Effect, dispatch: &Callback<Action>) {
        match effect {
            Effect::Start { run, thread, script, strategy, scale } => {
                // The one before ends first: it may hold what this one needs.
                self.live = None;
                let ended = dispatch.reform(move |trace| Action::Report(run, Shared::new(trace)));
                let failed = dispatch.reform(move |why: String| Action::RunFailed(run, why.into()));
                let report = recorded(ended.clone());
                let (ended, failed) = (move |trace| ended.emit(trace), move |why| failed.emit(why));
                self.live = RealRun::start(thread, &script, strategy, scale, report, ended, failed);
            }
            Effect::Stop => self.live.iter().for_each(RealRun::stop),
            Effect::Drop => self.live = None,
            Effect::Document(look) => document::show(&look),
            Effect::Address(shown) => {
                let kept = self.address.follow(shown) || self.kept;
                self.kept = false;
                dispatch.emit(Action::Kept(kept));
            }
            Effect::WriteAddress => self.address.write(),
            Effect::LeaveAddress => self.address.leave(),
            Effect::Keep(preference) => keep(preference),
            Effect::KeepDraft { script, everywhere } => self.kept = keep_draft(&script, everywhere),
        }
    }
}

/// Where what a live run has recorded so far goes: as a trace.
fn recorded(report: Callback<Trace>) -> impl Fn(&Recorder, Standing) + 'static {
    move |recorder, Standing { strategy, outcome, now_us }| {
        report.emit(recorder.clone().into_trace(strategy, outcome, now_us));
    }
}
