//! What a task waits for, as the boxes of the states say it.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::script::program::Pool;
use crate::text::Texts;
use crate::trace::{EventKind, Micros, SpanState, Trace};

/// What a task waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Its arrival, or a timer of its own.
    Until(Micros),
    /// Something with a name.
    On(Rc<str>),
    /// A worker that is free.
    Job,
    /// A worker of a pool, numbered from 1, which is at it.
    Worker(Pool, u32),
}

impl Wait {
    /// In words: `until 3 s`, `on q`, `thread 1`.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Until(until_us) => (texts.moment.until)(&texts.figures.units.brief(*until_us)),
            Self::On(on) => (texts.moment.waits_on)(on),
            Self::Job => texts.moment.for_a_worker.into(),
            Self::Worker(Pool::Threads, worker) => format!("{} {worker}", texts.timeline.thread),
            Self::Worker(Pool::Processes, worker) => format!("{} {worker}", texts.timeline.process),
        }
    }

    /// The state whose colours it has.
    pub fn state(&self) -> SpanState {
        match self {
            Self::Until(_) => SpanState::Sleeping,
            Self::On(_) | Self::Job => SpanState::Waiting,
            Self::Worker(..) => SpanState::Offloaded,
        }
    }
}

/// The pools that work at something during a run.
pub fn pools(trace: &Trace) -> BTreeSet<Pool> {
    let mut pools = BTreeSet::new();
    pools.extend(trace.events.iter().filter_map(|event| {
        let EventKind::JobStarted { pool, .. } = event.kind else { return None };
        Some(pool)
    }));
    pools
}
