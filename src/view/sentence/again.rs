//! What a step's sentence says if it would be that of the step before.

use super::Step;
use crate::trace::{Event, EventKind, ObjectKind};

/// So far it is counted how often something happens in a row.
const MOST: usize = 100;

impl Step<'_> {
    /// How often in a row the same task has done the same; of what it takes out of a queue, how much is left there.
    pub(super) fn again(&self) -> Option<String> {
        let same = |event: &&Event| event.task == self.event.task && event.kind == self.event.kind;
        let before = self.trace.events[..self.step].iter().rev().take(MOST).take_while(same).count();
        if before == 0 {
            return None;
        }
        let steps = self.steps();
        Some(if let EventKind::ItemGot { queue } = self.event.kind {
            // That need not be the same item.
            let left = self.after.queues[queue as usize].len();
            (steps.left_in)(self.object(ObjectKind::Queue, queue), left)
        } else {
            (steps.in_a_row)(before + 1)
        })
    }
}
