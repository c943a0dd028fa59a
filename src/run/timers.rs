//! Timers (`BaseEventLoop._scheduled`), by when they are due and, among equals, in the order of registration.

use std::collections::BTreeMap;

use crate::machine::Callback;
use crate::trace::Micros;

/// The timers that have not gone off.
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
    pub(super) fn add(&mut self, due_us: Micros, callback: Callback) {
        let spare = &mut self.spare;
        self.due.entry(due_us).or_insert_with(|| spare.pop().unwrap_or_default()).push(callback);
        self.first_us = self.first_us.min(due_us);
    }

    /// When the first timer is due that is still wanted, in µs. Those before it are forgotten.
    pub(super) fn next_us(&mut self, is_wanted: impl Fn(Callback) -> bool) -> Option<Micros> {
        while let Some(first) = self.due.first_entry() {
            if first.get().iter().any(|callback| is_wanted(*callback)) {
                return Some(*first.key());
            }
            self.spare.push(first.remove());
            self.first_us = self.due.first_key_value().map_or(NEVER_US, |(due_us, _)| *due_us);
        }
        None
    }

    /// Takes the timers that are due at `now_us`; `call` gets each, and when it was due.
    #[inline]
    pub(super) fn take_due(&mut self, now_us: Micros, mut call: impl FnMut(Callback, Micros)) {
        while self.first_us <= now_us
            && let Some((due_us, mut callbacks)) = self.due.pop_first()
        {
            callbacks.drain(..).for_each(|callback| call(callback, due_us));
            self.spare.push(callbacks);
            self.first_us = self.due.first_key_value().map_or(NEVER_US, |(due_us, _)| *due_us);
        }
    }
}
