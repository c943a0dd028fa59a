//! What is computed once from a trace so that any part of its timeline can be looked up quickly: groups of instances,
//! workers, what held the loop, printed lines by task. Each of these is computed when it is first asked for.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::density::Density;
use super::turns::{Turn, Turns, turns};
use super::workers::{Worker, worker, workers};
use crate::trace::{Event, EventKind, LogLine, Micros, Shared, Span, SpanState, Task, TaskOutcome, Trace};
use crate::view::against::same_task;

/// A trace and its index.
#[derive(Debug)]
pub struct Index {
    /// The trace.
    pub trace: Shared<Trace>,
    /// The workers of pools.
    workers: OnceCell<Vec<Worker>>,
    groups: OnceCell<Groups>,
    /// What held the loop's own thread, and the task of each of these spans.
    loop_spans: OnceCell<(Vec<Span>, Vec<u32>)>,
    loop_density: OnceCell<Density>,
    /// Who shares a processor.
    turns: OnceCell<Turns>,
    /// Which states there are, in their order.
    states: OnceCell<[bool; SpanState::ALL.len()]>,
    /// The log's lines by task, then by time, as places in the log; where in there each task's lines begin, and where
    /// the last one's end.
    prints: OnceCell<(Vec<u32>, Vec<u32>)>,
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
    ends: OnceCell<Ends>,
}

/// How the tasks of a group ended that did not return.
#[derive(Debug, Default)]
pub struct Ends {
    /// When they ended, in µs, and how, in order.
    pub early: Vec<(Micros, TaskOutcome)>,
    /// The waits that go on for ever.
    pub endless: Vec<Span>,
}

/// An index is a function of its trace.
impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        self.trace == other.trace
    }
}

impl Eq for Index {}

impl Index {
    /// Of a trace.
    pub fn of(trace: Shared<Trace>) -> Self {
        Self {
            trace,
            workers: OnceCell::new(),
            groups: OnceCell::new(),
            loop_spans: OnceCell::new(),
            loop_density: OnceCell::new(),
            turns: OnceCell::new(),
            states: OnceCell::new(),
            prints: OnceCell::new(),
        }
    }

    /// Computes one of its parts, by number; `false` if there is no such part. Callers that must not block for long compute
    /// one at a time.
    pub fn make(&self, part: usize) -> bool {
        match part {
            0 => _ = self.has(SpanState::Ready),
            1 => _ = self.workers(),
            2 => _ = self.groups(),
            3 => _ = self.loop_spans(),
            4 => _ = self.prints(),
            5 => _ = self.loop_density(),
            6 => _ = self.has_turns(),
            _ => match u32::try_from(part - 7) {
                Ok(group) if part - 7 < self.groups().len() => _ = self.density(group),
                _ => return false,
            },
        }
        true
    }

    /// The groups of instances, in the order of their first ones.
    pub fn groups(&self) -> &[Group] {
        &self.grouped().all
    }

    /// The number of the group of that name, if there is one.
    pub fn group_named(&self, name: &str) -> Option<u32> {
        let by_name = &self.grouped().by_name;
        let place = by_name.binary_search_by(|group| (*self.group(*group).name).cmp(name)).ok()?;
        Some(by_name[place])
    }

    fn grouped(&self) -> &Groups {
        self.groups.get_or_init(|| groups(&self.tasks().collect::<Vec<_>>()))
    }

    /// The spans during which the loop's own thread was held, in order; they do not overlap.
    pub fn loop_spans(&self) -> &[Span] {
        &self.held().0
    }

    /// For each of [`Self::loop_spans`], the number of the task that held the loop.
    pub fn loop_tasks(&self) -> &[u32] {
        &self.held().1
    }

    fn held(&self) -> &(Vec<Span>, Vec<u32>) {
        self.loop_spans.get_or_init(|| loop_spans(&self.trace))
    }

    fn prints(&self) -> &(Vec<u32>, Vec<u32>) {
        self.prints.get_or_init(|| prints(&self.trace))
    }

