//! A trace as lanes, in µs. The index of a trace is made once; what is drawn is computed for the window that is seen, so
//! that drawing costs what is seen and not what is in the trace.

mod density;
mod index;
mod pieces;
mod rows;
mod texts;
mod times;
mod turns;
mod workers;

use std::rc::Rc;

pub use density::Density;
pub use index::{Ends, Group, Index};
pub use pieces::{Piece, Window, pieces, times_by_state};
pub use rows::{Folds, LaneOf, MOST_UNFOLDED, Row};
pub use texts::{piece_texts, span_texts};
pub use times::{Spread, Times, times};
pub use turns::Turn;
pub use workers::Worker;

use crate::trace::{Micros, Outcome, Trace};

/// How long what is stuck from the beginning is shown, in µs.
const STUCK_AT_ONCE_US: Micros = 1_000_000;

/// The runs that a timeline shows: a prediction, the live run of the same program, the pinned run.
#[derive(Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Where the axis ends, in µs; more than 0.
    pub end_us: Micros,
    /// The prediction.
    pub now: Rc<Index>,
    /// The live run of the same program, if there was one; its tasks are the prediction's, in the same order.
    pub measured: Option<Rc<Index>>,
    /// The pinned run, if there is one; its tasks are known by their names.
    pub before: Option<Rc<Index>>,
}

impl Timeline {
    /// The axis is as long as the longest of the runs, and longer if one is stuck, so that what never ends is seen to go on.
    /// Of one that goes on behind its picture only a little is left empty.
    pub fn new(now: Rc<Index>, measured: Option<Rc<Index>>, before: Option<Rc<Index>>) -> Self {
        let others = measured.iter().chain(&before);
        let end_us = others.chain([&now]).map(|index| seen_us(&index.trace)).max().unwrap_or(0).max(1);
        Self { end_us, now, measured, before }
    }

    /// Up to when an event loop is seen to run, predicted or for real, in µs.
    pub fn loop_end_us(&self) -> Micros {
        self.measured.iter().chain([&self.now]).map(|index| seen_us(&index.trace)).max().unwrap_or(0)
    }

    /// Whether an event loop ran the tasks, so that it has a lane.
    pub fn has_loop(&self) -> bool {
        self.now.trace.strategy.has_loop()
    }
}

/// How much of the time there is to see, in µs.
fn seen_us(trace: &Trace) -> Micros {
    let picture_us = trace.picture_us();
    match trace.outcome {
        _ if picture_us < trace.total_us => picture_us.saturating_add(picture_us / 8).min(trace.total_us),
        Outcome::Stuck if trace.total_us == 0 => STUCK_AT_ONCE_US,
        Outcome::Stuck => trace.total_us.saturating_add(trace.total_us / 5),
        Outcome::Finished | Outcome::Failed | Outcome::Limit | Outcome::Stopped | Outcome::Running => {
            trace.total_us
        }
    }
}
