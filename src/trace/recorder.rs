//! Collects events while a run goes on.

use std::sync::Arc;

use super::{Event, EventKind, LimitReached, Micros, Outcome, Strategy, TaskId, Trace, derive};

/// The events of a run so far, and the names of its tasks.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    names: Vec<Arc<str>>,
    events: Vec<Event>,
    limit: Option<LimitReached>,
}

impl Recorder {
    /// Notes a new task, created at `t_us`, and numbers it.
    pub fn create_task(&mut self, t_us: Micros, name: Arc<str>, parent: Option<TaskId>) -> TaskId {
        let task = TaskId(u32::try_from(self.names.len()).expect("fewer tasks than statements"));
        self.names.push(name);
        self.record(t_us, task, EventKind::TaskCreated { parent });
        task
    }

    /// Notes what happened to a task at `t_us`, which is never before the last event.
    pub fn record(&mut self, t_us: Micros, task: TaskId, kind: EventKind) {
        debug_assert!(self.events.last().is_none_or(|last| last.t_us <= t_us), "time runs forward");
        self.events.push(Event { t_us, task, kind });
    }

    /// A task's name.
    pub fn name(&self, task: TaskId) -> Arc<str> {
        self.names[task.index()].clone()
    }

    /// Notes the limit that ends the run.
    pub fn reach_limit(&mut self, limit: LimitReached) {
        self.limit = Some(limit);
    }

    /// The run's result: what happened up to `now_us`.
    pub fn into_trace(self, strategy: Strategy, outcome: Outcome, now_us: Micros) -> Trace {
        derive::trace(&self.names, self.events, strategy, outcome, self.limit, now_us)
    }
}
