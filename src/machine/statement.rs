//! What each instruction does.

use super::error::Exception;
use super::flow::Flow;
use super::frame::{Block, Completion};
use super::gather::Given;
use super::job::Job;
use super::{Machine, TaskId};
use crate::script::program::{Body, Guard, Instruction, Length, Op, Place, Slot, Spend};
use crate::value::{self, Function, Value};

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
            Op::Assign { into, value: expr, reads } => {
                let value = self.evaluate(id, expr, body)?;
                match into {
                    Place::Variable(slot) => {
                        self.frame(id).set(*slot, value);
                        self.reads_shared(id, reads);
                    }
                    Place::Shared(shared) => {
                        self.writes_shared(id, *shared, Some(expr));
                        self.shared[*shared as usize] = value;
                    }
                }
            }
            Op::Augment { into, op, value, in_place } => {
                self.augment(id, *into, *op, value, *in_place, body)?;
                self.count_on(id, body);
            }
            Op::Branch { condition, otherwise } => {
                if !self.is_true(id, condition, body)? {
                    self.frame(id).at = *otherwise;
                }
                self.count_on(id, body);
            }
            Op::While { condition, round } => {
                if self.is_true(id, condition, body)? {
                    self.frame(id).at = *round;
                }
                self.count_on(id, body);
            }
            Op::EnterFor { iterator, items, range } => {
                let mut value = self.evaluate(id, items, body)?;
                if *range {
                    value = Function::Range.call(&[value])?;
                }
                self.frame(id).iterators[*iterator as usize] = Some(value.items()?);
            }
            Op::NextItem { iterator, into, round, exit } => {
                let frame = self.frame(id);
                match frame.iterators[*iterator as usize].as_mut().and_then(Iterator::next) {
                    Some(item) => {
                        frame.at = *round;
                        self.set(id, *into, item);
                    }
                    None => frame.at = *exit,
                }
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
            Op::List { items, into } => {
                let frame = self.frame(id);
                let item = |slot: &Slot| frame.variables[*slot as usize].clone().unwrap_or(Value::None);
                let list = Value::list(items.iter().map(item).collect())?;
                self.set(id, *into, list);
            }
            Op::EnterGroup => self.enter_group(id),
            Op::EnterTimeout(Length::Us(us)) => self.enter_timeout(id, Some(*us)),
            Op::EnterTimeout(Length::Seconds(seconds)) => {
                let seconds = self.evaluate(id, seconds, body)?;
                self.enter_timeout(id, value::timeout_us(&seconds, self.now_us)?);
            }
            Op::EnterTry { handlers: _, finally: _ } => {
                let frame = self.frame(id);
                frame.blocks.push(Block::Try(frame.at - 1));
            }
            Op::Jump(_) | Op::Forever(_) | Op::NextRound { .. } | Op::LeaveBlock | Op::EndFinally => {}
        }
        Ok(Flow::Go)
    }
}
