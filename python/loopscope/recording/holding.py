"""Records what takes time: on the loop's thread, and on workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from ..jobs import Job, us_of
from .notes import MODULE, Note, labelled
from .steps import Steps


class Holding(Steps):
    """Who holds the thread, and who is on a worker."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._job_count = 0
        self._queued: dict[int, Note] = {}

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
        if self.waited is not None and self.waited[2] == self.stamp():
            # It goes on waiting.
            at, since, *_ = self.waited
            self.forget_wait()
        else:
            self.end_wait()
            at, since = len(self.notes), self.stamp()
        yield
        self.wait((at, since, self.stamp(), record.number, line))

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
            self.count_tasks()
        job.number, job.task = number, record.number
        line = self.line_here() or self.task.line or self.task.made_at
        record.line = line
        fields = {"job": number, "pool": job.pool, "us": us_of(job.function), "line": line}
        self._queued[number] = self.happened(record.number, "job-queued", **fields)
        record.job = job

    def job_given(self, future: Any, job: Job) -> None:
        self.job_futures[future] = job

    def job_started(self, job: Job) -> None:
        if note := self._queued.pop(job.number, None):
            note[3].update(us=job.total_us, **labelled(job.label))
        work = "cpu" if job.computes else "block"
        task = job.task
        self.happened(task, "job-started", job=job.number, pool=job.pool, work=work, worker=job.worker)

    def job_ended(self, job: Job) -> None:
        task = job.task
        self.happened(task, "job-ended", job=job.number)
        if not job.waits:
            self.tell_end(self.tasks[task], "done" if job.error is None else "failed", job.error)

    def job_dropped(self, job: Job) -> None:
        self.happened(job.task, "job-dropped", job=job.number)
