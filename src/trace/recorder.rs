//! Collects what happens while a run goes on.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::beyond::{Beyond, Rest};
use super::wire::Standing;
use super::{
    Event, EventKind, LimitReached, LogLine, Micros, Object, Outcome, PictureEnd, Processors, Summary,
    TaskId, Variables,
};
use crate::script::Program;

/// A run so far: its log and, unless only a summary is wanted, its events.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    keeps_events: bool,
    /// After how many statements events are no longer kept, if ever.
    most_statements: Option<u64>,
    /// What there is of the run behind that.
    pub(super) beyond: Option<Box<Beyond>>,
    pub(super) title: Option<Rc<str>>,
    pub(super) objects: Vec<Object>,
    pub(super) processors: Processors,
    pub(super) names: Vec<TaskName>,
    pub(super) events: Vec<Event>,
    pub(super) variables: Vec<Variables>,
    pub(super) log: Vec<LogLine>,
    pub(super) limit: Option<LimitReached>,
    /// When the last thing happened to a task, in µs.
    last_of_task_us: Micros,
    /// When the last thing happened to a job, in µs.
    last_of_job_us: Micros,
}

/// What a task is called: `request` or, if there are more of them, `request#2`.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct TaskName {
    /// What all of them are called.
    pub base: Rc<str>,
    /// Its number among them, from 1.
    pub number: Option<u32>,
}

impl TaskName {
    /// The whole name.
    pub fn text(&self) -> Rc<str> {
        match self.number {
            Some(number) => format!("{}#{number}", self.base).into(),
            None => self.base.clone(),
        }
    }
}

impl Recorder {
    /// A recorder that keeps everything, for a [`Trace`](super::Trace).
    pub fn of_events() -> Self {
        Self { keeps_events: true, ..Self::default() }
    }

    /// A recorder that keeps events for so many statements, and behind them what becomes of the run.
    pub fn of_picture(most_statements: u64) -> Self {
        Self { most_statements: Some(most_statements), ..Self::of_events() }
    }

    /// A recorder that keeps the log alone, for a [`Summary`].
    pub fn of_log() -> Self {
        Self::default()
    }

    /// Whether events are kept; if not, what goes into them need not be made.
    pub fn keeps_events(&self) -> bool {
        self.keeps_events
    }

    /// After how many statements [`end_picture`](Self::end_picture) is to be called, if ever.
    pub fn most_statements(&self) -> Option<u64> {
        self.most_statements
    }

    /// Ends the picture after so many statements: what happens from now on is not kept event by event.
    pub fn end_picture(&mut self, statements: u64) {
        let end = PictureEnd { statements, t_us: self.last_us() };
        self.beyond = Some(Box::new(Beyond::of(end, &self.names, &self.events, self.log.len())));
    }

    /// Notes what is run.
    pub fn begin(&mut self, program: &Program) {
        self.names.reserve(program.starting());
        if self.keeps_events {
            self.title = program.title.clone();
            self.objects = Object::of(program);
            self.processors = Processors::of(&program.machinery);
        }
    }

    /// Notes a new task, created at `t_us`, and numbers it.
    pub fn create_task(&mut self, t_us: Micros, name: TaskName, parent: Option<TaskId>) -> TaskId {
        let task = TaskId(u32::try_from(self.names.len()).expect("fewer tasks than statements"));
        if let Some(beyond) = &mut self.beyond {
            beyond.create(task.0, &name);
        }
        self.names.push(name);
        self.record(t_us, task, || EventKind::TaskCreated { parent });
        task
    }

    /// Notes what happened to a task at `t_us`, which is never before the last event. What it was is asked for
    /// if events are kept.
    #[inline]
    pub fn record(&mut self, t_us: Micros, task: TaskId, kind: impl FnOnce() -> EventKind) {
        debug_assert!(self.last_us() <= t_us, "time runs forward");
        self.last_of_task_us = t_us;
        self.keep(t_us, task, kind);
    }

    /// Notes what happened to a task's job.
    #[inline]
    pub fn record_of_job(&mut self, t_us: Micros, task: TaskId, kind: impl FnOnce() -> EventKind) {
        debug_assert!(self.last_us() <= t_us, "time runs forward");
        self.last_of_job_us = t_us;
        self.keep(t_us, task, kind);
    }

