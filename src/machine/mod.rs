//! A program's state and what a task does next.
//!
//! The machine runs a task's statements up to the next one that takes time or gives the loop back, and says
//! which that is. Who runs when is a loop's business: a loop asks for [`Machine::resume`], carries out the
//! [`Next`] it gets, and passes the time in. So one machine serves the virtual loop and the browser's.

pub mod limits;
mod task;
mod value;

use std::sync::Arc;

use crate::script::Program;
use crate::script::program::{Body, Op, Spend};
use crate::trace::{EventKind, LimitReached, Micros, Outcome, Recorder, TaskId, Trace};

use task::{Activity, Task};
use value::{Value, render};

/// What the loop that resumed a task must do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Compute for so many µs on the loop's thread, then resume the task without a turn in between.
    Compute(Micros),
    /// Block the loop's thread for so many µs, then resume the task without a turn in between.
    Block(Micros),
    /// `asyncio.sleep`: resume the task after a timer of so many µs, more than 0.
    Sleep(Micros),
    /// `asyncio.sleep(0)`: resume the task in the loop's next pass.
    Yield,
    /// Nothing: the task has ended.
    Ended,
    /// Stop the whole run: a limit is reached.
    Limit,
}

/// The state of a running program.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Arc<Program>,
    tasks: Vec<Task>,
    statements: u64,
    recorder: Recorder,
}

impl Machine {
    /// A program at its start: its tasks are created at time 0, in the order written, and none has run.
    pub fn new(program: Arc<Program>) -> Self {
        let mut recorder = Recorder::default();
        let mut tasks = Vec::new();
        for (spec, task) in program.tasks.iter().enumerate() {
            for instance in 1..=task.instances.unwrap_or(1) {
                let name = if task.instances.is_some() {
                    format!("{}#{instance}", task.name).into()
                } else {
                    task.name.clone()
                };
                recorder.create_task(0, name);
                tasks.push(Task::new(spec, instance, task));
            }
        }
        Self { program, tasks, statements: 0, recorder }
    }

    /// The tasks, in the order of their creation, which is the order of their first steps.
    pub fn tasks(&self) -> impl ExactSizeIterator<Item = TaskId> + use<> {
        let count = u32::try_from(self.tasks.len()).expect("at most 100,000 tasks");
        (0..count).map(TaskId)
    }

    /// Notes that the loop moved the task's timer, due at `due_us`, to the ready queue.
    pub fn timer_due(&mut self, task: TaskId, due_us: Micros, now_us: Micros) {
        self.recorder.record(now_us, task, EventKind::TimerDue { due_us });
    }

    /// Notes that the timer's callback ran and put the task's step at the end of the ready queue.
    pub fn wake(&mut self, task: TaskId, now_us: Micros) {
        self.recorder.record(now_us, task, EventKind::TaskWoken);
    }

    /// Runs a task on to the next statement that takes time, gives the loop back or ends the task.
    pub fn resume(&mut self, task: TaskId, now_us: Micros) -> Next {
        let event = match std::mem::replace(&mut self.tasks[task.index()].activity, Activity::Suspended) {
            Activity::Arriving { after_us } => return self.arrive(task, after_us, now_us),
            Activity::Suspended => EventKind::TaskResumed,
            Activity::Computing => EventKind::ComputeEnded,
            Activity::Blocking => EventKind::BlockEnded,
        };
        self.recorder.record(now_us, task, event);
        let program = self.program.clone();
        let body = &program.tasks[self.tasks[task.index()].spec].body;
        loop {
            if let Some(next) = self.step(body, task, now_us) {
                return next;
            }
        }
    }

    /// What has happened so far, at `now_us`, while the run goes on.
    pub fn snapshot(&self, now_us: Micros) -> Trace {
        self.recorder.clone().into_trace(Outcome::Running, now_us)
    }

    /// The run's result: what has happened up to `now_us`.
    pub fn into_trace(self, outcome: Outcome, now_us: Micros) -> Trace {
        self.recorder.into_trace(outcome, now_us)
    }

    /// The first step of a task with `every`: it sleeps until it arrives, the first instance for 0 s.
    fn arrive(&mut self, task: TaskId, after_us: Micros, now_us: Micros) -> Next {
        self.recorder.record(now_us, task, EventKind::TaskArriving { until_us: now_us + after_us });
        if after_us == 0 { Next::Yield } else { Next::Sleep(after_us) }
    }

    /// One instruction; `None` if the task goes on with another.
    fn step(&mut self, body: &Body, id: TaskId, now_us: Micros) -> Option<Next> {
        let task = &mut self.tasks[id.index()];
        let Some(instruction) = body.code.get(task.at as usize) else {
            self.recorder.record(now_us, id, EventKind::TaskDone);
            return Some(Next::Ended);
        };
        let line = instruction.line;
        task.at += 1;
        match &instruction.op {
            Op::Jump(to) => {
                task.at = *to;
                return None;
            }
            Op::NextRound { counter, times, index, exit } => {
                let round = &mut task.counters[*counter as usize];
                if *round == *times {
                    task.at = *exit;
                } else {
                    if let Some(slot) = index {
                        task.variables[*slot as usize] = Some(Value::Int(u64::from(*round)));
                    }
                    *round += 1;
                }
                return None;
            }
            _ => {}
        }
        if self.statements == limits::STATEMENTS {
            let text = format!("a run stops after {} statements", limits::STATEMENTS);
            self.recorder.reach_limit(LimitReached { text, task: id, line });
            return Some(Next::Limit);
        }
        self.statements += 1;
        match self.statement(&instruction.op, body, id, line, now_us) {
            Ok(next) => next,
            Err(error) => {
                self.recorder.record(now_us, id, EventKind::TaskFailed { error });
                Some(Next::Ended)
            }
        }
    }

    /// Runs a statement; the error is the exception that ends the task.
    fn statement(
        &mut self,
        op: &Op,
        body: &Body,
        id: TaskId,
        line: u32,
        now_us: Micros,
    ) -> Result<Option<Next>, Arc<str>> {
        let task = &mut self.tasks[id.index()];
        match op {
            Op::Spend { how, us, label } => {
                let label = label.as_ref().map(|label| render(label, body, task, now_us)).transpose()?;
                let (event, activity, next) = spend(*how, *us, line, label, now_us);
                task.activity = activity;
                self.recorder.record(now_us, id, event);
                return Ok(Some(next));
            }
            Op::Yield => {
                self.recorder.record(now_us, id, EventKind::TaskYielded { line });
                return Ok(Some(Next::Yield));
            }
            Op::Print(text) => {
                let text = render(text, body, task, now_us)?;
                self.recorder.record(now_us, id, EventKind::Printed { text, line });
            }
            Op::EnterRepeat { counter } => task.counters[*counter as usize] = 0,
            Op::NextRound { .. } | Op::Jump(_) => {}
        }
        Ok(None)
    }
}

fn spend(
    how: Spend,
    us: Micros,
    line: u32,
    label: Option<Arc<str>>,
    now_us: Micros,
) -> (EventKind, Activity, Next) {
    match how {
        Spend::Sleep if us == 0 => (EventKind::TaskYielded { line }, Activity::Suspended, Next::Yield),
        Spend::Sleep => {
            let event = EventKind::TaskSleeping { until_us: now_us + us, line, label };
            (event, Activity::Suspended, Next::Sleep(us))
        }
        Spend::Cpu => (EventKind::ComputeStarted { line, label }, Activity::Computing, Next::Compute(us)),
        Spend::Block => (EventKind::BlockStarted { line, label }, Activity::Blocking, Next::Block(us)),
    }
}
