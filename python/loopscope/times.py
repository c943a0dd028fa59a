"""The functions that tell the time or take it, as a run has them. Outside of a run, and on other threads, they are the real
ones: so they may stand in their modules while others use these."""

from __future__ import annotations

import contextlib
import copyreg
import datetime as _datetime
import logging
import os
import time as _time
from collections.abc import Callable, Iterator
from typing import Any

from .clock import Clock, current

_real_sleep = _time.sleep
_real = {
    name: getattr(_time, name)
    for name in ("time", "monotonic", "perf_counter", "thread_time", "process_time")
    if hasattr(_time, name)
}
_real_gmtime, _real_localtime, _real_strftime = _time.gmtime, _time.localtime, _time.strftime
_real_ctime, _real_asctime = _time.ctime, _time.asctime
_DateTime, _Date = _datetime.datetime, _datetime.date


def burn(seconds: float) -> None:
    """Computes for exactly so many seconds: on the loop's thread, or on the worker whose function calls it.

    Outside of a run it really computes until this thread has used so much processor time.
    """
    compute(seconds)


def sleep(seconds: float) -> None:
    """`time.sleep`: blocks the thread."""
    block(seconds)


def compute(seconds: float, label: str | None = None) -> None:
    """`burn`, as a span of that name."""
    clock = current()
    if clock is None:
        # WebAssembly has one thread, and no clock for it.
        computed = _real.get("thread_time", _real["perf_counter"])
        end = computed() + seconds
        while computed() < end:
            pass
        return
    # A clock has grown by less than nothing at once.
    us = _spent(clock, max(0, round((0.0 + seconds) * 1_000_000)))
    if clock.job is not None:
        clock.job.burn_us(us, label)
        return
    with clock.observer.computing(us, label):
        clock.burn_us(us)


def block(seconds: float, label: str | None = None) -> None:
    """`time.sleep`, as a span of that name."""
    clock = current()
    if clock is None:
        return _real_sleep(seconds)
    us = _spent(clock, _us(seconds))
    if clock.job is not None:
        clock.job.sleep_us(us, label)
        return
    with clock.observer.blocking(us, label):
        clock.sleep_us(us)


def _spent(clock: Clock, us: int) -> int:
    """What a step is about to spend, in µs, after what it has really computed before."""
    clock.observer.steps(1)
    clock.count_computing()
    return us


def _us(seconds: float) -> int:
    """What `time.sleep` takes, in µs, with its errors."""
    if not hasattr(seconds, "__index__") and not isinstance(seconds, float):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    us = round(seconds * 1_000_000)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    return us


def _since_start(name: str, us: Callable[[Clock], int]) -> tuple[Any, Any]:
    def seconds() -> float:
        clock = current()
        return us(clock) / 1_000_000 if clock else _real[name]()

    def nanoseconds() -> int:
        clock = current()
        return us(clock) * 1_000 if clock else round(_real[name]() * 1e9)

    seconds.__name__, nanoseconds.__name__ = name, f"{name}_ns"
    return seconds, nanoseconds


monotonic, monotonic_ns = _since_start("monotonic", Clock.read_us)
perf_counter, perf_counter_ns = _since_start("perf_counter", Clock.read_us)
thread_time, thread_time_ns = _since_start("thread_time", Clock.read_computed_us)
process_time, process_time_ns = _since_start("process_time", Clock.read_computed_us)


def time() -> float:
    """`time.time`: from noon of 1 January 2024 on."""
    clock = current()
    return clock.epoch + clock.read_us() / 1_000_000 if clock else _real["time"]()


def time_ns() -> int:
    """`time.time_ns`."""
    clock = current()
    return round(clock.epoch) * 1_000_000_000 + clock.read_us() * 1_000 if clock else round(_real["time"]() * 1e9)


def gmtime(seconds: float | None = None) -> _time.struct_time:
    """`time.gmtime`."""
    return _real_gmtime(time() if seconds is None else seconds)


def localtime(seconds: float | None = None) -> _time.struct_time:
    """`time.localtime`: the run is in UTC."""
    return gmtime(seconds) if current() else _real_localtime(seconds)


def strftime(form: str, when: Any = None) -> str:
    """`time.strftime`."""
    return _real_strftime(form, localtime() if when is None else when)


def asctime(when: Any = None) -> str:
    """`time.asctime`."""
    return _real_asctime(localtime() if when is None else when)


def ctime(seconds: float | None = None) -> str:
    """`time.ctime`."""
    return asctime(localtime(seconds))


class Kind(type):
    """A class that takes the instances of the one that it stands for as its own, since it makes no others. Those that are
    derived from it are what they are anywhere."""

    def __instancecheck__(cls, instance: object) -> bool:
        real = vars(cls).get("stands_for")
        return isinstance(instance, real) if real else super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass: type) -> bool:
        real = vars(cls).get("stands_for")
        return issubclass(subclass, real) if real else super().__subclasscheck__(subclass)


class datetime(_DateTime, metaclass=Kind):
    """`datetime.datetime`, which knows what time it is in the run."""

    stands_for = _DateTime

    def __new__(cls, *args: Any, **kwargs: Any) -> _datetime.datetime:
        return (_DateTime if cls is datetime else super()).__new__(
            _DateTime if cls is datetime else cls, *args, **kwargs
        )

    @classmethod
    def now(cls, tz: _datetime.tzinfo | None = None) -> _datetime.datetime:
        return cls.fromtimestamp(time(), tz)

    @classmethod
    def today(cls) -> _datetime.datetime:
        return cls.now()

    @classmethod
    def utcnow(cls) -> _datetime.datetime:
        return cls.now(_datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: _datetime.tzinfo | None = None) -> _datetime.datetime:
        if tz is not None or current() is None:
            return super().fromtimestamp(timestamp, tz)
        return super().fromtimestamp(timestamp, _datetime.timezone.utc).replace(tzinfo=None)


class date(_Date, metaclass=Kind):
    """`datetime.date`, which knows what day it is in the run."""

    stands_for = _Date

    def __new__(cls, *args: Any, **kwargs: Any) -> _datetime.date:
        return _Date.__new__(_Date if cls is date else cls, *args, **kwargs)

    @classmethod
    def today(cls) -> _datetime.date:
        return datetime.now().date()


def _reduced(when: Any) -> tuple[Any, ...]:
    """How one is pickled: by the class that has its name at the moment."""
    real, *state = when.__reduce_ex__(4)
    return getattr(_datetime, real.__name__), *state


for _stand_in in (datetime, date):
    _stand_in.__module__ = "datetime"
    copyreg.pickle(_stand_in.stands_for, _reduced)


def of_logging(clock: Clock) -> Iterator[tuple[Any, str, Any]]:
    """What stands in `logging` for when a message was logged, and when the program has begun."""
    yield logging.Formatter, "converter", staticmethod(localtime)
    # Newer Pythons count in ns.
    in_ns = isinstance(logging._startTime, int)
    yield logging, "_startTime", round(clock.epoch) * 1_000_000_000 if in_ns else clock.epoch


@contextlib.contextmanager
def in_utc() -> Iterator[None]:
    """The process is in UTC as long as the context lasts, for what asks C for the zone; where a process can say so."""
    if not hasattr(_time, "tzset"):
        yield
        return
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    _time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ", None)
        if before is not None:
            os.environ["TZ"] = before
        _time.tzset()
