//! Takes actions, and carries out what they ask for outside of the page.

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

/// Takes actions: what one asks for outside of the page is carried out before anything else happens to the page, each
/// effect once and in order. Who waited for the state to be shown could find another step of the history, or be gone.
#[hook]
pub fn use_dispatch(store: Rc<RefCell<Store>>) -> Callback<Action> {
    let redraw = use_force_update();
    let outside = use_mut_ref(Outside::default);
    let dispatch = use_mut_ref(Callback::noop);
    let carry_out = {
        let (store, dispatch) = (store.clone(), dispatch.clone());
        move || {
            // To carry out an effect may be to act: what that asks for is next, here.
            let Ok(mut outside) = outside.try_borrow_mut() else { return };
            let next = || store.borrow_mut().next_effect();
            let dispatch = dispatch.borrow().clone();
            while let Some(effect) = next() {
                outside.carry_out(effect, &dispatch);
            }
        }
    };
    use_effect_with((), {
        let carry_out = carry_out.clone();
        move |()| carry_out()
    });
    let act = use_callback((), move |action, ()| {
        let acted = store.borrow_mut().act(action);
        if acted {
            redraw.force_update();
            carry_out();
        }
    });
    *dispatch.borrow_mut() = act.clone();
    act
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
