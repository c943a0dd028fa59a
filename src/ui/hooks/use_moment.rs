//! The whole state at the playhead.

use yew::prelude::*;

use crate::trace::{Shared, Trace};
use crate::view::{Moment, Prepared, moment};

struct Known {
    trace: Shared<Trace>,
    step: usize,
    moment: Shared<Moment>,
}

/// The state of a run after so many events. Going on from the last one asked for takes only the events between, and
/// going to the end of a run that is prepared takes none.
#[hook]
pub fn use_moment(trace: Option<&Shared<Trace>>, step: usize, prepared: Option<&Prepared>) -> Shared<Moment> {
    let known = use_mut_ref(|| None::<Known>);
    let Some(trace) = trace else { return Shared::default() };
    let moment = match known.take() {
        Some(before) if before.trace == *trace && before.step <= step => {
            let mut moment = before.moment;
            if before.step < step {
                let on = moment.make_mut();
                trace.events[before.step..step].iter().for_each(|event| on.apply(event));
            }
            moment
        }
        _ => {
            let end =
                prepared.filter(|prepared| prepared.index.trace == *trace && step == trace.events.len());
            end.map_or_else(|| Shared::new(moment(trace, step)), |prepared| prepared.end.clone())
        }
    };
    *known.borrow_mut() = Some(Known { trace: trace.clone(), step, moment: moment.clone() });
    moment
}
