//! What each instruction does.

use super::error::Exception;
use super::flow::Flow;
use super::frame::{Block, Completion};
use super::gather::Given;
use super::job::Job;
use super::{Machine, TaskId};
use crate::script::program::{Body, Guard, Instruction, Length, Op, Spend};
use crate::value::{self, Value};

impl Machine {
    #[inline(always)]
    pub(super) fn statement(
        &mut self,
        id: TaskId,
        &Instruction { ref op, line }: &Instruction,
        body: &Body,
    ) -> Result<Flow, Exception> {
        match op {
            Op::Spend { how, length, label } => {
                let us = match length {
                    Length::Us(us) => Some(*us).filter(|us| *us > 0 || *how != Spend::Sleep),
                    Length::Seconds(seconds) => self.seconds(id, *how, seconds, body)?,
                };
                let label = label.as_ref().and_then(|label| self.label(label, body, id));
                return Ok(self.spend(id, *how, us, label, line));
            }
            Op::Offload { pool, work, length, label } => {
                let (us, fault) = match length {
                    Length::Us(us) => (*us, None),
                    Length::Seconds(seconds) => self.work_of(id, *work, seconds, body)?,
                };
                let label = label.as_ref().and_then(|label| self.label(label, body, id));
                let job = Job { task: id, pool: *pool, work: *work, us, fault };
                return Ok(self.offload(id, job, label));
            }
            Op::Pass => {}
            Op::Assign { into, value, reads } => self.assign(id, *into, value, reads, body)?,
            Op::Augment { into, op, value, in_place } => {
                self.augment(id, *into, *op, value, *in_place, body)?;
            }
            Op::Branch { condition, otherwise } => self.branch(id, condition, *otherwise, body)?,
            Op::While { condition, round } => self.next_while(id, condition, *round, body)?,
            Op::EnterFor { iterator, items, range } => self.enter_for(id, *iterator, items, *range, body)?,
            Op::NextItem { iterator, into, round, exit } => {
                self.next_item(id, *iterator, *into, (*round, *exit));
            }
            Op::Leave { blocks, to } => {
                return Ok(self.unwind(id, Completion::Leave { blocks: *blocks, to: *to }));
            }
            Op::Yield => return Ok(self.sleep_zero(id)),
            Op::Print(text) => {
                let text = self.text(id, text, body)?;
                self.recorder.print(self.now_us, id, text, line);
                self.note_variables(id);
            }
            Op::Fail { error, message } => {
                return Err(match message {
                    Some(message) => Exception::new(*error, &*self.text(id, message, body)?),
                    None => Exception::bare(*error),
                });
            }
            Op::Raise => return Err(self.caught(id)),
            Op::EnterRepeat { counter } => self.frame(id).counters[*counter as usize] = 0,
            Op::Put { queue, item, now: false } => {
                let item = self.evaluate(id, item, body)?;
                return Ok(self.put(id, *queue, item));
            }
            Op::Put { queue, item, now: true } => {
                let item = self.evaluate(id, item, body)?;
                self.put_or_fail(id, *queue, item)?;
            }
            Op::Get { queue, now: false, into } => return Ok(self.get(id, *queue, *into)),
            Op::Get { queue, now: true, into } => self.get_or_fail(id, *queue, *into)?,
            Op::TaskDone(queue) => self.task_done(id, *queue)?,
            Op::Join(queue) => return Ok(self.join(id, *queue)),
            Op::Acquire { target: Guard::Lock(lock), with } => return Ok(self.acquire_lock(id, *lock, *with)),
            Op::Acquire { target: Guard::Semaphore(semaphore), with } => {
                return Ok(self.acquire_semaphore(id, *semaphore, *with));
            }
            Op::Release(target) => self.release(id, *target)?,
            Op::SetEvent(event) => self.set_event(id, *event),
            Op::ClearEvent(event) => self.clear_event(id, *event),
            Op::WaitEvent(event) => return Ok(self.wait_event(id, *event)),
            Op::AwaitCall { call, into } => {
                let mut frame = self.call(id, call, body)?;
                frame.into = *into;
                return Ok(self.enter_call(id, frame));
            }
            Op::AwaitHandle { handle, into } => {
                let task = self.awaitable(id, handle, body)?;
                return Ok(self.await_task(id, task, *into));
            }
            Op::Return(value) => {
                let value = match value {
                    Some(value) => self.evaluate(id, value, body)?,
                    None => Value::None,
                };
                return Ok(self.unwind(id, Completion::Return(value)));
            }
            Op::Spawn { call, each, into, in_group } => {
                let Some(spawned) = self.spawn(id, call, each.as_ref(), *in_group, body)? else {
                    return Ok(Flow::Limit);
                };
                self.set(id, *into, spawned);
            }
            Op::Cancel { handle, many } => self.cancel_all(id, handle, *many, body)?,
            Op::Gather { items, each, return_exceptions, into } => {
                let each = each.as_ref();
                let given = Given { items, each, return_exceptions: *return_exceptions, into: *into };
                return self.gather(id, given, body);
            }
            Op::List { items, into } => self.list(id, items, *into)?,
            Op::EnterGroup => self.enter_group(id),
            Op::EnterTimeout(Length::Us(us)) => self.enter_timeout(id, Some(*us)),
            Op::EnterTimeout(Length::Seconds(seconds)) => {
                let seconds = self.evaluate(id, seconds, body)?;
                self.enter_timeout(id, value::timeout_us(&seconds, self.now_us)?);
            }
            Op::EnterTry { handlers, finally } => {
                self.frame(id).blocks.push(Block::Try { handlers: handlers.clone(), finally: *finally });
            }
            Op::Jump(_) | Op::Forever(_) | Op::NextRound { .. } | Op::LeaveBlock | Op::EndFinally => {}
        }
        Ok(Flow::Go)
    }
}
