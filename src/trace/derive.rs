//! Events to spans and times: one pass over the events.

use std::rc::Rc;

use super::beyond::{Held, Rest};
use super::recorder::{Recorder, TaskName};
use super::{
    CancelRequest, Cancellation, Event, EventKind, LastWait, LoopTime, Micros, Outcome, Span, SpanState,
    Strategy, Task, TaskId, TaskOutcome, Trace, TraceFormat,
};
use crate::script::program::Work;

impl Recorder {
    /// The run's result: what happened up to `now_us`.
    pub fn into_trace(self, strategy: Strategy, outcome: Outcome, now_us: Micros) -> Trace {
        let total_us = self.total_us(outcome, now_us);
        let mut derivation = Derivation::default();
        derivation.create(0, &self.names);
        derivation.apply(&self.events);
        let rest = self.beyond.as_ref().map(|beyond| beyond.rest(outcome, total_us).0);
        derivation.finish(self, strategy, outcome, total_us, rest)
    }
}

/// What the events up to here mean.
#[derive(Clone, Debug, Default)]
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
            self.apply_one(event);
        }
    }

    /// Goes on by one event. Gives the spans of its task, for whoever keeps none to take them.
    #[inline(always)]
    pub(super) fn apply_one(&mut self, event: &Event) -> Option<&mut Vec<Span>> {
        self.land(event);
        let draft = self.drafts.get_mut(event.task.index())?;
        draft.apply(event);
        Some(&mut draft.task.spans)
    }

    /// Takes note of a `CancelledError` that reaches a task: it was asked to end, or what it awaited was.
    #[inline(always)]
    fn land(&mut self, &Event { task, ref kind, .. }: &Event) {
        if let EventKind::TaskResumed { landed: Some(landed) } = *kind {
            if let Some(&Draft { asked, woken_by, .. }) = self.drafts.get(task.index()) {
                self.land_at(task, landed, asked, woken_by);
            }
        } else if let EventKind::TaskCancelled { awaited, landed: Some(landed) } = *kind {
            self.land_at(task, landed, None, awaited);
        }
    }

    #[cold]
    fn land_at(&mut self, task: TaskId, landed: u32, own: Option<CancelRequest>, awaited: Option<TaskId>) {
        let of_awaited = awaited.and_then(|by| {
            let Cancellation { asked, .. } = self.drafts.get(by.index())?.task.cancelled?;
            Some((asked, Some(by)))
        });
        let (asked, awaited) = own.map(|asked| (asked, None)).or(of_awaited).unwrap_or_default();
        if let Some(draft) = self.drafts.get_mut(task.index()) {
            draft.landing = Some(Cancellation { asked, awaited, landed });
        }
    }

    /// Forgets all spans that have ended.
    pub(super) fn drop_spans(&mut self) {
        self.drafts.iter_mut().for_each(|draft| draft.task.spans = Vec::new());
    }

    /// What becomes of the tasks if the run ends now.
    pub(super) fn ends(&self, outcome: Outcome, total_us: Micros) -> impl Iterator<Item = Task> {
        let end =
            move |draft: &Draft| Task { waits: draft.wait(), ..draft.clone().finish(outcome, total_us) };
        self.drafts.iter().map(end)
    }

    /// The run's result: the events are those that were applied, and the rest is what came behind them.
    pub(super) fn finish(
        self,
        recorder: Recorder,
        strategy: Strategy,
        outcome: Outcome,
        total_us: Micros,
        rest: Option<Rest>,
    ) -> Trace {
        let Recorder { title, objects, processors, events, variables, log, limit, .. } = recorder;
        let picture_end = rest.as_ref().map(|rest| rest.end);
        let picture_us = picture_end.map_or(total_us, |end| end.t_us);
        let mut tasks: Vec<Task> =
            self.drafts.into_iter().map(|draft| draft.finish(outcome, picture_us)).collect();
        let (mut held, mut more_lines) = (Held::default(), 0);
        if let Some(rest) = rest {
            (held, more_lines) = (rest.held, rest.more_lines);
            for (task, whole) in tasks.iter_mut().zip(rest.tasks) {
                let Task { name, spans, .. } = std::mem::replace(task, whole);
                (task.name, task.spans) = (name, spans);
            }
        }
        Trace {
            format: TraceFormat::One,
            title,
            strategy,
            outcome,
            limit,
            processors,
            picture_end,
            total_us,
            loop_time: loop_time(&tasks, held, strategy, total_us),
            tasks,
            log,
            more_lines,
            findings: Vec::new(),
            objects,
            source: None,
            variables,
            events,
        }
    }
}

