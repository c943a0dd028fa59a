"""Workers in virtual time: what `run_in_executor`, `to_thread`, executors and threads give their functions to.

A function runs as soon as a worker takes it, from its beginning to its end, while the clock stands still. What takes time in
it (`time.sleep`, `burn`, real computing) is noted as segments, and what is seen of it from outside (a printed line, a
callback for the loop) with the segment that it comes behind. Then the worker goes through the segments on the clock, and
each thing happens at its own moment; the result comes at their end.
"""

from __future__ import annotations

import asyncio
import functools
import itertools
from collections import deque
from collections.abc import Callable
from typing import Any

from . import times
from .clock import Clock, Stuck
from .errors import LimitReached
from .processors import Kind


class Job:
    """A function on its way to a worker, on it, or done.

    `pool` is `"threads"` or `"processes"`; `waits` says that the task which gives it away waits for it, otherwise it has a
    lane of its own.
    """

    def __init__(self, clock: Clock, function: Callable[[], Any], pool: str, name: str, waits: bool) -> None:
        self.clock, self.function, self.pool, self.name, self.waits = clock, function, pool, name, waits
        self.number, self.task = 0, 0
        self.worker: int | None = None
        self.queued_event: Any = None
        self.thread: Any = None
        self.started_us = 0
        self.done = False
        self.when_done: list[Callable[[], None]] = []
        self.result: Any = None
        self.error: BaseException | None = None
        # Each segment: its kind, for how long in µs, and what happens behind it.
        self.segments: deque[tuple[Kind, int, list[Callable[[], None]]]] = deque()
        self.labels: dict[str, None] = {}
        self._now: list[Callable[[], None]] = []

    @property
    def now_us(self) -> int:
        """What a clock shows in the function: its start and what has taken time in it, as if it shared with nobody."""
        return self.started_us + self.total_us

    @property
    def total_us(self) -> int:
        """For how long a worker of its own would take."""
        return sum(us for _, us, _ in self.segments)

    @property
    def computed(self) -> int:
        """For how long of that it computes."""
        return sum(us for kind, us, _ in self.segments if kind != "blocking")

    @property
    def computes(self) -> bool:
        """Whether it computes, for longer than it blocks."""
        return any(kind != "blocking" for kind, _, _ in self.segments) and 2 * self.computed >= self.total_us

    def do(self, action: Callable[[], None]) -> None:
        """Something that is seen from outside, at the moment that the function has come to."""
        (self.segments[-1][2] if self.segments else self._now).append(action)

    def sleep_us(self, us: int, label: str | None = None) -> None:
        """The function blocks for so long."""
        self._takes("blocking", us, label)

    def burn_us(self, us: int, label: str | None = None) -> None:
        """The function computes for so long."""
        self._takes("inside" if self.pool == "threads" else "apart", us, label)

    def _takes(self, kind: Kind, us: int, label: str | None) -> None:
        self.segments.append((kind, us, []))
        if label is not None:
            self.labels[label] = None

    @property
    def label(self) -> str | None:
        """What it does by name, if any of it has one."""
        return " · ".join([*itertools.islice(self.labels, 3), *(["…"] if len(self.labels) > 3 else [])]) or None

    def computed_us(self, us: int) -> None:
        """The function has really computed for so long."""
        self.clock.measured = True
        self.burn_us(us)

    def start(self, worker: int) -> None:
        """A worker takes it."""
        clock, self.worker, self.started_us = self.clock, worker, self.clock.now_us
        clock.count_computing()
        outer, clock.job = clock.job, self
        loop = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        try:
            self.result = self.function()
            clock.count_computing()
        except (LimitReached, Stuck):
            raise
        except BaseException as error:
            self.error = error
        finally:
            asyncio._set_running_loop(loop)
            clock.job = outer
        if not self.segments:
            self.segments.append(("blocking", 0, []))

    def go_on(self) -> None:
        """Goes on with the first segment. What the function did before it happens now."""
        _all(self._now)
        self._next()

    def _next(self) -> None:
        if not self.segments:
            self.done = True
            _all(self.when_done)
            return
        kind, us, actions = self.segments.popleft()

        def over() -> None:
            _all(actions)
            self._next()

        self.clock.begin(us, kind, over)


def start(job: Job) -> None:
    """A free worker takes the job, and its function runs."""
    clock = job.clock
    busy = clock.busy_workers[job.pool]
    worker = next(number for number in itertools.count(1) if number not in busy)
    busy.add(worker)

    def free() -> None:
        busy.discard(worker)
        clock.observer.job_ended(job)

    job.when_done.insert(0, free)
    job.start(worker)
    clock.observer.job_started(job)
    job.go_on()


def _all(actions: list[Callable[[], None]]) -> None:
    for action in actions:
        action()


def name_of(function: Callable[..., Any]) -> str:
    """What a function is called, whatever is wrapped around it."""
    while isinstance(function, functools.partial):
        # asyncio.to_thread gives away `context.run(function, …)`.
        runs = getattr(function.func, "__name__", "") == "run" and function.args
        function = function.args[0] if runs else function.func
    return getattr(function, "__name__", type(function).__name__)


def us_of(function: Callable[..., Any]) -> int:
    """For how long a function takes, in µs, as far as is known before it runs."""
    given: tuple[Any, ...] = ()
    while isinstance(function, functools.partial):
        runs = getattr(function.func, "__name__", "") == "run" and function.args
        function, given = (function.args[0], function.args[1:]) if runs else (function.func, function.args + given)
    is_plain = function in (times.sleep, times.burn) and len(given) == 1 and isinstance(given[0], (int, float))
    return max(0, round(given[0] * 1_000_000)) if is_plain and given[0] == given[0] else 0
