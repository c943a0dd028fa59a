//! Everything that drawing a long run needs, computed in pieces, so that the page can handle a key between two of them.

use std::rc::Rc;

use super::timeline::Index;
use super::{Moments, moment};
use crate::trace::{Shared, Trace};

/// How many events are applied in one piece.
const EVENTS: usize = 50_000;

/// What is needed to draw a run without delay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The trace and its index, with every part of it computed.
    pub index: Rc<Index>,
    /// The states around the last event.
    pub end: Moments,
}

impl Prepared {
    /// Computes it step by step: `None` while there is more to do, then the result.
    pub fn pieces(trace: Shared<Trace>) -> impl Iterator<Item = Option<Self>> + use<> {
        let start = Shared::new(moment(&trace, 0));
        let mut end = Some(Moments { before: start.clone(), now: start });
        let index = Rc::new(Index::of(trace));
        let (mut part, mut played) = (0, 0);
        std::iter::from_fn(move || {
            if index.make(part) {
                part += 1;
                return Some(None);
            }
            let all = index.trace.events.len();
            let until = all.min(played + EVENTS);
            end = end.take().map(|end| end.on(&index.trace, played, until));
            played = until;
            if until < all {
                return Some(None);
            }
            end.take().map(|end| Some(Self { index: index.clone(), end }))
        })
    }
}
