//! Queues (`asyncio.Queue`, Lib/asyncio/queues.py).

use std::collections::VecDeque;
use std::rc::Rc;

use super::Machine;
use super::error::Exception;
use super::event::Flag;
use super::flow::Flow;
use super::task::{Awaiting, Wait};
use crate::script::program::{Place, QueueId, QueueSpec};
use crate::trace::{EventKind, ItemText, TaskId};
use crate::value::{ErrorKind, Value};

#[derive(Clone, Debug)]
pub(super) struct Queue {
    maxsize: Option<u32>,
    items: VecDeque<Value>,
    getters: VecDeque<TaskId>,
    putters: VecDeque<TaskId>,
    /// Items put and not yet done (`Queue._unfinished_tasks`).
    unfinished: u64,
    /// `Queue._finished`: set while nothing is unfinished.
    finished: Flag,
}

impl Queue {
    pub(super) fn new(spec: &QueueSpec) -> Self {
        Self {
            maxsize: spec.maxsize,
            items: VecDeque::new(),
            getters: VecDeque::new(),
            putters: VecDeque::new(),
            unfinished: 0,
            finished: Flag::raised(),
        }
    }

    pub(super) fn items(&self) -> impl ExactSizeIterator<Item = &Value> {
        self.items.iter()
    }

    pub(super) fn is_full(&self) -> bool {
        self.maxsize.is_some_and(|maxsize| self.items.len() >= maxsize as usize)
    }
}

impl Machine {
    /// `await q.put(item)`, from its beginning or after a wait.
    #[inline(always)]
    pub(super) fn put(&mut self, id: TaskId, queue: QueueId, item: Value) -> Flow {
        let this = &mut self.queues[queue as usize];
        if this.is_full() {
            this.putters.push_back(id);
            return self.wait(id, Awaiting::Put { queue, item });
        }
        self.put_now(id, queue, item);
        Flow::Go
    }

    /// `q.put_nowait(item)`, where there is room.
    #[inline(always)]
    fn put_now(&mut self, id: TaskId, queue: QueueId, item: Value) {
        let this = &mut self.queues[queue as usize];
        this.items.push_back(item);
        this.unfinished += 1;
        this.finished.lower();
        // Looked at where it is now: what nothing refers to on its way there stays in registers.
        let item = || this.items.back().map(shown).unwrap_or_default();
        self.recorder.record(self.now_us, id, || EventKind::ItemPut { queue, item: item() });
        self.wake_next(queue, |queue| &mut queue.getters);
    }

    /// `q.put_nowait(item)`.
    pub(super) fn put_or_fail(&mut self, id: TaskId, queue: QueueId, item: Value) -> Result<(), Exception> {
        if self.queues[queue as usize].is_full() {
            return Err(Exception::bare(ErrorKind::QueueFull));
        }
        self.put_now(id, queue, item);
        Ok(())
    }

    /// `q.get_nowait()`.
    pub(super) fn get_or_fail(
        &mut self,
        id: TaskId,
        queue: QueueId,
        into: Option<Place>,
    ) -> Result<(), Exception> {
        if self.queues[queue as usize].items.is_empty() {
            return Err(Exception::bare(ErrorKind::QueueEmpty));
        }
        self.get(id, queue, into);
        Ok(())
    }

    /// `await q.get()`, from its beginning or after a wait.
    #[inline(always)]
    pub(super) fn get(&mut self, id: TaskId, queue: QueueId, into: Option<Place>) -> Flow {
        let this = &mut self.queues[queue as usize];
        let Some(item) = this.items.pop_front() else {
            this.getters.push_back(id);
            return self.wait(id, Awaiting::Get { queue, into });
        };
        self.recorder.record(self.now_us, id, || EventKind::ItemGot { queue });
        self.wake_next(queue, |queue| &mut queue.putters);
        self.set(id, into, item);
        Flow::Go
    }

    /// A `put` that is cancelled while it waits passes its wake-up on.
    pub(super) fn put_cancelled(&mut self, id: TaskId, queue: QueueId) {
        let this = &mut self.queues[queue as usize];
        this.putters.retain(|putter| *putter != id);
        if !this.is_full() && self.tasks[id.index()].wait != Wait::Cancelled {
            self.wake_next(queue, |queue| &mut queue.putters);
        }
    }

    /// A `get` that is cancelled while it waits passes its wake-up on.
    pub(super) fn get_cancelled(&mut self, id: TaskId, queue: QueueId) {
        let this = &mut self.queues[queue as usize];
        this.getters.retain(|getter| *getter != id);
        if !this.items.is_empty() && self.tasks[id.index()].wait != Wait::Cancelled {
            self.wake_next(queue, |queue| &mut queue.getters);
        }
    }

    /// `Queue._wakeup_next`.
    #[inline(always)]
    fn wake_next(&mut self, queue: QueueId, waiters: impl Fn(&mut Queue) -> &mut VecDeque<TaskId>) {
        while let Some(waiter) = waiters(&mut self.queues[queue as usize]).pop_front() {
            if self.fulfil(waiter) {
                break;
            }
        }
    }

    /// `q.task_done()`.
    pub(super) fn task_done(&mut self, id: TaskId, queue: QueueId) -> Result<(), Exception> {
        let this = &mut self.queues[queue as usize];
        if this.unfinished == 0 {
            return Err(Exception::new(ErrorKind::ValueError, "task_done() called too many times"));
        }
        this.unfinished -= 1;
        let all_done = this.unfinished == 0;
        self.recorder.record(self.now_us, id, || EventKind::ItemDone { queue });
        if all_done {
            let waiters = self.queues[queue as usize].finished.raise();
            self.fulfil_all(waiters);
        }
        Ok(())
    }

    /// `await q.join()`.
    pub(super) fn join(&mut self, id: TaskId, queue: QueueId) -> Flow {
        let this = &mut self.queues[queue as usize];
        if this.unfinished == 0 {
            return Flow::Go;
        }
        this.finished.wait(id);
        self.wait(id, Awaiting::Join(queue))
    }

    /// A `join` is over, one way or the other.
    pub(super) fn join_over(&mut self, id: TaskId, queue: QueueId) {
        self.queues[queue as usize].finished.leave(id);
    }
}

/// An item as a picture shows it: a text without quotes.
fn shown(item: &Value) -> ItemText {
    if let Value::Text(text) = item { text.clone() } else { Rc::new(item.to_string().into()) }
}
