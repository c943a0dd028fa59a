"""Executors in virtual time: `ThreadPoolExecutor` and `ProcessPoolExecutor`."""

from __future__ import annotations

import concurrent.futures
import functools
import itertools
from collections import deque
from collections.abc import Callable
from typing import Any

from .clock import current
from .futures import Future
from .jobs import Job, name_of, start
from .threads import WorkerThread
from .waiting import wait_for


class Pool(concurrent.futures.Executor):
    """An executor of `max_workers` workers, which take jobs first come, first served."""

    kind = "threads"

    def __init__(
        self, max_workers: int | None = None, thread_name_prefix: str = "", initializer=None, initargs=(), **_
    ) -> None:
        clock = current()
        if clock is None:
            raise RuntimeError("a virtual pool is made in a run")
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._clock = clock
        self._max_workers = max_workers or self._usual_size(clock.processors.cores)
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(clock.pool_numbers)}"
        self._initializer = functools.partial(initializer, *initargs) if initializer else None
        self._busy = 0
        self._queue: deque[tuple[Job, Future]] = deque()
        self._names: set[int] = set()
        self._initialized: set[int] = set()
        self._shut = False
        clock.pools.append(self)

    @staticmethod
    def _usual_size(cores: int) -> int:
        return min(32, cores + 4)

    @property
    def is_idle(self) -> bool:
        """Whether all jobs are done."""
        return not self._busy and not self._queue

    def submit(self, fn, /, *args, **kwargs) -> Future:
        return self.give(functools.partial(fn, *args, **kwargs), waits=False)

    def give(self, function: Callable[[], Any], waits: bool) -> Future:
        """Queues a function; `waits`: for the task that gives it."""
        if self._shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        clock = self._clock
        future = Future()
        job = future.job = Job(clock, function, self.kind, name_of(function), waits)
        if clock.job is not None:
            clock.job.do(lambda: self._enqueue(job, future))
        else:
            self._enqueue(job, future)
        return future

    def _enqueue(self, job: Job, future: Future) -> None:
        self._clock.observer.job_queued(job)
        self._queue.append((job, future))
        self._start()

    def _start(self) -> None:
        while self._queue and self._busy < self._max_workers:
            job, future = self._queue.popleft()
            if future.set_running_or_notify_cancel():
                self._busy += 1
                self._run(job, future)

    def _run(self, job: Job, future: Future) -> None:
        number = next(number for number in itertools.count() if number not in self._names)
        self._names.add(number)
        job.thread = WorkerThread(f"{self._prefix}_{number}")
        if self._initializer and number not in self._initialized:
            self._initialized.add(number)
            job.function = _after(self._initializer, job.function)

        def end() -> None:
            self._busy -= 1
            self._names.discard(number)
            if job.error is not None:
                future.set_exception(job.error)
            else:
                future.set_result(job.result)
            self._start()

        job.when_done.append(end)
        start(job)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._shut = True
        if cancel_futures:
            for _, future in list(self._queue):
                future.cancel()
        if wait:
            wait_for(lambda: self.is_idle)


def _after(first: Callable[[], Any], function: Callable[[], Any]) -> Callable[[], Any]:
    def both() -> Any:
        first()
        return function()

    return both


class ThreadPool(Pool):
    """Stands in for `ThreadPoolExecutor`."""


class ProcessPool(Pool):
    """Stands in for `ProcessPoolExecutor`: its functions compute apart from this interpreter."""

    kind = "processes"

    @staticmethod
    def _usual_size(cores: int) -> int:
        return cores
