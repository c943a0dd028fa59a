//! Events to spans, log and totals: one pass over the events.

use std::sync::Arc;

use super::{
    Event, EventKind, LimitReached, LogLine, LoopTime, Micros, Outcome, Span, State, Strategy, Task, TaskId,
    TaskOutcome, Trace,
};

pub(super) fn trace(
    names: &[Arc<str>],
    events: Vec<Event>,
    outcome: Outcome,
    limit: Option<LimitReached>,
    now_us: Micros,
) -> Trace {
    let mut drafts: Vec<Draft> = (0u32..).zip(names).map(|(id, name)| Draft::new(TaskId(id), name)).collect();
    let mut log = Vec::new();
    for event in &events {
        drafts[event.task.index()].apply(event);
        if let EventKind::Printed { text, line } = &event.kind {
            log.push(LogLine { t_us: event.t_us, task: event.task, text: text.clone(), line: *line });
        }
    }
    // What has ended is timed by its last event; what has not (a live run) by the clock.
    let total_us = match outcome {
        Outcome::Running | Outcome::Stopped => now_us,
        _ => events.last().map_or(0, |event| event.t_us),
    };
    let tasks: Vec<Task> = drafts.into_iter().map(|draft| draft.finish(total_us)).collect();
    Trace {
        format: Trace::FORMAT,
        strategy: Strategy::Async,
        outcome,
        limit,
        total_us,
        loop_time: loop_time(&tasks, total_us),
        tasks,
        log,
        findings: Vec::new(),
        events,
    }
}

fn loop_time(tasks: &[Task], total_us: Micros) -> LoopTime {
    let spent = |state| {
        let spans = tasks.iter().flat_map(|task| &task.spans);
        spans.filter(|span| span.state == state).map(Span::duration_us).sum()
    };
    let (busy_us, blocked_us) = (spent(State::Computing), spent(State::Blocking));
    LoopTime { busy_us, blocked_us, idle_us: total_us - busy_us - blocked_us }
}

/// A task and the span that is open.
struct Draft {
    task: Task,
    open: Option<Span>,
    /// The line of its last statement.
    line: u32,
}

impl Draft {
    fn new(id: TaskId, name: &Arc<str>) -> Self {
        let task = Task {
            id,
            name: name.clone(),
            parent: None,
            outcome: TaskOutcome::Unfinished,
            error: None,
            start_us: 0,
            end_us: None,
            spans: Vec::new(),
        };
        Self { task, open: None, line: 0 }
    }

    fn apply(&mut self, Event { t_us, kind, .. }: &Event) {
        let t_us = *t_us;
        match kind {
            EventKind::TaskCreated => {
                self.task.start_us = t_us;
                self.open(State::Ready, t_us, 0, None);
            }
            EventKind::TaskArriving { until_us } => {
                // What came before its arrival is not the task's time. From then on it could run.
                self.open = None;
                self.task.spans.clear();
                self.task.start_us = *until_us;
                self.open(State::Ready, *until_us, 0, None);
            }
            EventKind::TimerDue { due_us } => self.open(State::Ready, *due_us, self.line, None),
            EventKind::TaskYielded { line } => self.open(State::Ready, t_us, *line, None),
            EventKind::TaskSleeping { line, label, .. } => {
                self.open(State::Sleeping, t_us, *line, label.as_ref())
            }
            EventKind::ComputeStarted { line, label } => {
                self.open(State::Computing, t_us, *line, label.as_ref())
            }
            EventKind::BlockStarted { line, label } => {
                self.open(State::Blocking, t_us, *line, label.as_ref())
            }
            EventKind::TaskResumed | EventKind::ComputeEnded | EventKind::BlockEnded => self.close(t_us),
            EventKind::Printed { line, .. } => self.line = *line,
            EventKind::TaskWoken => {}
            EventKind::TaskDone => self.end(TaskOutcome::Done, t_us),
            EventKind::TaskFailed { error } => {
                self.task.error = Some(error.clone());
                self.end(TaskOutcome::Failed, t_us);
            }
        }
    }

    fn open(&mut self, state: State, from_us: Micros, line: u32, label: Option<&Arc<str>>) {
        self.close(from_us);
        self.line = line;
        self.open = Some(Span { state, from_us, to_us: from_us, line, label: label.cloned() });
    }

    /// Ends the open span, and forgets it if it was but an instant.
    fn close(&mut self, to_us: Micros) {
        if let Some(span) = self.open.take()
            && to_us > span.from_us
        {
            self.task.spans.push(Span { to_us, ..span });
        }
    }

    fn end(&mut self, outcome: TaskOutcome, t_us: Micros) {
        self.close(t_us);
        self.task.outcome = outcome;
        self.task.end_us = Some(t_us);
    }

    fn finish(mut self, now_us: Micros) -> Task {
        self.close(now_us);
        self.task
    }
}
