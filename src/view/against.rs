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

/// The first run's tasks beside those of the second: tasks are created in the same order.
pub fn against(first: &Trace, second: Option<&Trace>) -> impl Iterator<Item = Pair> {
    let tasks = second.map_or(&[][..], |second| &second.tasks);
    first.tasks.iter().enumerate().map(|(index, task)| Pair {
        name: task.name.clone(),
        first_us: task.end_us,
        second_us: tasks.get(index).filter(|other| other.name == task.name).and_then(|other| other.end_us),
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
