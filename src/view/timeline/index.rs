//! What a trace's timeline is looked up in: made once a trace, so that drawing a part of it costs that part.

use std::cell::OnceCell;
use std::rc::Rc;

use super::STATES;
use super::density::Density;
use crate::sorted::Map;
use crate::trace::{Event, EventKind, LogLine, Micros, Shared, Span, State, Strategy, Task, Trace};

/// A trace and its index.
#[derive(Debug)]
pub struct Index {
    /// The trace.
    pub trace: Shared<Trace>,
    /// The groups of instances, in the order of their first ones.
    pub groups: Vec<Group>,
    /// What held the loop's own thread, in order; no two tasks ever did at once.
    pub loop_spans: Vec<Span>,
    /// The task of each of them.
    pub loop_tasks: Vec<u32>,
    loop_density: OnceCell<Density>,
    /// Which states there are, in their order.
    states: [bool; STATES.len()],
    /// Each task's group, if it is in one.
    group_of: Vec<Option<u32>>,
    /// The log's lines by task, then by time, as places in the log.
    prints: Vec<u32>,
    /// Where in `prints` each task's lines begin, and where the last one's end.
    first_print: Vec<u32>,
}

/// The instances of one task: `request#1`, `request#2`, ….
#[derive(Debug)]
pub struct Group {
    /// What all of them are called: `request`.
    pub name: Rc<str>,
    /// Their numbers, ascending.
    pub tasks: Vec<u32>,
    /// When the last thing happened to one of them, in µs.
    pub end_us: Micros,
    density: OnceCell<Density>,
}

/// It is made of its trace alone.
impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        self.trace == other.trace
    }
}

impl Eq for Index {}

impl Index {
    /// Looks once at every task, span and line.
    pub fn of(trace: Shared<Trace>) -> Self {
        let (loop_spans, loop_tasks) = loop_spans(&trace);
        let (groups, group_of) = groups(&trace.tasks);
        let (prints, first_print) = prints(&trace);
        let mut states = [false; STATES.len()];
        trace.tasks.iter().flat_map(|task| &task.spans).for_each(|span| states[span.state as usize] = true);
        let loop_density = OnceCell::new();
        Self { loop_density, groups, group_of, loop_spans, loop_tasks, states, prints, first_print, trace }
    }

    /// Whether any task is ever in this state.
    pub fn has(&self, state: State) -> bool {
        self.states[state as usize]
    }

    /// The number of a task's group, if it is in one.
    pub fn group_of(&self, task: u32) -> Option<u32> {
        self.group_of.get(task as usize).copied().flatten()
    }

    /// A task.
    pub fn task(&self, task: u32) -> &Task {
        &self.trace.tasks[task as usize]
    }

    /// A group.
    pub fn group(&self, group: u32) -> &Group {
        &self.groups[group as usize]
    }

    /// How many of a group are in which state, computed when it is first asked for.
    pub fn density(&self, group: u32) -> &Density {
        let group = self.group(group);
        let spans = || group.tasks.iter().flat_map(|task| &self.task(*task).spans);
        group.density.get_or_init(|| Density::of(spans()))
    }

    /// How much of the time what held the loop's thread, computed when it is first asked for.
    pub fn loop_density(&self) -> &Density {
        self.loop_density.get_or_init(|| Density::of(self.loop_spans.iter()))
    }

    /// The lines that a task prints from one moment to before another, in order.
    pub fn printed(&self, task: u32, from_us: Micros, to_us: Micros) -> impl Iterator<Item = &LogLine> {
        let place = |at: usize| self.first_print.get(at).map_or(0, |first| *first as usize);
        let of_task = &self.prints[place(task as usize)..place(task as usize + 1)];
        let line = |print: &u32| &self.trace.log[*print as usize];
        let first = of_task.partition_point(|print| line(print).t_us < from_us);
        of_task[first..].iter().map(line).take_while(move |line| line.t_us < to_us)
    }
}

/// When the last thing happened to a task, in µs.
pub(super) fn last_us(task: &Task) -> Micros {
    task.end_us.or_else(|| task.spans.last().map(|span| span.to_us)).unwrap_or(task.start_us)
}

fn loop_spans(trace: &Trace) -> (Vec<Span>, Vec<u32>) {
    let (mut spans, mut tasks) = (Vec::new(), Vec::new());
    if !matches!(trace.strategy, Strategy::Async | Strategy::Sync) {
        return (spans, tasks);
    }
    // The events are in order, and so is what each task did: nothing needs to be sorted.
    let mut seen = vec![0; trace.tasks.len()];
    for Event { t_us, task, kind } in &trace.events {
        if !matches!(kind, EventKind::ComputeStarted { .. } | EventKind::BlockStarted { .. }) {
            continue;
        }
        let (of_task, seen) = (&trace.tasks[task.index()].spans, &mut seen[task.index()]);
        *seen += of_task[*seen..].iter().take_while(|span| span.from_us < *t_us).count();
        // What takes no time has no span.
        let held =
            |span: &&Span| span.from_us == *t_us && matches!(span.state, State::Computing | State::Blocking);
        if let Some(span) = of_task.get(*seen).filter(held) {
            *seen += 1;
            spans.push(span.clone());
            tasks.push(task.0);
        }
    }
    (spans, tasks)
}

/// Two or more tasks that share what stands before the `#` of their names.
fn groups(tasks: &[Task]) -> (Vec<Group>, Vec<Option<u32>>) {
    let mut by_name = Map::<&str, Vec<u32>>::new();
    for (number, task) in (0..).zip(tasks) {
        if let Some((name, _)) = task.name.split_once('#') {
            by_name.get_or_insert(name, Vec::new()).push(number);
        }
    }
    let mut group_of = vec![None; tasks.len()];
    let mut groups = Vec::new();
    for (number, task) in (0..).zip(tasks) {
        let name = task.name.split_once('#').map_or("", |(name, _)| name);
        let is_first = |members: &[u32]| members.len() > 1 && members[0] == number;
        let Some(members) = by_name.get_mut(name).filter(|members| is_first(members)) else { continue };
        let members = std::mem::take(members);
        members.iter().for_each(|task| group_of[*task as usize] = u32::try_from(groups.len()).ok());
        let ends = members.iter().map(|task| last_us(&tasks[*task as usize]));
        groups.push(Group {
            name: name.into(),
            end_us: ends.max().unwrap_or(0),
            tasks: members,
            density: OnceCell::new(),
        });
    }
    (groups, group_of)
}

/// The log sorted by task, and where each task's lines begin.
fn prints(trace: &Trace) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0; trace.tasks.len() + 1];
    trace.log.iter().for_each(|line| first[line.task.index() + 1] += 1);
    for task in 1..first.len() {
        first[task] += first[task - 1];
    }
    let (mut prints, mut next) = (vec![0; trace.log.len()], first.clone());
    for (number, line) in (0..).zip(&trace.log) {
        let place = &mut next[line.task.index()];
        prints[*place as usize] = number;
        *place += 1;
    }
    (prints, first)
}
