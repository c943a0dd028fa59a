//! What variables hold: noted where a task prints or gives the thread back, so it is what a task keeps while others run.

use std::collections::BTreeSet;
use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{TaskId, Trace};

/// The variables of a task, or what all tasks share, from a step on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Variables {
    /// How many events came before.
    pub after: u64,
    /// Whose they are; `None` for what all tasks share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskId>,
    /// Each name with its value, as `repr` writes it, cut where it is long. Those of the innermost call.
    pub values: Vec<(Rc<str>, Rc<str>)>,
}

impl Variables {
    /// More of them than these are not noted in a run.
    pub const MOST: usize = 20_000;
}

impl Trace {
    /// Whose variables are noted at all, by number; what all tasks share first.
    pub fn with_variables(&self) -> BTreeSet<Option<TaskId>> {
        let mut all = BTreeSet::new();
        // Collected, they would be sorted first: code for nothing.
        all.extend(self.variables.iter().filter(|of| !of.values.is_empty()).map(|of| of.task));
        all
    }

    /// What variables hold after so many events: what is shared first, then those of each task, by number.
    pub fn variables_at(&self, step: usize) -> Vec<&Variables> {
        let so_far = self.variables.partition_point(|of| of.after <= step as u64);
        let mut last: Vec<&Variables> = Vec::new();
        for of in &self.variables[..so_far] {
            match last.binary_search_by_key(&of.task, |of| of.task) {
                Ok(at) => last[at] = of,
                Err(at) => last.insert(at, of),
            }
        }
        last.retain(|of| !of.values.is_empty());
        last
    }
}
