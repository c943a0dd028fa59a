//! The whole state at the playhead.

use std::rc::Rc;

use yew::prelude::*;

use crate::script::Program;
use crate::trace::Trace;
use crate::view::{Moment, moment};

struct Known {
    trace: Rc<Trace>,
    step: usize,
    moment: Rc<Moment>,
}

/// The state of a run after so many events. Going on from the last one asked for takes only the events between.
#[hook]
pub fn use_moment(run: Option<&(Rc<Program>, Rc<Trace>)>, step: usize) -> Rc<Moment> {
    let known = use_mut_ref(|| None::<Known>);
    let Some((program, trace)) = run else { return Rc::default() };
    let moment = match known.take() {
        Some(before) if Rc::ptr_eq(&before.trace, trace) && before.step <= step => {
            let mut moment = before.moment;
            if before.step < step {
                let on = Rc::make_mut(&mut moment);
                trace.events[before.step..step].iter().for_each(|event| on.apply(event));
            }
            moment
        }
        _ => Rc::new(moment(program, trace, step)),
    };
    *known.borrow_mut() = Some(Known { trace: trace.clone(), step, moment: moment.clone() });
    moment
}
