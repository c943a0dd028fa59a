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
    /// In another order at `at_us`, and after it as long as something waits for its turn.
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
    /// Whom that is about which is in this order by luck: timers that are due at this very µs, and, beside any timer, jobs
    /// that have ended.
    pub(super) lucky: BTreeSet<TaskId>,
}

impl Arrivals {
    pub(super) fn otherwise(at_us: Micros, order: Order) -> Self {
        Self::Otherwise { at_us, order, waiting: VecDeque::new() }
    }

    /// Whether something still waits for its turn to join.
    pub(super) fn wait(&self) -> bool {
        matches!(self, Self::Otherwise { waiting, .. } if !waiting.is_empty())
    }

    /// Has the timers that are due join the ready queue, where ended jobs are.
    #[inline(always)]
    pub(super) fn join(&mut self, machine: &mut Machine, now_us: Micros) {
        match self {
            Self::AtOnce => machine.ready_timers(now_us),
            Self::Noted(moments) => note(moments, machine, now_us),
            Self::Otherwise { at_us, order, waiting } if *at_us == now_us || !waiting.is_empty() => {
                let mut arrived: Vec<Callback> = machine.ready().extract_if(.., is_job_done).collect();
                let before = machine.ready().len();
                machine.ready_timers(now_us);
                arrived.extend(machine.ready().drain(before..));
                if *order != Order::OneByOne && *at_us == now_us {
                    arrived.reverse();
                }
                waiting.extend(arrived);
                let next = match order {
                    Order::Swapped => waiting.len(),
                    // Once time has passed, each has a pass of its own, whatever is ready: a browser takes turns.
                    Order::OneByOne | Order::OneByOneSwapped => {
                        usize::from(!waiting.is_empty() && (before == 0 || *at_us < now_us))
                    }
                };
                machine.ready().extend(waiting.drain(..next));
            }
            Self::Otherwise { .. } => machine.ready_timers(now_us),
        }
    }
}

fn is_job_done(callback: &mut Callback) -> bool {
    matches!(callback, Callback::JobDone(_))
}

fn note(moments: &mut Vec<Moment>, machine: &mut Machine, now_us: Micros) {
    let mut before = machine.ready().clone();
    let jobs: Vec<Callback> = before.extract_if(.., is_job_done).collect();
    let on_time: Vec<Callback> = machine.timers_at(now_us).collect();
    let from = machine.ready().len();
    machine.ready_timers(now_us);
    let timers = machine.ready()[from..].to_vec();
    let arrived = jobs.len() + timers.len();
    if arrived == 0 || arrived + before.len() < 2 {
        return;
    }
    if moments.last().is_none_or(|moment| moment.t_us != now_us) {
        moments.push(Moment { t_us: now_us, tasks: BTreeSet::new(), lucky: BTreeSet::new() });
    }
    let Some(moment) = moments.last_mut() else { return };
    let lucky = if jobs.is_empty() { &on_time } else { &timers };
    // What was ready before is named if it is what a single arrival meets.
    let met = if arrived > 1 { &[] } else { &*before };
    for callback in jobs.iter().chain(&timers).chain(met) {
        moment.tasks.extend(machine.task_of(*callback));
    }
    for callback in jobs.iter().chain(lucky) {
        moment.lucky.extend(machine.task_of(*callback));
    }
}