    /// Whether any task is ever in this state.
    pub fn has(&self, state: SpanState) -> bool {
        let states = || {
            let mut states = [false; SpanState::ALL.len()];
            let spans = self.trace.tasks.iter().flat_map(|task| &task.spans);
            spans.for_each(|span| states[span.state as usize] = true);
            states
        };
        self.states.get_or_init(states)[state as usize]
    }

    /// The number of a task's group, if it is in one.
    pub fn group_of(&self, task: u32) -> Option<u32> {
        self.grouped().of_task.get(task as usize).copied().flatten()
    }

    /// A task; behind the run's own come the workers.
    pub fn task(&self, task: u32) -> &Task {
        self.worker(task).map_or_else(|| &self.trace.tasks[task as usize], |worker| &worker.jobs)
    }

    /// All of them, in the order of their numbers.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.trace.tasks.iter().chain(self.workers().iter().map(|worker| &worker.jobs))
    }

    /// The workers of pools, by pool and number.
    pub fn workers(&self) -> &[Worker] {
        self.workers.get_or_init(|| workers(&self.trace))
    }

    /// The worker of that number, if it is no task's.
    pub fn worker(&self, task: u32) -> Option<&Worker> {
        self.workers().get((task as usize).checked_sub(self.trace.tasks.len())?)
    }

    /// The turns in which a span of a task or a worker computes, if it shares its processor.
    pub fn turns(&self, task: u32, span: &Span) -> &[Turn] {
        let lane = match span.worker.as_deref().and_then(worker) {
            Some(of) => {
                self.workers().iter().find(|other| (other.pool, other.number) == of).map(|of| of.jobs.id.0)
            }
            None => Some(task),
        };
        let computes = span.state == SpanState::Computing || span.computes;
        let all = lane.filter(|_| computes).and_then(|lane| self.all_turns().get(&lane));
        let all = all.map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|turn| turn.to_us <= span.from_us);
        let seen = all[first..].partition_point(|turn| turn.from_us < span.to_us);
        &all[first..first + seen]
    }

    /// Whether threads share a processor anywhere.
    pub fn has_turns(&self) -> bool {
        !self.all_turns().is_empty()
    }

    fn all_turns(&self) -> &Turns {
        self.turns.get_or_init(|| turns(&self.trace, self.workers()))
    }

    /// The number, in another run of the same program, of the task or worker that has this number here.
    pub fn same(&self, task: u32, other: &Self) -> Option<u32> {
        let Some(worker) = self.worker(task) else {
            return same_task(&self.trace, task as usize, &other.trace)
                .and_then(|task| u32::try_from(task).ok());
        };
        let place =
            other.workers().iter().position(|of| (of.pool, of.number) == (worker.pool, worker.number))?;
        u32::try_from(other.trace.tasks.len() + place).ok()
    }

    /// A group.
    pub fn group(&self, group: u32) -> &Group {
        &self.groups()[group as usize]
    }

    /// How many of a group are in which state, computed when it is first asked for.
    pub fn density(&self, group: u32) -> &Density {
        let group = self.group(group);
        let spans = || group.tasks.iter().flat_map(|task| &self.task(*task).spans);
        group.density.get_or_init(|| Density::of(spans()))
    }

    /// How those of a group ended that did not return, computed when it is first asked for.
    pub fn ends(&self, group: u32) -> &Ends {
        let group = self.group(group);
        group.ends.get_or_init(|| {
            let mut ends = Ends::default();
            for task in group.tasks.iter().map(|task| self.task(*task)) {
                match (self.trace.endless_wait(task), task.outcome) {
                    (Some(wait), _) => ends.endless.push(wait.clone()),
                    (None, TaskOutcome::Done | TaskOutcome::Unfinished) => {}
                    (None, TaskOutcome::Failed | TaskOutcome::Cancelled | TaskOutcome::Stuck) => {
                        ends.early.push((last_us(task), task.outcome));
                    }
                }
            }
            ends.early.sort_by_cached_key(|(t_us, _)| *t_us);
            ends
        })
    }

    /// How much of the time what held the loop's thread, computed when it is first asked for.
    pub fn loop_density(&self) -> &Density {
        self.loop_density.get_or_init(|| Density::of(self.loop_spans().iter()))
    }

    /// The lines that a task prints from one moment to before another, in order.
    pub fn printed(&self, task: u32, from_us: Micros, to_us: Micros) -> impl Iterator<Item = &LogLine> {
        let (prints, first_print) = self.prints();
        // A worker prints nothing.
        let place = |at: usize| first_print.get(at).map_or(prints.len(), |first| *first as usize);
        let of_task = &prints[place(task as usize)..place(task as usize + 1)];
        let line = |print: &u32| &self.trace.log[*print as usize];
        let first = of_task.partition_point(|print| line(print).t_us < from_us);
        of_task[first..].iter().map(line).take_while(move |line| line.t_us < to_us)
    }
}

