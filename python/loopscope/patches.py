"""What stands in for what while a program runs: everything that tells the time, takes it, or reaches outside."""

from __future__ import annotations

import asyncio
import asyncio.taskgroups
import asyncio.tasks
import builtins
import concurrent.futures
import contextlib
import importlib
import os
import random
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import files, folders, refusals, sets, times
from .clock import Clock, current, unmeasured
from .futures import Future, as_completed, wait
from .loop import Loop
from .output import NoInput
from .pools import ProcessPool, ThreadPool
from .threads import Thread, active_count, enumerate_threads

_missing = object()

StandIn = tuple[Any, str, Any]
"""A module or class, a name in it, and what stands there."""


class Policy(asyncio.AbstractEventLoopPolicy):
    """Whoever asks for an event loop gets the run's."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = self.new_event_loop()
        return self._loop

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return Loop()


def policies() -> Iterator[StandIn]:
    """A policy of asyncio's own, which a program may set for Windows' sake, leaves the run's loop in place."""
    for module in (asyncio, asyncio.events):
        yield module, "set_event_loop_policy", _set_event_loop_policy(module.set_event_loop_policy)


def _set_event_loop_policy(real: Any) -> Any:
    def set_event_loop_policy(policy: asyncio.AbstractEventLoopPolicy | None) -> None:
        is_asyncios = policy is None or type(policy).__module__.partition(".")[0] == "asyncio"
        if current() is None or not is_asyncios:
            real(policy)

    return set_event_loop_policy


_TIMES = (
    "sleep time time_ns monotonic monotonic_ns perf_counter perf_counter_ns thread_time thread_time_ns process_time "
    "process_time_ns gmtime localtime strftime asctime ctime"
).split()


def table(is_program: Callable[[str], bool], clock: Clock) -> Iterator[StandIn]:
    """What a run on that clock, which jumps, takes. `is_program` says which files are the program's."""
    for name in _TIMES:
        yield time, name, getattr(times, name)
    datetime = importlib.import_module("datetime")
    yield datetime, "datetime", times.datetime
    yield datetime, "date", times.date
    yield from times.of_logging(clock)
    yield builtins, "burn", times.burn
    yield sys, "stdin", NoInput()
    yield from files.table()
    yield from folders.table()
    yield os, "cpu_count", _cores(os.cpu_count)
    yield builtins, "__import__", unmeasured(builtins.__import__)
    yield asyncio, "all_tasks", sets.all_tasks
    yield asyncio.tasks, "all_tasks", sets.all_tasks
    yield asyncio.tasks, "set", sets.OrderedSet
    yield asyncio.taskgroups.TaskGroup, "__init__", sets.group_init
    yield asyncio, "SelectorEventLoop", Loop
    for name in ("WindowsSelectorEventLoopPolicy", "WindowsProactorEventLoopPolicy"):
        # Of which a program for Windows makes one, wherever it runs here.
        yield asyncio, name, type(name, (), {"__module__": "asyncio"})
    for module in _modules("concurrent.futures", "concurrent.futures.thread"):
        yield module, "ThreadPoolExecutor", ThreadPool
    for module in _modules("concurrent.futures", "concurrent.futures.process"):
        yield module, "ProcessPoolExecutor", ProcessPool
    yield concurrent.futures, "Future", Future
    yield concurrent.futures, "wait", wait
    yield concurrent.futures, "as_completed", as_completed
    yield threading, "Thread", Thread
    yield threading, "current_thread", _current_thread(threading.current_thread)
    yield threading, "enumerate", enumerate_threads
    yield threading, "active_count", active_count
    yield from refusals.table(is_program)


def _modules(*names: str) -> Iterator[Any]:
    """Those modules that there are: WebAssembly's Python lacks some."""
    for name in names:
        with contextlib.suppress(ImportError):
            yield importlib.import_module(name)


def _cores(real: Any) -> Any:
    def cpu_count() -> int | None:
        clock = current()
        return clock.processors.cores if clock else real()

    return cpu_count


def _current_thread(real: Any) -> Any:
    def current_thread() -> Any:
        clock = current()
        return clock.job.thread if clock and clock.job and clock.job.thread else real()

    return current_thread


@contextlib.contextmanager
def in_place(stand_ins: Iterable[StandIn], new_policy: Callable[[], asyncio.AbstractEventLoopPolicy]) -> Iterator[None]:
    """All of them stand in their places as long as the context lasts. Afterwards all is as it was, `random`, too."""
    before: list[tuple[Any, str, Any]] = []
    state = random.getstate()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        policy = asyncio.get_event_loop_policy()
        asyncio.set_event_loop_policy(new_policy())
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        for module, name, stand_in in stand_ins:
            before.append((module, name, vars(module).get(name, _missing)))
            setattr(module, name, stand_in)
        yield
    finally:
        for module, name, real in reversed(before):
            delattr(module, name) if real is _missing else setattr(module, name, real)
        random.setstate(state)
        asyncio._set_running_loop(running)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            asyncio.set_event_loop_policy(policy)
