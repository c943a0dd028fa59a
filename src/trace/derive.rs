//! Events to spans and times: one pass over the events.

use std::rc::Rc;

use super::recorder::{Recorder, TaskName};
use super::{
    Event, EventKind, LoopTime, Micros, Outcome, Span, SpanState, Strategy, Task, TaskId, TaskOutcome, Trace,
    TraceFormat,
};

impl Recorder {
    /// The run's result: what happened up to `now_us`.
    pub fn into_trace(self, strategy: Strategy, outcome: Outcome, now_us: Micros) -> Trace {
        let total_us = self.total_us(outcome, now_us);
        let mut derivation = Derivation::default();
        derivation.create(0, &self.names);
        derivation.apply(&self.events);
        derivation.finish(self, strategy, outcome, total_us)
    }
}

/// What the events up to here mean.
#[derive(Default)]
pub(super) struct Derivation {
    drafts: Vec<Draft>,
}

impl Derivation {
    /// Takes note of tasks, the first of which has this number.
    pub(super) fn create(&mut self, first: u32, names: &[TaskName]) {
        self.drafts.extend((first..).zip(names).map(|(id, name)| Draft::new(TaskId(id), name)));
    }

    /// Goes on by these events. Those of a task that nobody has told of are passed over.
    pub(super) fn apply(&mut self, events: &[Event]) {
        for event in events {
            if let Some(draft) = self.drafts.get_mut(event.task.index()) {
                draft.apply(event);
            }
        }
    }

    /// The run's result: the events are those that were applied.
    pub(super) fn finish(
        self,
        recorder: Recorder,
        strategy: Strategy,
        outcome: Outcome,
        total_us: Micros,
    ) -> Trace {
        let Recorder { title, objects, events, log, limit, .. } = recorder;
        let tasks: Vec<Task> = self.drafts.into_iter().map(|draft| draft.finish(outcome, total_us)).collect();
        Trace {
            format: TraceFormat::One,
            title,
            strategy,
            outcome,
            limit,
            total_us,
            loop_time: loop_time(&tasks, strategy, total_us),
            tasks,
            log,
            findings: Vec::new(),
            objects,
            source: None,
            events,
        }
    }
}

/// How the loop's thread spent the time. What is held for longer than the run took (in no run, but a trace that is read
/// may say so) leaves nothing idle.
pub(super) fn loop_time(tasks: &[Task], strategy: Strategy, total_us: Micros) -> LoopTime {
    if !strategy.has_one_thread() {
        return LoopTime { idle_us: total_us, ..LoopTime::default() };
    }
    let spent = |state| {
        let spans = tasks.iter().flat_map(|task| &task.spans);
        spans
            .filter(|span| span.state == state)
            .fold(0, |sum: Micros, span| sum.saturating_add(span.duration_us()))
    };
    let (busy_us, blocked_us) = (spent(SpanState::Computing), spent(SpanState::Blocking));
    let idle_us = total_us.saturating_sub(busy_us).saturating_sub(blocked_us);
    LoopTime { busy_us, blocked_us, idle_us }
}

/// A task and the span that is open.
struct Draft {
    task: Task,
    open: Option<Span>,
    /// The line of its last statement.
    line: u32,
    /// The last job it gave to a pool.
    job: Option<u32>,
    /// For how long it last wanted to compute or block, in µs, there or in a pool.
    asked_us: Micros,
}

impl Draft {
    fn new(id: TaskId, name: &TaskName) -> Self {
        let task = Task {
            id,
            name: name.text(),
            parent: None,
            outcome: TaskOutcome::Unfinished,
            error: None,
            start_us: 0,
            end_us: None,
            retrieved: false,
            work_us: 0,
            spans: Vec::new(),
        };
        Self { task, open: None, line: 0, job: None, asked_us: 0 }
    }

