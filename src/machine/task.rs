//! A task: a coroutine and how far it has come.

use super::value::Value;
use crate::script::program::TaskSpec;
use crate::trace::Micros;

#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Its declaration, as an index into the program's tasks.
    pub(super) spec: usize,
    /// Its number among the instances, from 1.
    pub(super) instance: u32,
    /// The instruction it runs next.
    pub(super) at: u32,
    pub(super) counters: Vec<u32>,
    /// `None` until it is set.
    pub(super) variables: Vec<Option<Value>>,
    pub(super) activity: Activity,
}

/// What a task was doing when it was last left: what resuming it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Activity {
    /// Created, with its arrival ahead, in µs from its first step.
    Arriving { after_us: Micros },
    /// Not running.
    Suspended,
    /// Computing on the loop's thread.
    Computing,
    /// Blocking the loop's thread.
    Blocking,
}

impl Task {
    pub(super) fn new(spec: usize, instance: u32, declared: &TaskSpec) -> Self {
        let activity = match declared.every_us {
            Some(every_us) => Activity::Arriving { after_us: every_us * u64::from(instance - 1) },
            None => Activity::Suspended,
        };
        Self {
            spec,
            instance,
            at: 0,
            counters: vec![0; declared.body.counters as usize],
            variables: vec![None; declared.body.variables.len()],
            activity,
        }
    }
}
