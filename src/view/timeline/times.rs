//! How long the instances of a task take, and how much of that they wait.

use crate::trace::{Micros, Task};

/// What a group's instances took, from arrival to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// How many instances there are.
    pub count: usize,
    /// How many of them never ended; those are in no figure.
    pub unfinished: usize,
    /// For how long they waited: for their turn, for something or for a worker.
    pub waiting: Option<Spread>,
    /// How long it took from arrival to end.
    pub response: Option<Spread>,
}

/// Times of many, in µs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Half of them took at most this.
    pub median_us: Micros,
    /// 95 % of them took at most this.
    pub p95_us: Micros,
    /// The longest.
    pub longest_us: Micros,
}

/// The times of some tasks.
pub fn times<'a>(tasks: impl Iterator<Item = &'a Task>) -> Times {
    let (mut waiting, mut response, mut count) = (Vec::new(), Vec::new(), 0);
    for task in tasks {
        count += 1;
        if let Some(end_us) = task.end_us {
            let took_us = end_us.saturating_sub(task.start_us);
            response.push(took_us);
            waiting.push(took_us.saturating_sub(task.work_us));
        }
    }
    Times { count, unfinished: count - response.len(), waiting: spread(waiting), response: spread(response) }
}

/// By nearest rank: each figure is one that a task really took.
fn spread(mut times_us: Vec<Micros>) -> Option<Spread> {
    times_us.sort_unstable();
    let rank = |percent: usize| times_us[(times_us.len() * percent).div_ceil(100) - 1];
    let longest_us = *times_us.last()?;
    Some(Spread { median_us: rank(50), p95_us: rank(95), longest_us })
}
