//! Who has what at the end of a run that is stuck, and what each task that is left waits for.

use std::rc::Rc;

use litemap::LiteMap;

use super::Case;
use crate::script::Program;
use crate::script::program::WaitsFor;
use crate::trace::{EventKind, LastWait, ObjectKind, TaskId, TaskOutcome};

/// Of those who have permits of one semaphore, or are awaited together, so many are looked at.
const MOST_HOLDERS: usize = 8;

/// What tasks share, as the events leave it.
pub(super) struct AtEnd {
    /// Who has each lock.
    locks: Vec<Option<TaskId>>,
    /// How many permits of each semaphore a task has.
    permits: Vec<LiteMap<TaskId, usize>>,
    /// How many items are in each queue.
    items: Vec<usize>,
    /// How many items of each queue are not done.
    undone: Vec<usize>,
    /// Who is stuck of those that each task created.
    children: Vec<Vec<TaskId>>,
    /// What each task that is stuck waits for.
    waits: Vec<Option<Wait>>,
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
        let (trace, tasks) = (case.trace, &case.trace.tasks);
        let count = |kind| trace.objects.iter().filter(|object| object.kind == kind).count();
        let queues = count(ObjectKind::Queue);
        let mut end = Self {
            locks: vec![None; count(ObjectKind::Lock)],
            permits: vec![LiteMap::new(); count(ObjectKind::Semaphore)],
            items: vec![0; queues],
            undone: vec![0; queues],
            children: vec![Vec::new(); tasks.len()],
            waits: Vec::new(),
            is_known: case.trace.picture_end.is_none(),
        };
        let known = if end.is_known { &case.trace.events[..] } else { &[] };
        for event in known {
            end.apply(event.task, &event.kind);
        }
        for task in tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck) {
            task.parent.iter().for_each(|parent| end.children[parent.index()].push(task.id));
        }
        if case.program.is_none() {
            end.know_awaited(case);
        }
        let waits = tasks.iter().zip(case.trace.last_waits()).map(|(task, wait)| {
            let wait = wait.filter(|_| task.outcome == TaskOutcome::Stuck);
            wait.map(|LastWait { on, line }| end.what(case, task.id, on, line))
        });
        end.waits = waits.collect();
        end
    }

    /// A Python program may await a task that another one has created: by its name.
    fn know_awaited(&mut self, case: &Case) {
        let tasks = &case.trace.tasks;
        let stuck = || tasks.iter().filter(|task| task.outcome == TaskOutcome::Stuck);
        let mut named = LiteMap::<&str, TaskId>::new();
        for task in stuck() {
            named.insert(&task.name, task.id);
        }
        let waits = case.trace.last_waits();
        for task in stuck() {
            let on = waits[task.id.index()].as_ref().map(|wait| &*wait.on);
            let awaited = on.and_then(|on| named.get(on)).filter(|awaited| **awaited != task.id);
            let children = &mut self.children[task.id.index()];
            children.extend(awaited.filter(|awaited| !children.contains(awaited)).copied());
        }
    }

    fn apply(&mut self, task: TaskId, kind: &EventKind) {
        if let EventKind::LockTaken { lock } = kind {
            self.locks[*lock as usize] = Some(task);
        } else if let EventKind::LockReleased { lock } = kind {
            self.locks[*lock as usize] = None;
        } else if let EventKind::PermitTaken { semaphore } = kind {
            let holders = &mut self.permits[*semaphore as usize];
            let before = holders.get(&task).copied().unwrap_or(0);
            holders.insert(task, before + 1);
        } else if let EventKind::PermitReleased { semaphore } = kind {
            // Who gives back what is not its own gives back another's.
            let holders = &mut self.permits[*semaphore as usize];
            let holder =
                if holders.contains_key(&task) { Some(task) } else { holders.keys().next().copied() };
            let Some(holder) = holder else { return };
            let before = holders.remove(&holder).unwrap_or(0);
            if before > 1 {
                holders.insert(holder, before - 1);
            }
        } else if let EventKind::ItemPut { queue, .. } = kind {
            self.items[*queue as usize] += 1;
            self.undone[*queue as usize] += 1;
        } else if let EventKind::ItemGot { queue } = kind {
            less(&mut self.items[*queue as usize]);
        } else if let EventKind::ItemDone { queue } = kind {
            less(&mut self.undone[*queue as usize]);
        }
    }

    /// What a task waits for.
    pub(super) fn wait(&self, task: TaskId) -> Option<&Wait> {
        self.waits[task.index()].as_ref()
    }

    /// Whether more is known than who waits for what.
    pub(super) fn is_known(&self) -> bool {
        self.is_known
    }

    /// How many items of a queue are not done.
    pub(super) fn undone(&self, queue: u32) -> usize {
        self.undone[queue as usize]
    }

    /// Who has what a task waits for, or is what it waits for.
    pub(super) fn holders(&self, case: &Case, task: TaskId) -> Vec<TaskId> {
        let Some(wait) = self.wait(task) else { return Vec::new() };
        match wait.what {
            Some(WaitsFor::Lock(lock)) => self.locks[lock as usize].into_iter().collect(),
            Some(WaitsFor::Permit(semaphore)) => {
                self.permits[semaphore as usize].keys().copied().take(MOST_HOLDERS).collect()
            }
            Some(WaitsFor::Tasks) => {
                let children = self.children[task.index()].iter().copied();
                let (named, all): (Vec<_>, Vec<_>) =
                    children.partition(|child| *case.name(*child) == *wait.on);
                if named.is_empty() { all.into_iter().take(MOST_HOLDERS).collect() } else { named }
            }
            Some(WaitsFor::Item(_) | WaitsFor::Room(_) | WaitsFor::AllDone(_) | WaitsFor::Event(_))
            | None => Vec::new(),
        }
    }

    /// What it is that a task waits for.
    fn what(&self, case: &Case, task: TaskId, on: Rc<str>, line: u32) -> Wait {
        // A group waits where its last member was spawned.
        let members = (!self.children[task.index()].is_empty()).then_some(WaitsFor::Tasks);
        let known = match case.program {
            Some(program) => self.by_statement(program, &on, line),
            None => self.by_name(case, &on, line),
        };
        Wait { on, line, what: known.or(members) }
    }

    /// By the statement of its line.
    fn by_statement(&self, program: &Program, on: &str, line: u32) -> Option<WaitsFor> {
        let in_line = program.bodies().flat_map(|body| &body.code).filter(|op| op.line == line);
        let mut waits = in_line.filter_map(|instruction| instruction.op.facts().waits_for);
        waits.find(|what| self.may_be(program, *what, on))
    }

    /// By its name, and for a queue by what the line calls: a trace does not say what is done with it.
    fn by_name(&self, case: &Case, on: &str, line: u32) -> Option<WaitsFor> {
        let object = case.trace.objects.iter().find(|object| *object.name == *on)?;
        let text = case
            .trace
            .source
            .as_deref()
            .and_then(|source| source.lines().nth((line as usize).checked_sub(1)?));
        let calls = |method: &str| text.is_some_and(|text| text.contains(method));
        let is_full =
            |queue: u32| object.limit.is_some_and(|limit| self.items[queue as usize] >= limit as usize);
        Some(match object.kind {
            ObjectKind::Queue if calls(".join(") || calls(&format!("join {on}")) => {
                WaitsFor::AllDone(object.id)
            }
            ObjectKind::Queue if is_full(object.id) => WaitsFor::Room(object.id),
            ObjectKind::Queue => WaitsFor::Item(object.id),
            ObjectKind::Semaphore => WaitsFor::Permit(object.id),
            ObjectKind::Lock => WaitsFor::Lock(object.id),
            ObjectKind::Event => WaitsFor::Event(object.id),
        })
    }

    /// Whether it is this that somebody waits for, of all that have the same name and stand in the same line.
    fn may_be(&self, program: &Program, what: WaitsFor, on: &str) -> bool {
        let queue_is = |queue: u32| *program.queues[queue as usize].name == *on;
        let items = |queue: u32| self.items[queue as usize];
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