/// How the loop's thread spent the time: what tasks did, and for how long it was held behind the end of the picture. What
/// is held for longer than the run took (in no run, but a trace that is read may say so) leaves nothing idle.
pub(super) fn loop_time(tasks: &[Task], behind: Held, strategy: Strategy, total_us: Micros) -> LoopTime {
    if !strategy.has_one_thread() {
        return LoopTime { idle_us: total_us, ..LoopTime::default() };
    }
    let spent = |state, behind_us| {
        let spans = tasks.iter().flat_map(|task| &task.spans);
        spans
            .filter(|span| span.state == state)
            .fold(behind_us, |sum: Micros, span| sum.saturating_add(span.duration_us()))
    };
    let busy_us = spent(SpanState::Computing, behind.busy_us);
    let blocked_us = spent(SpanState::Blocking, behind.blocked_us);
    let idle_us = total_us.saturating_sub(busy_us).saturating_sub(blocked_us);
    LoopTime { busy_us, blocked_us, idle_us }
}

/// A task and the span that is open.
#[derive(Clone, Debug)]
struct Draft {
    task: Task,
    open: Option<Span>,
    /// The line of its last statement.
    line: u32,
    /// The last job it gave to a pool.
    job: Option<u32>,
    /// Who has asked it to end since its last step.
    asked: Option<CancelRequest>,
    /// Whose end or deed has woken it since then.
    woken_by: Option<TaskId>,
    /// How the last `CancelledError` came to it.
    landing: Option<Cancellation>,
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
            cancelled: None,
            start_us: 0,
            end_us: None,
            retrieved: false,
            work_us: 0,
            waits: None,
            spans: Vec::new(),
        };
        Self { task, open: None, line: 0, job: None, asked: None, woken_by: None, landing: None, asked_us: 0 }
    }

    #[inline(always)]
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
            EventKind::TaskResumed { .. } => {
                (self.asked, self.woken_by) = (None, None);
                self.close(t_us);
            }
            EventKind::ComputeEnded | EventKind::BlockEnded => self.close(t_us),
            EventKind::Printed { line, .. } => self.line = *line,
            EventKind::TaskWoken { by, .. } => {
                self.woken_by = *by;
                if !self.is(SpanState::Ready) {
                    self.open(SpanState::Ready, t_us, self.line, None);
                }
            }
            EventKind::CancelRequested(request) => self.asked = Some(*request),
            EventKind::TaskWaiting { on, line } => {
                self.open(SpanState::Waiting, t_us, *line, None);
                self.note(|span| span.on = Some(on.clone()));
            }
            EventKind::JobQueued { job, us, line, label, .. } => {
                self.job = Some(*job);
                self.asked_us = *us;
                self.open(SpanState::Queued, t_us, *line, label.as_ref());
            }
            EventKind::JobStarted { job, pool, worker, work } if self.waits_for(*job, SpanState::Queued) => {
                let label = self.open.as_ref().and_then(|span| span.label.clone());
                self.open(SpanState::Offloaded, t_us, self.line, label.as_ref());
                self.note(|span| {
                    span.worker = Some(format!("{} {worker}", pool.worker()).into());
                    span.computes = *work == Work::Cpu;
                });
            }
            EventKind::JobEnded { job } if self.waits_for(*job, SpanState::Offloaded) => {
                self.open(SpanState::Ready, t_us, self.line, None);
            }
            EventKind::JobStarted { .. }
            | EventKind::JobEnded { .. }
            | EventKind::JobDropped { .. }
            | EventKind::ItemPut { .. }
            | EventKind::ItemGot { .. }
            | EventKind::ItemDone { .. }
            | EventKind::PermitTaken { .. }
            | EventKind::PermitReleased { .. }
            | EventKind::LockTaken { .. }
            | EventKind::LockReleased { .. }
            | EventKind::EventSet { .. }
            | EventKind::EventCleared { .. } => {}
            EventKind::TaskCancelled { .. } => {
                self.task.cancelled = self.landing;
                self.end(TaskOutcome::Cancelled, t_us);
            }
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
        self.open = Some(Span {
            state,
            from_us,
            to_us: from_us,
            line,
            label,
            on: None,
            worker: None,
            computes: false,
        });
    }

    fn is(&self, state: SpanState) -> bool {
        self.open.as_ref().is_some_and(|span| span.state == state)
    }

    /// What it waits for, if that has a name.
    fn wait(&self) -> Option<LastWait> {
        let open = self.open.as_ref()?;
        Some(LastWait { on: open.on.clone()?, line: open.line })
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
        if outcome == Outcome::Stuck && self.task.end_us.is_none() {
            self.task.outcome = TaskOutcome::Stuck;
            // What it waits for is known even if that wait began with the end of the run.
            let forgotten = self.open.take_if(|span| span.from_us == now_us);
            self.task.spans.extend(forgotten.filter(|span| span.state == SpanState::Waiting));
        }
        self.close(now_us);
        self.task
    }
}
