"""The clock of a run. It stands still while the program computes, and jumps when the program waits.

clock = Clock(cores=4)
clock.sleep_us(1_000_000)   # the loop's thread blocks for a second
clock.burn_us(3_000_000)    # it computes for three
clock.now_us                # 4000000
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import math
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .measuring import Measuring
from .observer import Observer
from .processors import Kind, Moment, Processors, Work

if TYPE_CHECKING:
    from .jobs import Job
    from .pools import Pool
    from .standins import StandIns

EPOCH = 1_704_110_400
"""What `time.time()` says at the start of a run: noon of 1 January 2024 in UTC."""


class Stuck(BaseException):
    """Nothing is ready, no timer is pending and no job is running: nothing can ever happen any more."""


class Clock:
    """Virtual time, the processors that compute in it, and what the program has really computed.

    `cores` processors; with `gil`, all threads together compute at most at the speed of one. With `computing`, what
    really takes 20 ms or more of a processor's time counts with what was measured; otherwise only `burn` computes.
    """

    def __init__(self, cores: int = 4, gil: bool = True, computing: bool = True, epoch: float = EPOCH) -> None:
        self.processors = Processors(cores, gil)
        self.epoch = epoch
        self.measuring = Measuring() if computing else None
        self.measured = False
        """Whether anything was counted that was measured."""
        self.thread = threading.get_ident()
        self.job: Job | None = None
        """The job whose function runs at the moment, if the loop's thread is not itself."""
        self.stamp: Callable[[], int] = lambda: self.now_us
        """Now, as quick as it can be had and for nobody but `us`."""
        self.computed = 0
        self.observer: Observer = Observer()
        self.pools: list[Pool] = []
        self.stand_ins: StandIns | None = None
        self.pool_numbers = itertools.count()
        self.task_numbers = itertools.count(1)
        self.threads: list[threading.Thread] = []
        self.busy_workers: dict[str, set[int]] = {"threads": set(), "processes": set()}
        self._now: Moment = 0

    @property
    def now_us(self) -> int:
        """What a clock shows, in µs: the first whole microsecond at or after now."""
        now = self._now
        return now if type(now) is int else math.ceil(now)

    def us(self, stamp: int) -> int:
        """What the clock showed at a stamp, in µs."""
        return stamp

    def read_us(self) -> int:
        """The same for the program, which may be in the middle of computing, or on a worker."""
        self.count_computing()
        return self.job.now_us if self.job else self.now_us

    def read_computed_us(self) -> int:
        """For how long the thread that asks has computed, in µs."""
        self.count_computing()
        return self.job.computed if self.job else self.computed

    @property
    def unmeasured(self) -> contextlib.AbstractContextManager[None]:
        """What is done in this context is none of the program's computing."""
        return self.measuring.paused() if self.measuring else contextlib.nullcontext()

    def count_computing(self) -> None:
        """Counts what has really been computed since the last time, if that is worth it."""
        if self.measuring and (us := self.measuring.take_us()):
            (self.job or self).computed_us(us)

    def computed_us(self, us: int) -> None:
        """The loop's thread has really computed for so long."""
        self.measured = True
        with self.observer.computing(us):
            self.burn_us(us)

    def next_end(self) -> Moment | None:
        """When the next job, or part of one, is over."""
        return self.processors.next_end(self._now)

    def begin(self, us: Moment, kind: Kind, end: Callable[[], None]) -> Work:
        """Something begins that takes `us` alone; `end` is called when it is over."""
        work = Work(us, kind, end)
        self.processors.works.append(work)
        return work

    def advance(self, to: Moment) -> None:
        """Lets all jobs go on until `to`; who is over on the way is told at his own moment."""
        while (end := self.next_end()) is not None and end <= to:
            self._go_on_to(end)
            self._tell_ended()
        self._go_on_to(max(to, self._now))

    def sleep_us(self, us: int) -> None:
        """The loop's thread blocks for so long; jobs go on."""
        self.advance(self._now + us)

    def burn_us(self, us: int) -> None:
        """The loop's thread computes for so long, or longer where it shares a processor."""
        self.computed += us
        work = self.begin(us, "inside", lambda: None)
        self.wait_until(lambda: work not in self.processors.works)

    def wait_until(self, is_over: Callable[[], bool]) -> None:
        """Lets time pass until `is_over()`, and on to the next whole microsecond.

        Raises `Stuck` if it never will be.
        """
        while not is_over():
            end = self.next_end()
            if end is None:
                raise Stuck
            self._go_on_to(end)
            self._tell_ended()
        self.settle()

    def settle(self) -> None:
        """Goes on to a whole microsecond, as the loop does, and tells all whose end has come by then."""
        self.advance(self.now_us)

    def _go_on_to(self, moment: Moment) -> None:
        if self.processors.works and moment > self._now:
            self.processors.work(moment - self._now)
        self._now = moment

    def _tell_ended(self) -> None:
        for work in self.processors.take_ended():
            work.end()


_current: Clock | None = None


def current() -> Clock | None:
    """The clock of the run that this thread is in, if it is in one."""
    clock = _current
    return clock if clock is not None and clock.thread == threading.get_ident() else None


def set_current(clock: Clock | None) -> None:
    """From now on this is the clock of the run that is going on; there is one at a time."""
    global _current
    _current = clock


def unmeasured(function: Callable[..., Any]) -> Callable[..., Any]:
    """What this function does is none of the program's computing, wherever it is called from."""

    @functools.wraps(function)
    def done(*args: Any, **kwargs: Any) -> Any:
        clock = current()
        if clock is None:
            return function(*args, **kwargs)
        with clock.unmeasured:
            return function(*args, **kwargs)

    return done
