//! The whole state at the playhead, and before its last step.

use yew::prelude::*;

use crate::trace::{Shared, Trace};
use crate::view::{Moments, Prepared};

struct Known {
    trace: Shared<Trace>,
    step: usize,
    moments: Moments,
}

/// The states of a run around the last of so many events. Going on from the last one asked for takes only the events
/// between, and going to the end of a run that is prepared takes none.
#[hook]
pub fn use_moments(trace: Option<&Shared<Trace>>, step: usize, prepared: Option<&Prepared>) -> Moments {
    let known = use_mut_ref(|| None::<Known>);
    let Some(trace) = trace else { return Moments::default() };
    let moments = match known.take() {
        Some(before) if before.trace == *trace && before.step <= step => {
            before.moments.on(trace, before.step, step)
        }
        _ => {
            let end =
                prepared.filter(|prepared| prepared.index.trace == *trace && step == trace.events.len());
            end.map_or_else(|| Moments::at(trace, step), |prepared| prepared.end.clone())
        }
    };
    *known.borrow_mut() = Some(Known { trace: trace.clone(), step, moments: moments.clone() });
    moments
}
