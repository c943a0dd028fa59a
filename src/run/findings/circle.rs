//! Tasks that wait for each other in a circle.

use crate::trace::TaskId;

/// How far a task has been looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// Its way on is being followed.
    OnTheWay,
    /// All of it has been followed.
    Over,
}

/// The circles that are found when from each task in turn everybody whom it waits for is followed, who is one of these, too;
/// no task is in two. They come in the order of their numbers.
pub(super) fn circles(tasks: &[TaskId], waits_for: impl Fn(TaskId) -> Vec<TaskId>) -> Vec<Vec<TaskId>> {
    let mut seen = vec![Seen::Not; tasks.last().map_or(0, |last| last.index() + 1)];
    let mut found = Vec::new();
    for first in tasks {
        // The way from there, and whom each on it waits for that has not been followed yet.
        let mut way: Vec<(TaskId, Vec<TaskId>)> = Vec::new();
        let mut next = (seen[first.index()] == Seen::Not).then_some(*first);
        loop {
            if let Some(task) = next.take() {
                seen[task.index()] = Seen::OnTheWay;
                way.push((task, waits_for(task)));
            }
            let Some((task, rest)) = way.last_mut() else { break };
            let Some(other) = rest.pop() else {
                seen[task.index()] = Seen::Over;
                way.pop();
                continue;
            };
            match seen[other.index()] {
                Seen::Not => next = Some(other),
                Seen::Over => {}
                Seen::OnTheWay => {
                    let start = way.iter().position(|(task, _)| *task == other).unwrap_or(0);
                    let circle: Vec<TaskId> = way.drain(start..).map(|(task, _)| task).collect();
                    circle.iter().for_each(|task| seen[task.index()] = Seen::Over);
                    found.push(circle);
                }
            }
        }
    }
    found
}
