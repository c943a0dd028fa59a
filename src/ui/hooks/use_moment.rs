//! The whole state at the playhead.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::State;
use crate::script::Program;
use crate::sorted::Set;
use crate::trace::Trace;
use crate::view::{Moment, moment};

struct Known {
    trace: Rc<Trace>,
    step: usize,
    moment: Moment,
}

/// The lines at which the tasks stand, while the playhead is not at the end.
#[hook]
pub fn use_moment_lines(state: &State) -> Rc<Set<u32>> {
    let known = use_mut_ref(|| None::<Known>);
    let lines =
        state.prediction.good.as_ref().filter(|_| !state.prediction.is_stale()).map(|(program, trace)| {
            if state.playhead.is_at_end(trace) {
                return Set::new();
            }
            at(&mut known.borrow_mut(), program, trace, state.playhead.step).lines.values().copied().collect()
        });
    Rc::new(lines.unwrap_or_default())
}

/// The state after so many events. Going on from the last one asked for takes only the events between.
#[hook]
pub fn use_moment(program: &Program, trace: &Rc<Trace>, step: usize) -> Moment {
    let known = use_mut_ref(|| None::<Known>);
    at(&mut known.borrow_mut(), program, trace, step)
}

fn at(known: &mut Option<Known>, program: &Program, trace: &Rc<Trace>, step: usize) -> Moment {
    let moment = match known.take() {
        Some(before) if Rc::ptr_eq(&before.trace, trace) && before.step <= step => {
            let mut moment = before.moment;
            trace.events[before.step..step].iter().for_each(|event| moment.apply(event));
            moment
        }
        _ => moment(program, trace, step),
    };
    *known = Some(Known { trace: trace.clone(), step, moment: moment.clone() });
    moment
}
