//! Who has what at the end of a run that is stuck, and what each task that is left waits for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Case;
use crate::script::program::WaitsFor;
use crate::trace::{EventKind, TaskId, TaskOutcome};

/// Of those who have permits of one semaphore, or are awaited together, so many are looked at.
const MOST_HOLDERS: usize = 8;

/// What tasks share, as the events leave it.
#[derive(Default)]
pub(super) struct AtEnd {
    locks: BTreeMap<u32, TaskId>,
    /// How many permits of a semaphore each task has.
    permits: BTreeMap<u32, BTreeMap<TaskId, usize>>,
    /// How many items are in a queue.
    items: BTreeMap<u32, usize>,
    /// How many items of a queue are not done.
    undone: BTreeMap<u32, usize>,
    /// Who is stuck and was created by whom.
    children: BTreeMap<TaskId, BTreeSet<TaskId>>,
    waits: BTreeMap<TaskId, Wait>,
    /// Whether the events go so far. Of a run that goes on behind its picture it is known who waits for what, and no more.
    is_known: bool,
}

/// What a stuck task waits for.
pub(super) struct Wait {
    /// Its name, as the trace has it.
    pub(super) on: Rc<str>,
    pub(super) line: u32,
    /// What it is; `None` if the script does not say.
    pub(super) what: Option<WaitsFor>,
}

impl AtEnd {
    pub(super) fn of(case: &Case) -> Self {
        let mut end = Self { is_known: case.trace.picture_end.is_none(), ..Self::default() };
        let known = if end.is_known { &case.trace.events[..] } else { &[] };
        for event in known {
            end.apply(event.task, &event.kind);
        }
        let stuck = case.trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck);
        for task in stuck {
            task.parent
                .iter()
                .for_each(|parent| _ = end.children.entry(*parent).or_default().insert(task.id));
        }
        for (task, (on, line)) in case.trace.last_waits() {
            if case.trace.tasks[task.index()].outcome == TaskOutcome::Stuck {
                let wait = end.what(case, task, on, line);
                end.waits.insert(task, wait);
            }
        }
        end
    }

    fn apply(&mut self, task: TaskId, kind: &EventKind) {
        if let EventKind::LockTaken { lock } = kind {
            self.locks.insert(*lock, task);
        } else if let EventKind::LockReleased { lock } = kind {
            self.locks.remove(lock);
        } else if let EventKind::PermitTaken { semaphore } = kind {
            *self.permits.entry(*semaphore).or_default().entry(task).or_default() += 1;
        } else if let EventKind::PermitReleased { semaphore } = kind {
            // Who gives back what is not its own gives back another's.
            let holders = self.permits.entry(*semaphore).or_default();
            let holder =
                if holders.contains_key(&task) { Some(task) } else { holders.keys().next().copied() };
            if let Some(count) = holder.and_then(|holder| holders.get_mut(&holder)) {
                *count -= 1;
                holders.retain(|_, count| *count > 0);
            }
        } else if let EventKind::ItemPut { queue, .. } = kind {
            *self.items.entry(*queue).or_default() += 1;
            *self.undone.entry(*queue).or_default() += 1;
        } else if let EventKind::ItemGot { queue } = kind {
            less(self.items.entry(*queue).or_default());
        } else if let EventKind::ItemDone { queue } = kind {
            less(self.undone.entry(*queue).or_default());
        }
    }

    /// What a task waits for.
    pub(super) fn wait(&self, task: TaskId) -> Option<&Wait> {
        self.waits.get(&task)
    }

    /// Whether more is known than who waits for what.
    pub(super) fn is_known(&self) -> bool {
        self.is_known
    }

    /// How many items of a queue are not done.
    pub(super) fn undone(&self, queue: u32) -> usize {
        self.undone.get(&queue).copied().unwrap_or(0)
    }

    /// Who has what a task waits for, or is what it waits for.
    pub(super) fn holders(&self, case: &Case, task: TaskId) -> Vec<TaskId> {
        let Some(wait) = self.wait(task) else { return Vec::new() };
        match wait.what {
            Some(WaitsFor::Lock(lock)) => self.locks.get(&lock).copied().into_iter().collect(),
            Some(WaitsFor::Permit(semaphore)) => {
                let holders = self.permits.get(&semaphore).into_iter().flat_map(BTreeMap::keys);
                holders.copied().take(MOST_HOLDERS).collect()
            }
            Some(WaitsFor::Tasks) => {
                let children = self.children.get(&task).into_iter().flatten().copied();
                let (named, all): (Vec<_>, Vec<_>) =
                    children.partition(|child| *case.name(*child) == *wait.on);
                if named.is_empty() { all.into_iter().take(MOST_HOLDERS).collect() } else { named }
            }
            Some(WaitsFor::Item(_) | WaitsFor::Room(_) | WaitsFor::AllDone(_) | WaitsFor::Event(_))
            | None => Vec::new(),
        }
    }

    /// What it is that a task waits for, by the statement of its line.
    fn what(&self, case: &Case, task: TaskId, on: Rc<str>, line: u32) -> Wait {
        let in_line = case.program.bodies().flat_map(|body| &body.code).filter(|op| op.line == line);
        let mut waits = in_line.filter_map(|instruction| instruction.op.waits_for());
        // A group waits where its last member was spawned.
        let members = self.children.contains_key(&task).then_some(WaitsFor::Tasks);
        let what = waits.find(|what| self.may_be(case, *what, &on)).or(members);
        Wait { on, line, what }
    }

    /// Whether it is this that somebody waits for, of all that have the same name and stand in the same line.
    fn may_be(&self, case: &Case, what: WaitsFor, on: &str) -> bool {
        let program = case.program;
        let queue_is = |queue: u32| *program.queues[queue as usize].name == *on;
        let items = |queue: u32| self.items.get(&queue).copied().unwrap_or(0);
        match what {
            WaitsFor::Item(queue) => queue_is(queue) && (!self.is_known || items(queue) == 0),
            WaitsFor::Room(queue) => queue_is(queue) && (!self.is_known || items(queue) > 0),
            WaitsFor::AllDone(queue) => queue_is(queue) && (!self.is_known || self.undone(queue) > 0),
            WaitsFor::Lock(lock) => *program.locks[lock as usize] == *on,
            WaitsFor::Permit(semaphore) => *program.semaphores[semaphore as usize].name == *on,
            WaitsFor::Event(event) => *program.events[event as usize] == *on,
            WaitsFor::Tasks => true,
        }
    }
}

fn less(count: &mut usize) {
    *count = count.saturating_sub(1);
}
