//! A task's step: statements up to the next one that takes time, gives the loop back or ends the task.

use std::rc::Rc;

use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::{Block, Completion, Frame};
use super::task::{Activity, Awaiting};
use super::{Callback, Machine, Next, TaskId};
use crate::script::program::{Guard, Instruction, Op, Place, Spend};
use crate::trace::{EventKind, Limit, LimitReached};
use crate::value::Value;

/// How a task comes to run.
pub(super) enum Begin {
    /// `Task.__step`, with the exception that it throws into the coroutine, if it does.
    Step(Option<Exception>),
    /// It has computed or blocked for as long as it had to.
    Held,
    /// It would have, but this went wrong.
    Failed(Exception),
}

impl Machine {
    /// Runs a task up to where it gives the thread back. The interpreter is inlined here; on the
    /// page, which is downloaded, there is one copy of it.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn proceed(&mut self, id: TaskId, begin: Begin) -> Next {
        let flow = match begin {
            Begin::Step(thrown) => self.step(id, thrown),
            Begin::Held => Flow::Go,
            Begin::Failed(exception) => self.unwind(id, Completion::Raise(exception)),
        };
        let next = self.statements(id, flow);
        self.note_variables(id);
        next
    }

    /// `Task.__step`: throws the exception into the coroutine or goes on where it stands.
    #[inline(always)]
    fn step(&mut self, id: TaskId, thrown: Option<Exception>) -> Flow {
        let task = &mut self.tasks[id.index()];
        let thrown = task.begin_step(thrown);
        let awaiting = std::mem::replace(&mut task.awaiting, Awaiting::Nothing);
        if !matches!(awaiting, Awaiting::Start { arrives_after_us: Some(_) }) || thrown.is_some() {
            let landed = self.lands(thrown.as_ref(), &awaiting).then(|| self.tasks[id.index()].line);
            if landed.is_some() {
                self.tasks[id.index()].died_with = None;
            }
            self.recorder.record(self.now_us, id, || EventKind::TaskResumed { landed });
        }
        match thrown {
            None => self.resume(id, awaiting),
            Some(exception) => self.throw(id, awaiting, exception),
        }
    }

    /// Whether `CancelledError` reaches a task where it stands.
    #[inline(always)]
    fn lands(&self, thrown: Option<&Exception>, awaiting: &Awaiting) -> bool {
        match thrown {
            Some(exception) => error::is_cancelled(exception),
            None => matches!(awaiting, Awaiting::Gather { gather, .. } if self.is_gather_cancelled(*gather)),
        }
    }

    /// What follows the wait that has ended well.
    #[inline(always)]
    fn resume(&mut self, id: TaskId, awaiting: Awaiting) -> Flow {
        match awaiting {
            Awaiting::Start { arrives_after_us: Some(after_us) } => self.arrive(id, after_us),
            Awaiting::Start { .. } | Awaiting::Nothing | Awaiting::Sleep => Flow::Go,
            Awaiting::Job(job) => self.job_over(id, job),
            Awaiting::Put { queue, item } => self.put(id, queue, item),
            Awaiting::Get { queue, into } => self.get(id, queue, into),
            Awaiting::Join(queue) => {
                self.join_over(id, queue);
                Flow::Go
            }
            Awaiting::Acquire { target, with } => {
                match target {
                    Guard::Lock(lock) => self.lock_granted(id, lock),
                    Guard::Semaphore(semaphore) => self.permit_granted(id, semaphore),
                }
                self.acquired(id, target, with)
            }
            Awaiting::Event(event) => {
                self.events[event as usize].leave(id);
                Flow::Go
            }
            Awaiting::Task { task, into } => self.awaited(id, task, into),
            Awaiting::Gather { gather, into } => match self.gathered(gather) {
                Ok(value) => {
                    self.set(id, into, value);
                    Flow::Go
                }
                Err(exception) => self.unwind(id, Completion::Raise(exception)),
            },
            Awaiting::Group(group) => self.await_group(id, group),
        }
    }

    /// What an exception does where the task waits: it leaves the wait tidy, and then the statement.
    fn throw(&mut self, id: TaskId, awaiting: Awaiting, exception: Exception) -> Flow {
        match awaiting {
            Awaiting::Put { queue, .. } => self.put_cancelled(id, queue),
            Awaiting::Get { queue, .. } => self.get_cancelled(id, queue),
            Awaiting::Join(queue) => self.join_over(id, queue),
            Awaiting::Acquire { target: Guard::Lock(lock), .. } => self.lock_cancelled(id, lock),
            Awaiting::Acquire { target: Guard::Semaphore(semaphore), .. } => {
                self.semaphore_cancelled(id, semaphore);
            }
            Awaiting::Event(event) => self.events[event as usize].leave(id),
            Awaiting::Group(group) => return self.group_cancelled(id, group),
            // A coroutine that has not begun has no block that could catch it.
            Awaiting::Start { .. }
            | Awaiting::Nothing
            | Awaiting::Sleep
            | Awaiting::Task { .. }
            | Awaiting::Gather { .. }
            | Awaiting::Job(_) => {}
        }
        self.unwind(id, Completion::Raise(exception))
    }

    /// Runs statement after statement.
    #[inline(always)]
    fn statements(&mut self, id: TaskId, mut flow: Flow) -> Next {
        let program = self.program.clone();
        loop {
            let body = self.frame(id).body.of(&program);
            loop {
                match flow {
                    Flow::Go => {}
                    Flow::Enter => break,
                    Flow::Over => return Next::Over,
                    Flow::Hold(next) => return next,
                    Flow::Limit => return Next::Limit,
                }
                let task = &mut self.tasks[id.index()];
                flow = match task.frame.next(body) {
                    None => self.unwind(id, Completion::Return(Value::None)),
                    Some(Instruction { op: Op::LeaveBlock, .. }) => self.leave_block(id, Completion::Normal),
                    Some(Instruction { op: Op::EndFinally, .. }) => self.end_finally(id),
                    Some(instruction) => {
                        task.line = instruction.line;
                        if self.statements == self.next_stop
                            && let Some(next) = self.stop_after(id)
                        {
                            return next;
                        }
                        self.statements += 1;
                        let done = self.statement(id, instruction, body);
                        done.unwrap_or_else(|exception| self.raise(id, exception))
                    }
                };
            }
            flow = Flow::Go;
        }
    }

    /// The first step of a task with `every`: it sleeps until it arrives, the first instance for 0 s.
    fn arrive(&mut self, id: TaskId, after_us: u64) -> Flow {
        self.recorder
            .record(self.now_us, id, || EventKind::TaskArriving { until_us: self.now_us + after_us });
        if after_us == 0 {
            self.ready.push(Callback::Step(id));
            return Flow::Over;
        }
        self.sleep(id, after_us)
    }

    /// Lets so many µs pass; without any, `asyncio.sleep(0)`.
    #[inline(always)]
    pub(super) fn spend(
        &mut self,
        id: TaskId,
        how: Spend,
        us: Option<u64>,
        label: Option<Rc<str>>,
        line: u32,
    ) -> Flow {
        let Some(us) = us else { return self.sleep_zero(id) };
        match how {
            Spend::Sleep => {
                let until_us = self.now_us + us;
                let kind = || EventKind::TaskSleeping { until_us, line, label };
                self.recorder.record(self.now_us, id, kind);
                self.sleep(id, us)
            }
            Spend::Cpu => {
                self.recorder.record(self.now_us, id, || EventKind::ComputeStarted { us, line, label });
                self.tasks[id.index()].activity = Activity::Computing;
                Flow::Hold(Next::Compute(us))
            }
            Spend::Block => {
                self.recorder.record(self.now_us, id, || EventKind::BlockStarted { us, line, label });
                self.tasks[id.index()].activity = Activity::Blocking;
                Flow::Hold(Next::Block(us))
            }
        }
    }

    /// `asyncio.sleep(0)`.
    pub(super) fn sleep_zero(&mut self, id: TaskId) -> Flow {
        self.recorder
            .record(self.now_us, id, || EventKind::TaskYielded { line: self.tasks[id.index()].line });
        self.ready.push(Callback::Step(id));
        Flow::Over
    }

    /// `asyncio.sleep` of more than 0 s.
    #[inline(always)]
    fn sleep(&mut self, id: TaskId, us: u64) -> Flow {
        self.sleeps += 1;
        let task = &mut self.tasks[id.index()];
        task.suspend(Awaiting::Sleep);
        task.sleep = self.sleeps;
        let callback = Callback::SleepOver { task: id, sleep: self.sleeps };
        self.call_later(us, callback);
        Flow::Over
    }

    /// Waits for something with a name.
    #[inline(always)]
    pub(super) fn wait(&mut self, id: TaskId, awaiting: Awaiting) -> Flow {
        let on = if self.recorder.keeps_events() { self.name_of(&awaiting) } else { None };
        self.recorder.record(self.now_us, id, || EventKind::TaskWaiting {
            on: on.unwrap_or_default(),
            line: self.tasks[id.index()].line,
        });
        self.suspend(id, awaiting)
    }

    /// The name of what a task waits for, if it has one.
    fn name_of(&self, awaiting: &Awaiting) -> Option<Rc<str>> {
        let program = &self.program;
        Some(match awaiting {
            Awaiting::Put { queue, .. } | Awaiting::Get { queue, .. } | Awaiting::Join(queue) => {
                program.queues[*queue as usize].name.clone()
            }
            Awaiting::Acquire { target: Guard::Lock(lock), .. } => program.locks[*lock as usize].clone(),
            Awaiting::Acquire { target: Guard::Semaphore(semaphore), .. } => {
                program.semaphores[*semaphore as usize].name.clone()
            }
            Awaiting::Event(event) => program.events[*event as usize].clone(),
            Awaiting::Task { task, .. } => self.recorder.name(*task),
            Awaiting::Gather { .. } => "gather".into(),
            Awaiting::Group(_) => "group".into(),
            Awaiting::Start { .. } | Awaiting::Nothing | Awaiting::Sleep | Awaiting::Job(_) => return None,
        })
    }

    #[inline]
    pub(super) fn suspend(&mut self, id: TaskId, awaiting: Awaiting) -> Flow {
        self.tasks[id.index()].suspend(awaiting);
        Flow::Over
    }

    /// `acquire` has succeeded; in an `async with` its block begins.
    #[inline(always)]
    pub(super) fn acquired(&mut self, id: TaskId, target: Guard, with: bool) -> Flow {
        if with {
            self.frame(id).blocks.push(Block::With(target));
        }
        Flow::Go
    }

    #[inline(always)]
    pub(super) fn release(&mut self, id: TaskId, target: Guard) -> Result<(), Exception> {
        match target {
            Guard::Lock(lock) => self.release_lock(id, lock)?,
            Guard::Semaphore(semaphore) => self.release_semaphore(id, semaphore),
        }
        Ok(())
    }

    /// Sets what a statement sets, if it sets something.
    #[inline]
    pub(super) fn set(&mut self, id: TaskId, into: Option<Place>, value: Value) {
        match into {
            None => {}
            Some(Place::Variable(slot)) => self.frame(id).set(slot, value),
            Some(Place::Shared(shared)) => {
                self.writes_shared(id, shared, None);
                self.shared[shared as usize] = value;
            }
        }
    }

    /// The running frame of a task.
    pub(super) fn frame(&mut self, id: TaskId) -> &mut Frame {
        &mut self.tasks[id.index()].frame
    }

    /// So many statements have run that the picture ends, and the run goes on, or that the run ends.
    #[cold]
    fn stop_after(&mut self, id: TaskId) -> Option<Next> {
        let most = self.most_statements;
        if self.letters > super::limits::LETTERS {
            self.limit(id, Limit::Letters { most: super::limits::LETTERS as u64 });
        } else if self.work > super::limits::WORK {
            self.limit(id, Limit::Work { most: super::limits::WORK as u64 });
        } else if self.statements < most {
            self.recorder.end_picture(self.statements);
            self.next_stop = most;
            return None;
        } else {
            self.limit(id, Limit::Statements { most });
        }
        Some(Next::Limit)
    }

    pub(super) fn limit(&mut self, id: TaskId, limit: Limit) -> Flow {
        let line = self.tasks[id.index()].line;
        let never_ends = self.endless();
        self.recorder.reach_limit(LimitReached { limit, task: id, line, never_ends });
        Flow::Limit
    }
}
