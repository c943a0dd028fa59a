"""Records what takes time: on the loop's thread, and on workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from ..jobs import Job, us_of
from .notes import MODULE, Event, TaskRecord, describe, labelled
from .steps import Steps


class Holding(Steps):
    """Who holds the thread, and who is on a worker."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._job_count = 0
        self._queued: dict[int, Event] = {}

    @contextlib.contextmanager
    def blocking(self, us: int | None = None, label: str | None = None) -> Iterator[None]:
        if self.over:
            raise self.over
        record = self.task
        record.job = None
        record.line = line = self.line_here() or record.line
        if us is not None:
            self.happened(record.number, "block-started", us=us, line=line, **labelled(label))
            yield
            self.happened(record.number, "block-ended")
            return
        if self.waited is None or self.waited[2] != self.clock.now_us:
            self.end_wait()
            self.waited = (len(self.events), self.clock.now_us, 0, record.number, line)
        (at, from_us, *_), self.waited = self.waited, None
        yield
        self.waited = (at, from_us, self.clock.now_us, record.number, line)

    @contextlib.contextmanager
    def computing(self, us: int, label: str | None = None) -> Iterator[None]:
        if self.over:
            raise self.over
        record = self.task
        record.job = None
        record.line = line = self.line_here() or record.line
        self.happened(record.number, "compute-started", us=us, line=line, **labelled(label))
        yield
        self.happened(record.number, "compute-ended")

    def job_queued(self, job: Job) -> None:
        number, self._job_count = self._job_count, self._job_count + 1
        record = self.task
        if not job.waits:
            record = self.create(job.name, record.number if record.number != MODULE else None)
        job.number, job.task = number, record.number
        line = self.line_here() or self.task.line or self.task.made_at
        record.line = line
        fields = {"job": number, "pool": job.pool, "us": us_of(job.function), "line": line}
        event = self.happened(record.number, "job-queued", **fields)
        if event:
            self._queued[number] = event
        record.job = job

    def job_given(self, future: Any, job: Job) -> None:
        self.job_futures[future] = job

    def job_started(self, job: Job) -> None:
        if event := self._queued.pop(job.number, None):
            event[3].update(us=job.total_us, **labelled(job.label))
        work = "cpu" if job.computes else "block"
        task = job.task
        self.beside(task, "job-started", job=job.number, pool=job.pool, work=work, worker=job.worker)

    def job_ended(self, job: Job) -> None:
        task = job.task
        self.beside(task, "job-ended", job=job.number)
        if not job.waits:
            self._end_lane(self.tasks[task], job)

    def _end_lane(self, record: TaskRecord, job: Job) -> None:
        if self.over:
            return
        record.end_us = self.clock.now_us
        record.outcome = "done" if job.error is None else "failed"
        if job.error is None:
            self.happened(record.number, "task-done")
        else:
            record.error = describe(job.error)
            record.line = self.line_of_error(job.error) or record.line
            self.happened(record.number, "task-failed", error=record.error, line=record.line)

    def job_dropped(self, job: Job) -> None:
        self.beside(job.task, "job-dropped", job=job.number)
