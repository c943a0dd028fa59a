//! The ready queue at a step: first in, first out, but whoever is in it may leave it.

use std::collections::VecDeque;

use crate::trace::TaskId;

/// Tasks in the order in which they came. All of it takes constant time, in whatever order they leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadyQueue {
    /// Empty places are of tasks that left before their turn; the first place is never empty.
    places: VecDeque<Option<TaskId>>,
    /// How many places there were before the first one.
    gone: usize,
    /// The place of each task, counted from the first that there ever was; of one that is not in it, any that is empty.
    place_of: Vec<usize>,
    tasks: usize,
}

impl ReadyQueue {
    /// How many are in it.
    pub fn len(&self) -> usize {
        self.tasks
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.tasks == 0
    }

    /// They, in order.
    pub fn iter(&self) -> impl Iterator<Item = TaskId> {
        self.places.iter().copied().flatten()
    }

    /// The first, which is next.
    pub fn first(&self) -> Option<TaskId> {
        self.iter().next()
    }

    /// The last that came.
    pub fn last(&self) -> Option<TaskId> {
        self.places.iter().rev().copied().flatten().next()
    }

    /// Adds one at the end, unless it is in the queue.
    pub(super) fn push(&mut self, task: TaskId) {
        if self.find(task).is_some() {
            return;
        }
        if self.place_of.len() <= task.index() {
            self.place_of.resize(task.index() + 1, 0);
        }
        self.place_of[task.index()] = self.gone + self.places.len();
        self.places.push_back(Some(task));
        self.tasks += 1;
    }

    /// Takes one out, if it is in the queue.
    pub(super) fn remove(&mut self, task: TaskId) {
        let Some(place) = self.find(task) else { return };
        self.places[place] = None;
        self.tasks -= 1;
        while self.places.front() == Some(&None) {
            self.places.pop_front();
            self.gone += 1;
        }
    }

    fn find(&self, task: TaskId) -> Option<usize> {
        let place = self.place_of.get(task.index())?.checked_sub(self.gone)?;
        (self.places.get(place)? == &Some(task)).then_some(place)
    }
}