/// When the last thing happened to a task, in µs.
pub(super) fn last_us(task: &Task) -> Micros {
    task.end_us.or_else(|| task.spans.last().map(|span| span.to_us)).unwrap_or(task.start_us)
}

fn loop_spans<'a>(trace: &'a Trace) -> (Vec<Span>, Vec<u32>) {
    let (mut spans, mut tasks) = (Vec::new(), Vec::new());
    if !trace.strategy.has_loop() {
        return (spans, tasks);
    }
    if trace.events.is_empty() {
        let holds = |span: &&Span| span.state.holds_the_thread();
        let of_task =
            |(task, of): (u32, &'a Task)| of.spans.iter().filter(holds).map(move |span| (span, task));
        let mut held: Vec<_> = (0..).zip(&trace.tasks).flat_map(of_task).collect();
        held.sort_by_cached_key(|(span, _)| span.from_us);
        return held.into_iter().map(|(span, task)| (span.clone(), task)).unzip();
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
        let held = |span: &&Span| span.from_us == *t_us && span.state.holds_the_thread();
        if let Some(span) = of_task.get(*seen).filter(held) {
            *seen += 1;
            spans.push(span.clone());
            tasks.push(task.0);
        }
    }
    (spans, tasks)
}

/// The groups of instances.
#[derive(Debug)]
struct Groups {
    all: Vec<Group>,
    /// The same, in the order of their names.
    by_name: Vec<u32>,
    /// Each task's group, if it is in one.
    of_task: Vec<Option<u32>>,
}

/// Two or more tasks that share what stands before the `#` of their names.
fn groups(tasks: &[&Task]) -> Groups {
    let mut known = BTreeMap::<&str, usize>::new();
    let mut named: Vec<(&str, Vec<u32>)> = Vec::new();
    let mut last = 0;
    for (number, task) in (0..).zip(tasks) {
        // The first task that a def starts has no number.
        let name = task.name.split_once('#').map_or(&*task.name, |(name, _)| name);
        // Instances mostly follow each other.
        if named.get(last).is_none_or(|(before, _)| *before != name) {
            last = *known.entry(name).or_insert(named.len());
            if last == named.len() {
                named.push((name, Vec::new()));
            }
        }
        named[last].1.push(number);
    }
    // The first task of each name, by name.
    let firsts: Vec<u32> = known.into_values().map(|place| named[place].1[0]).collect();
    let mut groups = Groups { all: Vec::new(), by_name: Vec::new(), of_task: vec![None; tasks.len()] };
    let named = named.into_iter().filter(|(_, members)| members.len() > 1);
    for (number, (name, members)) in (0..).zip(named) {
        members.iter().for_each(|task| groups.of_task[*task as usize] = Some(number));
        let ends = members.iter().map(|task| last_us(tasks[*task as usize]));
        groups.all.push(Group {
            name: name.into(),
            end_us: ends.max().unwrap_or(0),
            tasks: members,
            density: OnceCell::new(),
            ends: OnceCell::new(),
        });
    }
    groups.by_name = firsts.into_iter().filter_map(|task| groups.of_task[task as usize]).collect();
    groups
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
