"""A program as it really runs: on the real clock, with the real network, threads and processes. It is only watched.

Times are measured, so nothing is the same twice; a step that holds the loop for a millisecond or more is told as computing.
"""

from __future__ import annotations

import asyncio
import builtins
import concurrent.futures
import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from .clock import Clock, current
from .jobs import Job, name_of
from .loop import Observed, us_of
from .patches import StandIn
from .recording import Recorder, TaskRecord
from .times import burn

WORTH_TELLING_US = 1_000
"""A step that takes less is an instant."""

_now_ns, _monotonic, _real_sleep = time.perf_counter_ns, time.monotonic, time.sleep


class RealClock(Clock):
    """Time since the start, as it passes."""

    def __init__(self) -> None:
        super().__init__(cores=os.cpu_count() or 1, computing=False)
        self.measured = True
        self.began, self._began_ns = _monotonic(), _now_ns()

    @property
    def now_us(self) -> int:
        return (_now_ns() - self._began_ns) // 1_000


class RealLoop(Observed, asyncio.SelectorEventLoop):
    """The platform's selector loop, observed."""

    def call_at(self, when, callback, *args, context=None):
        due_us = max(0, us_of(when - self.clock.began))
        timer = super().call_at(when, _Due(self.clock, due_us, callback), *args, context=context)
        self.clock.observer.called_at(due_us, callback, args)
        return timer

    def call_soon_threadsafe(self, callback, *args, context=None):
        return super().call_soon_threadsafe(self.from_outside(callback), *args, context=context)

    def _run_once(self) -> None:
        self.clock.observer.steps(len(self._ready))
        super()._run_once()

    def run_in_executor(self, executor, func, *args):
        apart = isinstance(executor, concurrent.futures.ProcessPoolExecutor)
        job = Job(self.clock, func, "processes" if apart else "threads", name_of(func), waits=True)
        observer = self.clock.observer
        observer.job_queued(job)

        def on_worker(*args: Any) -> Any:
            observer.job_started(job)
            try:
                return func(*args)
            finally:
                observer.job_ended(job)

        if not apart:
            future = super().run_in_executor(executor, on_worker, *args)
        else:
            # What goes to another process cannot be wrapped: it is told from here.
            future = super().run_in_executor(executor, func, *args)
            observer.job_started(job)
            future.add_done_callback(lambda _: observer.job_ended(job))
        observer.job_given(future, job)
        return future


class _Due:
    """A timer's callback, which tells that it is due before it runs."""

    __slots__ = ("_clock", "_due_us", "_callback")

    def __init__(self, clock: Clock, due_us: int, callback: Callable[..., Any]) -> None:
        self._clock, self._due_us, self._callback = clock, due_us, callback

    def __call__(self, *args: Any) -> Any:
        clock = self._clock
        clock.observer.timer_due(min(self._due_us, clock.now_us), args)
        clock.observer.timer_runs()
        return self._callback(*args)


class RealRecorder(Recorder):
    """Keeps what was measured: jobs as their workers tell of them, and steps that take long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._workers = threading.Lock()

    def step_ends(self, record: TaskRecord, coro: Any) -> None:
        us = self.clock.now_us - self.step_at_us
        if us < WORTH_TELLING_US or not self.keeps_events:
            return
        since = self.events[self.step_begins :]
        if not any(kind in ("block-started", "compute-started", "job-queued") for _, _, kind, _ in since):
            line = record.line if coro is None else self.line_of(record, coro)
            begins = (self.step_at_us, record.number, "compute-started", {"us": us, "line": line})
            self.events.insert(self.step_begins, begins)
            self.happened(record.number, "compute-ended")

    def job_started(self, job: Job) -> None:
        with self._workers:
            busy = self.clock.busy_workers[job.pool]
            job.worker = next(number for number in itertools.count(1) if number not in busy)
            busy.add(job.worker)
            job.started_us = self.clock.now_us
            job.queued_event = self._queued.get(job.number)
            super().job_started(job)

    def job_ended(self, job: Job) -> None:
        with self._workers:
            if job.queued_event:
                job.queued_event[3]["us"] = self.clock.now_us - job.started_us
            super().job_ended(job)
            self.clock.busy_workers[job.pool].discard(job.worker)


class Policy(asyncio.DefaultEventLoopPolicy):
    """Whoever asks for an event loop gets one that is observed."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return RealLoop() if current() else super().new_event_loop()


def table() -> Iterator[StandIn]:
    """What a run on the real clock takes: hardly anything."""
    yield time, "sleep", _sleep
    yield builtins, "burn", _burn
    yield asyncio, "SelectorEventLoop", RealLoop


def _sleep(seconds: float) -> None:
    clock = current()
    if clock is None:
        return _real_sleep(seconds)
    with clock.observer.blocking(round(max(0, seconds) * 1_000_000)):
        _real_sleep(seconds)


def _burn(seconds: float) -> None:
    clock = current()
    if clock is None:
        return burn(seconds)
    with clock.observer.computing(round(seconds * 1_000_000)):
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            pass
