//! What a step's sentence says of its event.

use super::{Step, duration};
use crate::script::program::Pool;
use crate::text::TaskRef;
use crate::trace::{Event, EventKind, Micros, ObjectKind, Strategy, TaskId};
use crate::view::{Wait, ending};

impl Step<'_> {
    pub(super) fn event(&self) -> String {
        let texts = self.steps();
        let task = self.task(self.event.task);
        match &self.event.kind {
            EventKind::TaskCreated { parent } => {
                (texts.created)(task, parent.map(|parent| self.task(parent)), self.behind())
            }
            EventKind::TaskArriving { until_us } if *until_us == self.event.t_us => {
                (texts.arrives)(task, self.behind())
            }
            EventKind::TaskArriving { until_us } => (texts.arrives_at)(task, &self.seconds(*until_us)),
            EventKind::TaskResumed { landed: Some(line) } => (texts.taken_to_end)(task, *line),
            EventKind::TaskResumed { landed: None } => {
                let taken = match self.trace.strategy {
                    Strategy::Async => texts.taken,
                    Strategy::Sync => texts.taken_by_the_thread,
                    Strategy::Threads => texts.taken_by_a_thread,
                    Strategy::Processes => texts.taken_by_a_process,
                };
                taken(task, self.line_ahead())
            }
            EventKind::TaskYielded { line } => (texts.yielded)(task, *line, self.behind()),
            EventKind::TaskSleeping { until_us, line, .. } => {
                let how_long = duration(until_us.saturating_sub(self.event.t_us));
                (texts.sleeps)(task, &how_long, *line, &self.seconds(*until_us))
            }
            EventKind::TimerDue { due_us } if *due_us < self.event.t_us => {
                (texts.late)(task, &self.seconds(*due_us), &self.seconds(self.event.t_us))
            }
            EventKind::TimerDue { .. } => (texts.due)(task),
            EventKind::TaskWoken { by, line } => self.woken(*by, line.unwrap_or(0)),
            EventKind::ComputeStarted { us, line, .. } => {
                self.holds(texts.computes, texts.computes_apart, *us, *line)
            }
            EventKind::ComputeEnded => (texts.computed)(task),
            EventKind::BlockStarted { us, line, .. } => {
                self.holds(texts.blocks, texts.blocks_apart, *us, *line)
            }
            EventKind::BlockEnded => (texts.blocked)(task),
            EventKind::Printed { text, line } => (texts.prints)(task, text, *line),
            EventKind::TaskWaiting { on, line } => (texts.awaits)(task, on, *line),
            EventKind::CancelRequested(request) => {
                let by = request.canceller(self.event.task, self.trace);
                (texts.cancels)(task, by, request.through.map(|through| self.task(through)))
            }
            EventKind::ItemPut { queue, item } => {
                (texts.puts)(task, item, self.object(ObjectKind::Queue, *queue))
            }
            EventKind::ItemGot { queue } => {
                let item = self.before.queues[*queue as usize].front().map_or("", |item| &***item);
                (texts.gets)(task, item, self.object(ObjectKind::Queue, *queue))
            }
            EventKind::ItemDone { queue } => (texts.item_done)(task, self.object(ObjectKind::Queue, *queue)),
            EventKind::PermitTaken { semaphore: id } => (texts.takes_permit)(
                task,
                self.object(ObjectKind::Semaphore, *id),
                self.after.permits[*id as usize],
            ),
            EventKind::PermitReleased { semaphore: id } => (texts.gives_permit)(
                task,
                self.object(ObjectKind::Semaphore, *id),
                self.after.permits[*id as usize],
            ),
            EventKind::LockTaken { lock } => (texts.locks)(task, self.object(ObjectKind::Lock, *lock)),
            EventKind::LockReleased { lock } => (texts.unlocks)(task, self.object(ObjectKind::Lock, *lock)),
            EventKind::EventSet { event } => (texts.sets)(task, self.object(ObjectKind::Event, *event)),
            EventKind::EventCleared { event } => (texts.clears)(task, self.object(ObjectKind::Event, *event)),
            EventKind::JobQueued { pool, us, line, .. } => {
                (texts.job_queued)(task, *pool == Pool::Threads, &self.seconds(*us), *line)
            }
            EventKind::JobStarted { pool, worker, .. } => {
                (texts.job_started)(&self.worker(*pool, *worker), task)
            }
            EventKind::JobEnded { job } => {
                let worker = self.before.worker_of(*job);
                (texts.job_ended)(
                    &worker.map_or(String::new(), |(pool, worker)| self.worker(pool, worker)),
                    task,
                )
            }
            EventKind::JobDropped { .. } => (texts.job_dropped)(task),
            EventKind::TaskCancelled { .. } => {
                let why = ending(self.trace, self.event.task, &self.language.texts().timeline);
                (texts.cancelled)(task, why.as_deref())
            }
            EventKind::TaskDone => (texts.done)(task),
            EventKind::TaskFailed { error, line } => (texts.failed)(task, error, *line),
        }
    }

    fn woken(&self, by: Option<TaskId>, line: u32) -> String {
        let texts = self.steps();
        let (task, behind) = (self.task(self.event.task), self.behind());
        let is_cancelled = self.step.checked_sub(1).is_some_and(|step| {
            let Event { task, kind, .. } = &self.trace.events[step];
            *task == self.event.task && matches!(kind, EventKind::CancelRequested(_))
        });
        match (self.before.wait_of(self.event.task), by) {
            _ if is_cancelled => (texts.woken_to_end)(task, behind),
            (_, Some(by)) if self.before.has_ended(by) => (texts.woken_by_end)(task, self.task(by), behind),
            (Some(Wait::On(what)), Some(by)) => (texts.woken_by)(task, what, self.task(by), line, behind),
            (Some(Wait::Until(_)), _) => (texts.woken_by_timer)(task, behind),
            (Some(Wait::Job | Wait::Worker(..)) | None, None) => (texts.woken_by_job)(task, behind),
            (Some(Wait::On(_)), None) | (Some(Wait::Job | Wait::Worker(..)) | None, Some(_)) => {
                (texts.woken)(task, behind)
            }
        }
    }

    /// Computing and blocking: who has to stay in Ready meanwhile is said where there is a loop to be held.
    fn holds(
        &self,
        with_loop: fn(TaskRef, &str, u32) -> String,
        apart: fn(TaskRef, &str, u32) -> String,
        us: Micros,
        line: u32,
    ) -> String {
        let task = self.task(self.event.task);
        if !self.has_loop() {
            return apart(task, &self.seconds(us), line);
        }
        let mut told = with_loop(task, &self.seconds(us), line);
        if let Some(first) = self.before.ready.first().filter(|_| us > 0) {
            let stays = (self.steps().stays)(self.task(first), self.before.ready.len() - 1);
            told.extend([" ", &stays]);
        }
        told
    }

    /// The line at which the task goes on, if the first that it does there tells one: a later line may be far from it.
    fn line_ahead(&self) -> Option<u32> {
        let next = self.trace.events.get(self.step + 1)?;
        next.kind.line().filter(|_| next.task == self.event.task)
    }

    /// A worker as its lane names it: `thread 1`.
    fn worker(&self, pool: Pool, worker: u32) -> String {
        Wait::Worker(pool, worker).told(self.language.texts())
    }
}
