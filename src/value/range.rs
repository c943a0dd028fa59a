//! `range`, which has no items until one asks.

use std::fmt;

/// `range(start, stop, step)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    start: i64,
    stop: i64,
    step: i64,
}

impl Range {
    /// `None` for a step of zero.
    pub(super) fn new(start: i64, stop: i64, step: i64) -> Option<Self> {
        (step != 0).then_some(Self { start, stop, step })
    }

    /// Start, stop and step, as they were given.
    pub fn arguments(&self) -> (i64, i64, i64) {
        (self.start, self.stop, self.step)
    }

    /// How many items it has.
    pub fn len(&self) -> u64 {
        let (low, high) = if self.step > 0 { (self.start, self.stop) } else { (self.stop, self.start) };
        if low >= high { 0 } else { (high.abs_diff(low) - 1) / self.step.unsigned_abs() + 1 }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item, from 0.
    #[expect(clippy::cast_possible_wrap, reason = "what is below `len` lies between start and stop")]
    pub fn get(&self, index: u64) -> Option<i64> {
        (index < self.len()).then(|| self.start.wrapping_add((index as i64).wrapping_mul(self.step)))
    }

    /// The least and the greatest item of one that has some.
    pub(super) fn bounds(&self) -> (i64, i64) {
        let last = self.get(self.len().saturating_sub(1)).unwrap_or(self.start);
        (self.start.min(last), self.start.max(last))
    }

    /// Whether an item equals this number.
    pub(super) fn contains(&self, int: i64) -> bool {
        let is_within = if self.step > 0 {
            self.start <= int && int < self.stop
        } else {
            self.stop < int && int <= self.start
        };
        is_within && int.abs_diff(self.start).is_multiple_of(self.step.unsigned_abs())
    }

    /// Whether both have the same items, as Python compares ranges.
    pub(super) fn equals(&self, other: &Self) -> bool {
        let len = self.len();
        let same_items = self.start == other.start && (len == 1 || self.step == other.step);
        len == other.len() && (len == 0 || same_items)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, stop, step } = self;
        if *step == 1 {
            write!(f, "range({start}, {stop})")
        } else {
            write!(f, "range({start}, {stop}, {step})")
        }
    }
}
