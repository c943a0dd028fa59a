"""A program as it really runs: on the real clock, with the real network, threads and processes. It is only watched.

Times are measured, so nothing is the same twice; a step that holds the loop for a millisecond or more is told as computing.
"""

from __future__ import annotations

import asyncio
import builtins
import concurrent.futures
import heapq
import itertools
import math
import os
import threading
import time
from collections.abc import Iterator
from typing import Any

from .clock import Clock, current
from .handles import Timer
from .jobs import Job, name_of
from .loop import FOREVER_US, Observed
from .patches import StandIn
from .recording import MODULE, Event, Recorder
from .times import burn

WORTH_TELLING_US = 1_000
"""A step that takes less is an instant."""

_now_ns, _monotonic, _real_sleep, _heappush = time.perf_counter_ns, time.monotonic, time.sleep, heapq.heappush


class RealClock(Clock):
    """Time since the start, as it passes. A stamp is the machine's own count of ns."""

    def __init__(self) -> None:
        super().__init__(cores=os.cpu_count() or 1, computing=False)
        self.measured = True
        self.began, self._began_ns = _monotonic(), _now_ns()
        self.stamp = _now_ns

    @property
    def now_us(self) -> int:
        return self.us(_now_ns())

    def us(self, stamp: int) -> int:
        return (stamp - self._began_ns) // 1_000


class RealLoop(Observed, asyncio.SelectorEventLoop):
    """The platform's selector loop, observed."""

    clock: RealClock

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        return self._call(when, callback, args, context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self._call(_monotonic() + delay, callback, args, context)

    def _call(self, when: float, callback: Any, args: tuple[Any, ...], context: Any) -> Timer:
        if self._closed or self._debug:
            self._check_closed()
            self._check_thread()
            self._check_callback(callback, "call_at")
        finite = -math.inf < when < math.inf
        due_us = int((when - self.clock.began) * 1_000_000) if finite else 0 if when < 0 else FOREVER_US
        timer = Timer(when, due_us, callback, args, self, context)
        # Which one of a moment comes first is left to asyncio's own rule.
        _heappush(self.timers.heap, (when, timer))
        self.observer.called_at(timer)
        return timer

    def call_soon_threadsafe(self, callback, *args, context=None):
        return super().call_soon_threadsafe(self.from_outside(callback), *args, context=context)

    def _run_once(self) -> None:
        self.observer.steps(len(self._ready))
        timer = self.timers.first()
        # How long to wait is found out from the first of these; one is left there if something breaks the wait off.
        self._scheduled[:] = [] if timer is None else [timer]
        super()._run_once()

    def _process_events(self, event_list: list[Any]) -> None:
        super()._process_events(event_list)
        self._scheduled.clear()
        self.take_timers(_monotonic() + self._clock_resolution)

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


class RealRecorder(Recorder):
    """Keeps what was measured: jobs as their workers tell of them, and steps that take long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._workers = threading.Lock()

    def all_events(self) -> list[Event]:
        # Workers tell of themselves when they come to it.
        events = sorted(super().all_events(), key=lambda event: event[0])
        return _with_computing(events, [task.made_at for task in self.tasks])

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


_TAKES_TIME = {"block-started", "compute-started", "job-queued"}
_ENDS_STEP = {"task-yielded", "task-sleeping", "task-waiting", "task-done", "task-failed", "task-cancelled"}


def _with_computing(events: list[Event], lines: list[int]) -> list[Event]:
    """The events, and of each step that took long without saying why, that it computed.

    `lines` are where each task was made: what is told of its computing before anything else is known.
    """
    told: list[Event] = []
    step: tuple[int, int, int] | None = None
    """Whose it is, since when, and which event would be its first."""
    for event in events:
        t_us, task, kind, fields = event
        if kind == "timer-due":
            # Another clock, read at another moment.
            fields["due_us"] = min(fields["due_us"], t_us)
        if kind in _TAKES_TIME:
            step = None
        lines[fields.get("by", task)] = fields.get("line") or lines[task]
        if kind in _ENDS_STEP and step and step[0] == task:
            us = t_us - step[1]
            if us >= WORTH_TELLING_US:
                told.insert(step[2], (step[1], task, "compute-started", {"us": us, "line": lines[task]}))
                told.append((t_us, task, "compute-ended", {}))
            step = None
        told.append(event)
        if kind == "task-resumed" and task != MODULE:
            step = (task, t_us, len(told))
    return told


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
