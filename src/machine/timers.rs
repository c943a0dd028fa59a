//! Timers (`BaseEventLoop._scheduled`), by when they are due and, among equals, in the order of registration.

use std::collections::BTreeMap;

use super::{Callback, Machine};
use crate::trace::Micros;

/// The timers that have not gone off.
#[derive(Clone, Debug)]
pub(super) struct Timers {
    due: BTreeMap<Micros, Vec<Callback>>,
    /// When the first of them is due, in µs.
    first_us: Micros,
    /// Lists that are empty again, kept for their room.
    spare: Vec<Vec<Callback>>,
}

/// Nothing is ever due then.
const NEVER_US: Micros = Micros::MAX;

impl Timers {
    pub(super) fn new() -> Self {
        Self { due: BTreeMap::new(), first_us: NEVER_US, spare: Vec::new() }
    }

    /// Registers a timer.
    #[inline]
    pub(super) fn add(&mut self, due_us: Micros, callback: Callback) {
        let spare = &mut self.spare;
        self.due.entry(due_us).or_insert_with(|| spare.pop().unwrap_or_default()).push(callback);
        self.first_us = self.first_us.min(due_us);
    }

    /// Takes the first timers, all those that are due at one moment, and when that is, if it is not after
    /// `until_us`. The list is to be given back.
    #[inline]
    fn take_first(&mut self, until_us: Micros) -> Option<(Micros, Vec<Callback>)> {
        if self.first_us > until_us {
            return None;
        }
        let first = self.due.pop_first();
        self.first_us = self.due.first_key_value().map_or(NEVER_US, |(due_us, _)| *due_us);
        first
    }

    fn give_back(&mut self, mut list: Vec<Callback>) {
        list.clear();
        self.spare.push(list);
    }
}

impl Machine {
    /// When the first timer is due that is still wanted, in µs. Those before it are forgotten.
    pub fn next_timer_us(&mut self) -> Option<Micros> {
        while let Some((due_us, callbacks)) = self.timers.due.first_key_value() {
            if callbacks.iter().any(|callback| self.is_live(*callback)) {
                return Some(*due_us);
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
                    self.ready.push_back(*callback);
                    self.timer_due(*callback, due_us, now_us);
                }
            }
            self.timers.give_back(callbacks);
        }
    }

    /// Takes all timers, each with when it is due, in µs, for a loop that has timers of its own.
    pub fn take_timers(&mut self) -> Vec<(Micros, Callback)> {
        let all = std::mem::replace(&mut self.timers, Timers::new());
        let due = all.due.into_iter();
        due.flat_map(|(due_us, callbacks)| callbacks.into_iter().map(move |callback| (due_us, callback)))
            .collect()
    }

    /// `loop.call_later`.
    #[inline]
    pub(super) fn call_later(&mut self, us: Micros, callback: Callback) {
        self.timers.add(self.now_us + us, callback);
    }
}
