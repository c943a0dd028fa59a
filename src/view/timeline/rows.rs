//! Which lanes there are: one a task or one for all its instances, one a worker or one for the whole pool; lanes of the
//! pinned run are paired with those of the run now by their names.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Timeline;
use super::index::{Index, last_us};
use super::workers::Worker;
use crate::script::program::Pool;
use crate::text::TimelineTexts;
use crate::trace::Micros;

/// Up to this many instances have a lane each; more are folded into one until somebody unfolds them.
pub const MOST_UNFOLDED: usize = 20;

/// Which groups somebody has folded (`true`) or unfolded by hand, by name.
pub type Folds = Vec<(Rc<str>, bool)>;

/// A row of the chart: the lane of the run now and the lane of the pinned run that are shown in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Of the predicted run; `None` if this was only before.
    pub now: Option<LaneOf>,
    /// Of the pinned run; `None` if there is none, or this is new.
    pub before: Option<LaneOf>,
}

/// What a lane is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneOf {
    /// A task, or the worker of a pool, by its number.
    Task(u32),
    /// A folded group, by its number.
    Group(u32),
}

impl Index {
    /// The name by which a lane is found again in another run.
    pub fn name(&self, lane: LaneOf) -> &Rc<str> {
        match lane {
            LaneOf::Task(task) => &self.task(task).name,
            LaneOf::Group(group) => &self.group(group).name,
        }
    }

    /// A lane's title: the name of a task or worker, or a group's name and size, `request × 100`.
    pub fn title(&self, lane: LaneOf, texts: &TimelineTexts) -> String {
        let pool = |worker: &Worker| match worker.pool {
            Pool::Threads => texts.thread.to_owned(),
            Pool::Processes => texts.process.to_owned(),
        };
        match lane {
            LaneOf::Task(task) => match self.worker(task) {
                Some(worker) => format!("{} {}", pool(worker), worker.number),
                None => self.name(lane).to_string(),
            },
            LaneOf::Group(group) => {
                let members = &self.group(group).tasks;
                let worker = members.first().and_then(|first| self.worker(*first));
                format!("{} × {}", worker.map_or_else(|| self.name(lane).to_string(), pool), members.len())
            }
        }
    }

    /// When the last thing happened to it, in µs.
    pub fn end_us(&self, lane: LaneOf) -> Micros {
        match lane {
            LaneOf::Task(task) => last_us(self.task(task)),
            LaneOf::Group(group) => self.group(group).end_us,
        }
    }

    /// The lanes, in the order of creation; a folded group stands where its first instance would.
    fn lanes(&self, folded: impl Fn(&str) -> bool) -> Vec<LaneOf> {
        let folded: Vec<bool> = self.groups().iter().map(|group| folded(&group.name)).collect();
        let tasks = (0..).zip(self.tasks());
        tasks
            .filter_map(|(task, _)| match self.group_of(task).filter(|group| folded[*group as usize]) {
                Some(group) => (self.group(group).tasks[0] == task).then_some(LaneOf::Group(group)),
                None => Some(LaneOf::Task(task)),
            })
            .collect()
    }
}

impl Timeline {
    /// The run that a row is about, and its lane there: the run now or, if the row was only before, the one before.
    pub fn run_of(&self, row: Row) -> Option<(&Index, LaneOf)> {
        let now = row.now.map(|lane| (&*self.now, lane));
        now.or_else(|| Some((self.before.as_deref()?, row.before?)))
    }

    /// Whether a group is folded.
    pub fn is_folded(&self, name: &str, folds: &Folds) -> bool {
        let size = |index: &Index| index.group_named(name).map(|group| index.group(group).tasks.len());
        let many = || size(&self.now).or_else(|| size(self.before.as_deref()?)).unwrap_or(0) > MOST_UNFOLDED;
        let by_hand = folds.iter().find(|(other, _)| **other == *name).map(|(_, folded)| *folded);
        by_hand.unwrap_or_else(many)
    }

    /// A row's name: a task's, a worker's, or that which instances share.
    pub fn name(&self, row: Row) -> Option<Rc<str>> {
        let (index, lane) = self.run_of(row)?;
        Some(index.name(lane).clone())
    }

    /// The lanes of the run now with these names, in the order of all; every row, if there is no name. One instance of a
    /// folded group has its own name; instances that have a lane each have that of their group, too.
    pub fn chosen(&self, names: &[Rc<str>]) -> Vec<Row> {
        let rows = self.rows(&Folds::new());
        if names.is_empty() {
            return rows;
        }
        let index = &self.now;
        let lanes = || rows.iter().filter_map(|row| row.now);
        let known: BTreeSet<&str> = lanes().map(|lane| &**index.name(lane)).collect();
        let named: BTreeSet<&str> = names.iter().map(|name| &**name).collect();
        let is_named = |lane: &LaneOf| named.contains(&**index.name(*lane));
        let of_group = |lane: &LaneOf| match lane {
            LaneOf::Task(task) => index.group_of(*task).map(|group| &*index.group(group).name),
            LaneOf::Group(_) => None,
        };
        let is_of_named = |lane: &LaneOf| {
            of_group(lane).is_some_and(|group| named.contains(group) && !known.contains(group))
        };
        let mut chosen = Vec::new();
        for lane in lanes() {
            chosen.extend(Some(lane).filter(|lane| is_named(lane) || is_of_named(lane)));
            if let LaneOf::Group(group) = lane {
                let members = index.group(group).tasks.iter().map(|task| LaneOf::Task(*task));
                // The first that a def starts is called as all of them are.
                let own = |member: &LaneOf| index.name(*member) != index.name(lane);
                chosen.extend(members.filter(|member| is_named(member) && own(member)));
            }
        }
        chosen.into_iter().map(|lane| Row { now: Some(lane), before: None }).collect()
    }

    /// All lanes; those that were only before come last.
    pub fn rows(&self, folds: &Folds) -> Vec<Row> {
        let folded = |name: &str| self.is_folded(name, folds);
        let now = self.now.lanes(folded);
        let Some(before) = &self.before else {
            return now.into_iter().map(|lane| Row { now: Some(lane), before: None }).collect();
        };
        // Of those that share a name, as tasks that a def starts may, the first is the first's, and so on.
        let lanes = before.lanes(folded);
        let mut by_name = BTreeMap::<&str, Vec<usize>>::new();
        for (place, lane) in lanes.iter().enumerate().rev() {
            by_name.entry(before.name(*lane)).or_default().push(place);
        }
        let mut left: Vec<Option<LaneOf>> = lanes.into_iter().map(Some).collect();
        let mut same = |lane| left[by_name.get_mut(&**self.now.name(lane))?.pop()?].take();
        let mut rows: Vec<Row> =
            now.into_iter().map(|lane| Row { now: Some(lane), before: same(lane) }).collect();
        rows.extend(left.into_iter().flatten().map(|lane| Row { now: None, before: Some(lane) }));
        rows
    }
}
