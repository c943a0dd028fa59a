//! Lost updates: a task reads what all share, gives the loop back, and then writes what it made of that, over what another
//! has written meanwhile.

use std::collections::BTreeMap;

use super::Machine;
use crate::script::program::{Expr, SharedId};
use crate::trace::{Micros, TaskId};

/// What is known of who has read and written what all tasks share.
#[derive(Clone, Debug, Default)]
pub(super) struct Updates {
    /// How often each was written, and by whom on which line the last time.
    written: BTreeMap<SharedId, (u64, TaskId, u32)>,
    /// How often each had been written when a task put its value into a variable, and on which line that was.
    read: BTreeMap<(TaskId, SharedId), (u64, u32)>,
    lost: Vec<LostUpdate>,
}

/// An update that was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostUpdate {
    /// Of which value.
    pub shared: SharedId,
    /// Whose it was.
    pub whose: TaskId,
    /// The line that wrote it.
    pub their_line: u32,
    /// Who wrote over it.
    pub by: TaskId,
    /// The line on which that task had read the value.
    pub read_line: u32,
    /// The line on which it wrote.
    pub line: u32,
    /// When, in µs.
    pub t_us: Micros,
}

impl Machine {
    /// The updates that were lost so far.
    pub fn lost_updates(&self) -> &[LostUpdate] {
        &self.updates.lost
    }

    /// A task puts what it has made of these into a variable.
    pub(super) fn reads_shared(&mut self, id: TaskId, reads: &[SharedId]) {
        let line = self.tasks[id.index()].line;
        for shared in reads {
            let times = self.updates.written.get(shared).map_or(0, |(times, ..)| *times);
            self.updates.read.insert((id, *shared), (times, line));
        }
    }

    /// A task writes a value over what is there; made of what, if it is known.
    pub(super) fn writes_shared(&mut self, id: TaskId, shared: SharedId, of: Option<&Expr>) {
        let line = self.tasks[id.index()].line;
        let before = self.updates.written.get(&shared).copied();
        let times = before.map_or(0, |(times, ..)| times);
        let read = self.updates.read.get(&(id, shared)).copied();
        if let (Some((_, whose, their_line)), Some((seen, read_line)), Some(of)) = (before, read, of)
            && seen < times
            && whose != id
            && of.reads_variables()
            && !of.shared().contains(&shared)
        {
            let t_us = self.now_us;
            self.updates.lost.push(LostUpdate { shared, whose, their_line, by: id, read_line, line, t_us });
        }
        self.updates.written.insert(shared, (times + 1, id, line));
        self.updates.read.insert((id, shared), (times + 1, line));
    }
}
