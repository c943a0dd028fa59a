//! What a run comes to: how long it takes, or why there is no such number.

use super::{LimitReached, Micros, Outcome, Summary, Trace};

/// What a run comes to. Who is stuck or goes on for ever has no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It takes so long, in µs; if it goes on still or was stopped, so far.
    Total(Micros),
    /// Nothing happens any more since this moment, in µs, and tasks are left.
    Stuck(Micros),
    /// It goes round in a `forever`.
    NeverEnds,
    /// It was followed so far, in µs, and goes on.
    MoreThan(Micros),
}

impl Answer {
    /// By how a run ended, at which limit if at one, and when, in µs.
    pub(crate) fn of(outcome: Outcome, limit: Option<&LimitReached>, total_us: Micros) -> Self {
        match outcome {
            Outcome::Finished | Outcome::Failed | Outcome::Stopped | Outcome::Running => {
                Self::Total(total_us)
            }
            Outcome::Stuck => Self::Stuck(total_us),
            Outcome::Limit if limit.is_some_and(|limit| limit.never_ends.is_some()) => Self::NeverEnds,
            Outcome::Limit => Self::MoreThan(total_us),
        }
    }

    /// How long the run takes, in µs, if it ends.
    pub fn total_us(self) -> Option<Micros> {
        match self {
            Self::Total(us) => Some(us),
            Self::Stuck(_) | Self::NeverEnds | Self::MoreThan(_) => None,
        }
    }
}

impl Trace {
    /// What the run comes to.
    pub fn answer(&self) -> Answer {
        Answer::of(self.outcome, self.limit.as_ref(), self.total_us)
    }
}

impl Summary {
    /// What the run comes to.
    pub fn answer(&self) -> Answer {
        Answer::of(self.outcome, self.limit.as_ref(), self.total_us)
    }
}
