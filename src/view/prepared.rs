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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Prepared;
    use crate::run::predict;
    use crate::script::compile;
    use crate::trace::Shared;
    use crate::view::{Index, Moments};

    #[test]
    fn a_run_made_ready_in_pieces_is_the_run_made_at_once() {
        let program = Rc::new(
            compile("a x 3000:\n  sleep 1; cpu 1ms\n  repeat 5: sleep 2ms\nb: cpu 2").expect("sound"),
        );
        let trace = Shared::new(predict(program));
        let pieces: Vec<_> = Prepared::pieces(trace.clone()).collect();
        let (last, before) = pieces.split_last().expect("pieces");
        assert!(before.len() > 6 && before.iter().all(Option::is_none));
        let Prepared { index, end } = last.clone().expect("the last is whole");
        let anew = Moments::at(&trace, trace.events.len());
        assert_eq!((&*end.before, &*end.now), (&*anew.before, &*anew.now));
        assert_eq!(index.loop_density(), Index::of(trace).loop_density());
    }
}
