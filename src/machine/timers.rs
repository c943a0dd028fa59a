//! Timers (`BaseEventLoop._scheduled`), by when they are due and, among equals, in the order of registration.

use std::collections::BTreeMap;

use super::{Callback, Machine};
use crate::trace::{Micros, TaskId};

/// The timers that have not gone off: a list for each moment.
#[derive(Clone, Debug)]
pub(super) struct Timers {
    /// All lists but the latest.
    due: BTreeMap<Micros, Vec<Callback>>,
    /// The list that was begun last, and when it is due, in µs. Who sleeps side by side wakes side by side, so
    /// most timers belong here.
    latest: Vec<Callback>,
    latest_us: Micros,
    /// When the first of all is due, in µs.
    first_us: Micros,
    /// Lists that are empty again, kept for their room.
    spare: Vec<Vec<Callback>>,
}

/// Nothing is ever due then.
const NEVER_US: Micros = Micros::MAX;

impl Timers {
    pub(super) fn new() -> Self {
        Self {
            due: BTreeMap::new(),
            latest: Vec::new(),
            latest_us: NEVER_US,
            first_us: NEVER_US,
            spare: Vec::new(),
        }
    }

    /// Registers a timer.
    #[inline]
    pub(super) fn add(&mut self, due_us: Micros, callback: Callback) {
        let list = if due_us == self.latest_us { &mut self.latest } else { self.elsewhere(due_us) };
        list.push(callback);
    }

    /// The list of a moment that is not the latest, or is it from now on.
    fn elsewhere(&mut self, due_us: Micros) -> &mut Vec<Callback> {
        // Looked for twice: what is found in a condition is borrowed beyond it.
        if self.due.contains_key(&due_us) {
            return self.due.entry(due_us).or_default();
        }
        let begun = self.spare.pop().unwrap_or_default();
        let before = std::mem::replace(&mut self.latest, begun);
        if self.latest_us != NEVER_US {
            self.due.insert(self.latest_us, before);
        }
        self.latest_us = due_us;
        self.first_us = self.first_us.min(due_us);
        &mut self.latest
    }

    /// The list of a moment.
    fn at(&self, due_us: Micros) -> &[Callback] {
        if due_us == self.latest_us { &self.latest } else { self.due.get(&due_us).map_or(&[], Vec::as_slice) }
    }

    /// Takes the first list, and when it is due, in µs, if that is not after `until_us`. The list is to be given
    /// back.
    #[inline]
    fn take_first(&mut self, until_us: Micros) -> Option<(Micros, Vec<Callback>)> {
        if self.first_us > until_us || self.first_us == NEVER_US {
            return None;
        }
        let first_us = self.first_us;
        let list = if first_us == self.latest_us {
            self.latest_us = NEVER_US;
            std::mem::take(&mut self.latest)
        } else {
            self.due.remove(&first_us).unwrap_or_default()
        };
        let next_us = self.due.first_key_value().map_or(NEVER_US, |(due_us, _)| *due_us);
        self.first_us = next_us.min(self.latest_us);
        Some((first_us, list))
    }

    fn give_back(&mut self, mut list: Vec<Callback>) {
        list.clear();
        self.spare.push(list);
    }
}

impl Machine {
    /// When the first timer is due that is still wanted, in µs. Those before it are forgotten.
    pub fn next_timer_us(&mut self) -> Option<Micros> {
        while self.timers.first_us != NEVER_US {
            if self.timers.at(self.timers.first_us).iter().any(|callback| self.is_live(*callback)) {
                return Some(self.timers.first_us);
            }
            if let Some((_, forgotten)) = self.timers.take_first(NEVER_US) {
                self.timers.give_back(forgotten);
            }
        }
        None
    }

    /// Moves the timers that are due at `now_us` to the ready queue, as the beginning of a pass does.
    #[inline]
    pub fn ready_timers(&mut self, now_us: Micros) {
        while let Some((due_us, callbacks)) = self.timers.take_first(now_us) {
            for callback in &callbacks {
                if self.is_live(*callback) {
                    self.ready.push(*callback);
                    self.timer_due(*callback, due_us, now_us);
                }
            }
            self.timers.give_back(callbacks);
        }
    }

    /// The timers that are due at that very moment and still wanted, in order.
    pub fn timers_at(&self, due_us: Micros) -> impl Iterator<Item = Callback> {
        self.timers.at(due_us).iter().copied().filter(|callback| self.is_live(*callback))
    }

    /// The task that a callback is about, if it is about one.
    pub fn task_of(&self, callback: Callback) -> Option<TaskId> {
        match callback {
            Callback::Step(task) | Callback::Wakeup(task) | Callback::SleepOver { task, .. } => Some(task),
            Callback::GatherChild { child, .. } | Callback::GroupChild { child, .. } => Some(child),
            Callback::TimeoutFired(timeout) => Some(self.timeouts[timeout.index()].task),
            Callback::JobDone(job) | Callback::CheckCancel(job) => Some(self.job(job).task),
            Callback::MainStep | Callback::MainWakeup | Callback::Stop | Callback::ShutdownStep => None,
        }
    }

    /// Takes all timers, each with when it is due, in µs, for a loop that has timers of its own.
    pub fn take_timers(&mut self) -> Vec<(Micros, Callback)> {
        let mut all = Vec::new();
        while let Some((due_us, callbacks)) = self.timers.take_first(NEVER_US) {
            all.extend(callbacks.iter().map(|callback| (due_us, *callback)));
            self.timers.give_back(callbacks);
        }
        all
    }

    /// `loop.call_later`.
    #[inline]
    pub(super) fn call_later(&mut self, us: Micros, callback: Callback) {
        self.timers.add(self.now_us + us, callback);
    }
}
