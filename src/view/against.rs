//! Two runs of one script, task by task: when each ended in one and in the other.

use std::rc::Rc;

use crate::trace::{LogLine, Micros, Trace};

/// A task in two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its name.
    pub name: Rc<str>,
    /// When it ended in the first run, in µs; `None` if it did not.
    pub first_us: Option<Micros>,
    /// When it ended in the second.
    pub second_us: Option<Micros>,
}

/// The first run's tasks beside those of the second.
pub fn against(first: &Trace, second: Option<&Trace>) -> impl Iterator<Item = Pair> {
    first.tasks.iter().enumerate().map(move |(number, task)| Pair {
        name: task.name.clone(),
        first_us: task.end_us,
        second_us: second.and_then(|second| second.tasks[same_task(first, number, second)?].end_us),
    })
}

/// The number in a second run of the task that has this number in the first: the same, for tasks are created in the same
/// order, if its name is, or else that of the name. (One run of a Python program may have a task more than another, before all
/// others: what is computed outside of the loop, if that takes time.)
pub fn same_task(first: &Trace, number: usize, second: &Trace) -> Option<usize> {
    let name = &first.tasks.get(number)?.name;
    let is_same = |number: &usize| second.tasks.get(*number).is_some_and(|other| other.name == *name);
    Some(number).filter(is_same).or_else(|| {
        // Tasks that a def starts may share a name.
        let earlier = first.tasks[..number].iter().filter(|task| task.name == *name).count();
        (0..second.tasks.len()).filter(is_same).nth(earlier)
    })
}

/// For each line of a log whether a line of another task is closer to it than so many µs, so that live runs may
/// print them in another order each time.
pub fn close_lines(log: &[LogLine], closer_than_us: Micros) -> Vec<bool> {
    let is_close = |index: usize| {
        let line = &log[index];
        let near = |other: &&LogLine| other.t_us.abs_diff(line.t_us) < closer_than_us;
        let before = log[..index].iter().rev().take_while(near);
        let after = log[index + 1..].iter().take_while(near);
        before.chain(after).any(|other| other.task != line.task)
    };
    (0..log.len()).map(is_close).collect()
}
