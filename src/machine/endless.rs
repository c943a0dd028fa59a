//! Whether the program never ends: one of its own tasks goes round in a `forever` that nothing ends, or waits for one that
//! does. The program's own tasks are cancelled by nobody, and the others are awaited by whoever has their handle.

use super::task::{Others, Task};
use super::{Machine, TaskId};
use crate::trace::Endless;

impl Machine {
    /// The first that is found.
    pub(super) fn endless(&self) -> Option<Endless> {
        let main = self.gathers.first()?;
        let mut next: Vec<TaskId> = main.children.iter().rev().copied().collect();
        // A handle may be gathered twice, and its task may do the same: each is looked at once.
        let mut seen = vec![false; self.tasks.len()];
        while let Some(id) = next.pop() {
            let task = &self.tasks[id.index()];
            if task.is_done() || std::mem::replace(&mut seen[id.index()], true) {
                continue;
            }
            match self.standing(task) {
                Standing::Forever(line) => return Some(Endless { task: id, line }),
                Standing::Timed => {}
                Standing::Neither => self.awaited_by(task, &mut next),
            }
        }
        None
    }

    fn standing(&self, task: &Task) -> Standing {
        for frame in task.callers.iter().chain([&task.frame]) {
            let body = frame.body.of(&self.program);
            match body.forever_around(frame.at) {
                Some((start, _)) if body.has_timeout_around(start) => return Standing::Timed,
                Some((_, line)) => return Standing::Forever(line),
                None if body.has_timeout_around(frame.at) => return Standing::Timed,
                None => {}
            }
        }
        Standing::Neither
    }

    /// Adds whom a task waits for.
    fn awaited_by(&self, task: &Task, next: &mut Vec<TaskId>) {
        match task.awaiting.others() {
            Some(Others::Task(task)) => next.push(task),
            Some(Others::Gather(gather)) => next.extend(&self.gathers[gather.index()].children),
            Some(Others::Group(group)) => next.extend(&self.groups[group.index()].tasks),
            None => {}
        }
    }
}

/// Where a task stands.
enum Standing {
    /// In a `forever` of this line, with no `timeout` around it.
    Forever(u32),
    /// In a `timeout`.
    Timed,
    Neither,
}