    fn apply(&mut self, Event { t_us, kind, .. }: &Event) {
        let t_us = *t_us;
        match kind {
            EventKind::TaskCreated { parent } => {
                self.task.parent = *parent;
                self.task.start_us = t_us;
                self.open(SpanState::Ready, t_us, 0, None);
            }
            EventKind::TaskArriving { until_us } => {
                // What came before its arrival is not the task's time. From then on it could run.
                self.open = None;
                self.task.spans.clear();
                self.task.work_us = 0;
                self.task.start_us = *until_us;
                self.open(SpanState::Ready, *until_us, 0, None);
            }
            EventKind::TimerDue { due_us } => self.open(SpanState::Ready, *due_us, self.line, None),
            EventKind::TaskYielded { line } => self.open(SpanState::Ready, t_us, *line, None),
            EventKind::TaskSleeping { line, label, .. } => {
                self.open(SpanState::Sleeping, t_us, *line, label.as_ref())
            }
            EventKind::ComputeStarted { us, line, label } => {
                self.asked_us = *us;
                self.open(SpanState::Computing, t_us, *line, label.as_ref())
            }
            EventKind::BlockStarted { us, line, label } => {
                self.asked_us = *us;
                self.open(SpanState::Blocking, t_us, *line, label.as_ref())
            }
            EventKind::TaskResumed | EventKind::ComputeEnded | EventKind::BlockEnded => self.close(t_us),
            EventKind::Printed { line, .. } => self.line = *line,
            EventKind::TaskWoken { .. } if !self.is(SpanState::Ready) => {
                self.open(SpanState::Ready, t_us, self.line, None)
            }
            EventKind::TaskWaiting { on, line } => {
                self.open(SpanState::Waiting, t_us, *line, None);
                self.note(|span| span.on = Some(on.clone()));
            }
            EventKind::JobQueued { job, us, line, label, .. } => {
                self.job = Some(*job);
                self.asked_us = *us;
                self.open(SpanState::Queued, t_us, *line, label.as_ref());
            }
            EventKind::JobStarted { job, pool, worker, .. } if self.waits_for(*job, SpanState::Queued) => {
                let label = self.open.as_ref().and_then(|span| span.label.clone());
                self.open(SpanState::Offloaded, t_us, self.line, label.as_ref());
                self.note(|span| span.worker = Some(format!("{} {worker}", pool.worker()).into()));
            }
            EventKind::JobEnded { job } if self.waits_for(*job, SpanState::Offloaded) => {
                self.open(SpanState::Ready, t_us, self.line, None);
            }
            EventKind::TaskWoken { .. }
            | EventKind::JobStarted { .. }
            | EventKind::JobEnded { .. }
            | EventKind::JobDropped { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::ItemPut { .. }
            | EventKind::ItemGot { .. }
            | EventKind::ItemDone { .. }
            | EventKind::PermitTaken { .. }
            | EventKind::PermitReleased { .. }
            | EventKind::LockTaken { .. }
            | EventKind::LockReleased { .. }
            | EventKind::EventSet { .. }
            | EventKind::EventCleared { .. } => {}
            EventKind::TaskCancelled => self.end(TaskOutcome::Cancelled, t_us),
            EventKind::TaskDone => self.end(TaskOutcome::Done, t_us),
            EventKind::TaskFailed { error, .. } => {
                self.task.error = Some(error.clone());
                self.end(TaskOutcome::Failed, t_us);
            }
        }
    }

    fn open(&mut self, state: SpanState, from_us: Micros, line: u32, label: Option<&Rc<str>>) {
        self.close(from_us);
        self.line = line;
        let label = label.cloned();
        self.open = Some(Span { state, from_us, to_us: from_us, line, label, on: None, worker: None });
    }

    fn is(&self, state: SpanState) -> bool {
        self.open.as_ref().is_some_and(|span| span.state == state)
    }

    /// A job that was cancelled may go on beside a later one.
    fn waits_for(&self, job: u32, state: SpanState) -> bool {
        self.job == Some(job) && self.is(state)
    }

    /// Adds something to the open span.
    fn note(&mut self, add: impl FnOnce(&mut Span)) {
        if let Some(span) = &mut self.open {
            add(span);
        }
    }

    /// Ends the open span, and forgets it if it was but an instant.
    fn close(&mut self, to_us: Micros) {
        if let Some(span) = self.open.take()
            && to_us > span.from_us
        {
            self.task.work_us += match span.state {
                SpanState::Sleeping => to_us - span.from_us,
                // Who shares a processor computes for longer than it works.
                SpanState::Computing | SpanState::Blocking | SpanState::Offloaded => {
                    self.asked_us.min(to_us - span.from_us)
                }
                SpanState::Ready | SpanState::Waiting | SpanState::Queued => 0,
            };
            self.task.spans.push(Span { to_us, ..span });
        }
    }

    fn end(&mut self, outcome: TaskOutcome, t_us: Micros) {
        self.close(t_us);
        self.task.outcome = outcome;
        self.task.end_us = Some(t_us);
    }

    fn finish(mut self, outcome: Outcome, now_us: Micros) -> Task {
        self.close(now_us);
        if outcome == Outcome::Stuck && self.task.end_us.is_none() {
            self.task.outcome = TaskOutcome::Stuck;
        }
        self.task
    }
}
