//! How what time makes ready, timers and the ends of jobs, joins the ready queue: all of it at once, as with asyncio, or
//! at one moment otherwise, to see whether that shows.

use std::collections::{BTreeSet, VecDeque};

use crate::machine::{Callback, Machine};
use crate::trace::{Micros, TaskId};

pub(super) enum Arrivals {
    /// All at once, in order.
    AtOnce,
    /// The same; every moment is noted at which another order might show.
    Noted(Vec<Moment>),
    /// In another order at `at_us`.
    Otherwise { at_us: Micros, order: Order, waiting: VecDeque<Callback> },
}

/// Another order than asyncio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// In one pass, but the last first.
    Swapped,
    /// Each alone, when nothing is ready any more: a browser finishes what one timer causes before the next.
    OneByOne,
    /// The same, the last first.
    OneByOneSwapped,
}

/// When something becomes ready beside something else.
pub(super) struct Moment {
    pub(super) t_us: Micros,
    /// Whom it is about.
    pub(super) tasks: BTreeSet<TaskId>,
    /// Whom that is about which becomes ready at this very µs, and not just now because the loop was held.
    pub(super) on_time: BTreeSet<TaskId>,
}

impl Arrivals {
    pub(super) fn otherwise(at_us: Micros, order: Order) -> Self {
        Self::Otherwise { at_us, order, waiting: VecDeque::new() }
    }

    /// Whether something still waits for its turn to join.
    pub(super) fn wait(&self) -> bool {
        matches!(self, Self::Otherwise { waiting, .. } if !waiting.is_empty())
    }

    /// Has the timers that are due join the ready queue, which held so many callbacks before the ends of jobs did.
    #[inline(always)]
    pub(super) fn join(&mut self, machine: &mut Machine, before: usize, now_us: Micros) {
        match self {
            Self::AtOnce => machine.ready_timers(now_us),
            Self::Noted(moments) => note(moments, machine, before, now_us),
            Self::Otherwise { at_us, order, waiting } => {
                machine.ready_timers(now_us);
                let arrived = machine.ready().split_off(before);
                waiting.extend(arrived);
                let ready = machine.ready();
                if *at_us != now_us {
                    return ready.extend(waiting.drain(..));
                }
                let alone = usize::from(before == 0 && !waiting.is_empty());
                match order {
                    Order::Swapped => ready.extend(waiting.drain(..).rev()),
                    Order::OneByOne => ready.extend(waiting.drain(..alone)),
                    Order::OneByOneSwapped => ready.extend(waiting.drain(waiting.len() - alone..)),
                }
            }
        }
    }
}

fn note(moments: &mut Vec<Moment>, machine: &mut Machine, before: usize, now_us: Micros) {
    let ended = machine.ready()[before..].to_vec();
    let on_time = machine.timers_at(now_us).chain(ended);
    let on_time: Vec<TaskId> = on_time.filter_map(|callback| machine.task_of(callback)).collect();
    machine.ready_timers(now_us);
    let ready = machine.ready().clone();
    if ready.len() < 2 || ready.len() == before {
        return;
    }
    if moments.last().is_none_or(|moment| moment.t_us != now_us) {
        moments.push(Moment { t_us: now_us, tasks: BTreeSet::new(), on_time: BTreeSet::new() });
    }
    // What was ready before is named if it is what a single arrival meets.
    let ready = if ready.len() - before > 1 { &ready[before..] } else { &ready };
    if let Some(moment) = moments.last_mut() {
        moment.tasks.extend(ready.iter().filter_map(|callback| machine.task_of(*callback)));
        moment.on_time.extend(on_time);
    }
}