    fn last_us(&self) -> Micros {
        self.last_of_task_us.max(self.last_of_job_us)
    }

    #[inline]
    fn keep(&mut self, t_us: Micros, task: TaskId, kind: impl FnOnce() -> EventKind) {
        if self.keeps_events {
            self.events.push(Event { t_us, task, kind: kind() });
            if self.beyond.is_some() {
                self.pass_beyond();
            }
        }
    }

    /// Takes the last event out again: behind the end of the picture only what it means is kept.
    #[cold]
    #[inline(never)]
    fn pass_beyond(&mut self) {
        if let (Some(beyond), Some(event)) = (&mut self.beyond, self.events.pop()) {
            beyond.apply(&event);
        }
    }

    /// Whether it is to be noted what variables hold.
    pub fn keeps_variables(&self) -> bool {
        self.keeps_events && self.beyond.is_none() && self.variables.len() < Variables::MOST
    }

    /// Notes what the variables of a task hold, or what all tasks share.
    pub fn note_variables(&mut self, task: Option<TaskId>, values: Vec<(Rc<str>, Rc<str>)>) {
        self.variables.push(Variables { after: self.events.len() as u64, task, values });
    }

    /// Notes a line that a task has printed.
    pub fn print(&mut self, t_us: Micros, task: TaskId, text: Rc<str>, line: u32) {
        self.record(t_us, task, || EventKind::Printed { text: text.clone(), line });
        self.log.push(LogLine { t_us, task, text, line });
    }

    /// A task's name.
    pub fn name(&self, task: TaskId) -> Rc<str> {
        self.names[task.index()].text()
    }

    /// Notes the limit that ends the run.
    pub fn reach_limit(&mut self, limit: LimitReached) {
        self.limit = Some(limit);
    }

    /// Takes what another recorder has kept since the last time.
    pub(super) fn receive(
        &mut self,
        title: Option<Rc<str>>,
        objects: Vec<Object>,
        processors: Processors,
        names: Vec<TaskName>,
        events: Vec<Event>,
        limit: Option<LimitReached>,
    ) {
        self.keeps_events = true;
        self.title = title.or(self.title.take());
        self.objects.extend(objects);
        self.processors = processors;
        self.names.extend(names);
        self.limit = limit.or(self.limit);
        for Event { t_us, task, kind } in &events {
            let of_job = matches!(
                kind,
                EventKind::JobStarted { .. } | EventKind::JobEnded { .. } | EventKind::JobDropped { .. }
            );
            *if of_job { &mut self.last_of_job_us } else { &mut self.last_of_task_us } = *t_us;
            if let EventKind::Printed { text, line } = kind {
                self.log.push(LogLine { t_us: *t_us, task: *task, text: text.clone(), line: *line });
            }
        }
        self.events.extend(events);
    }

    /// What there is behind the end of the picture, with so many of the lines, if the run goes so far.
    pub(super) fn rest(&self, most_lines: usize, Standing { outcome, now_us, .. }: Standing) -> Option<Rest> {
        let (rest, lines) = self.beyond.as_ref()?.rest(outcome, self.total_us(outcome, now_us));
        let lines = &self.log[lines..];
        let sent = lines.len().min(most_lines);
        Some(Rest { lines: lines[..sent].to_vec(), more_lines: (lines.len() - sent) as u64, ..rest })
    }

    /// Takes what variables hold.
    pub(super) fn receive_variables(&mut self, variables: Vec<Variables>) {
        self.variables.extend(variables);
    }

    /// Takes lines that were printed behind the end of the picture.
    pub(super) fn receive_lines(&mut self, lines: Vec<LogLine>) {
        self.log.extend(lines);
    }

    /// The run's result in short.
    pub fn into_summary(self, outcome: Outcome, now_us: Micros) -> Summary {
        Summary { outcome, total_us: self.total_us(outcome, now_us), limit: self.limit, log: self.log }
    }

    /// What has ended is timed by what happened last; what has not (a live run) by the clock.
    pub(super) fn total_us(&self, outcome: Outcome, now_us: Micros) -> Micros {
        match outcome {
            Outcome::Running | Outcome::Stopped => now_us,
            // A job that nobody waits for any more may go on after the end; that is not counted.
            Outcome::Finished | Outcome::Failed => self.last_of_task_us,
            Outcome::Stuck | Outcome::Limit => self.last_us(),
        }
    }
}
