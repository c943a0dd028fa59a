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
import queue
import random
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from . import files, sets, times
from .clock import current, unmeasured
from .errors import NotHere
from .futures import Future, as_completed, wait
from .loop import Loop
from .output import NoInput
from .pools import ProcessPool, ThreadPool
from .threads import Thread

_missing = object()


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


def _not_here(name: str, what: str, instead: str) -> Any:
    """Refuses the program; elsewhere, and on other threads, it is the real one."""

    def stand_in_for(real: Any) -> Any:
        def refuse(*args: Any, **kwargs: Any) -> Any:
            clock = current()
            if clock is None:
                return real(*args, **kwargs)
            raise NotHere(what, instead)

        refuse.__name__ = name
        return refuse

    return stand_in_for


def _not_for_the_program(what: str, instead: str, is_program: Callable[[str], bool]) -> Any:
    """Refuses the program's own file alone: libraries make locks that nobody ever waits for."""

    def stand_in_for(real: Any) -> Any:
        def refuse(*args: Any, **kwargs: Any) -> Any:
            if current() is not None and is_program(sys._getframe(1).f_code.co_filename):
                raise NotHere(what, instead)
            return real(*args, **kwargs)

        return refuse

    return stand_in_for


class _NoSocket(socket.socket):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if current() is not None:
            raise NotHere("a socket", _NETWORK)
        super().__init__(*args, **kwargs)


_NETWORK = "asyncio.sleep stands for the time that a network takes, time.sleep for one that blocks"
_PROCESS = "burn in a pool stands for what it computes"
_TIMES = (
    "sleep time time_ns monotonic monotonic_ns perf_counter perf_counter_ns thread_time thread_time_ns process_time "
    "process_time_ns gmtime localtime strftime asctime ctime"
).split()
_LOCKS = "Lock RLock Condition Semaphore BoundedSemaphore Event Barrier Timer".split()
_QUEUES = "Queue LifoQueue PriorityQueue SimpleQueue".split()


StandIn = tuple[Any, str, Any]
"""A module or class, a name in it, and what stands there."""


def table(is_program: Callable[[str], bool]) -> Iterator[StandIn]:
    """What a run on a clock that jumps takes. `is_program` says which files are the program's."""
    for name in _TIMES:
        yield time, name, getattr(times, name)
    datetime = importlib.import_module("datetime")
    yield datetime, "datetime", times.datetime
    yield datetime, "date", times.date
    yield builtins, "burn", times.burn
    yield builtins, "input", _not_here("input", "input()", "write down what would be typed")(builtins.input)
    yield sys, "stdin", NoInput()
    yield from files.table()
    yield os, "cpu_count", _cores(os.cpu_count)
    yield builtins, "__import__", unmeasured(builtins.__import__)
    yield asyncio, "all_tasks", sets.all_tasks
    yield asyncio.tasks, "all_tasks", sets.all_tasks
    yield asyncio.tasks, "set", sets.OrderedSet
    yield asyncio.taskgroups.TaskGroup, "__init__", sets.group_init
    yield asyncio, "SelectorEventLoop", Loop
    yield concurrent.futures, "ThreadPoolExecutor", ThreadPool
    yield concurrent.futures, "ProcessPoolExecutor", ProcessPool
    yield concurrent.futures, "Future", Future
    yield concurrent.futures, "wait", wait
    yield concurrent.futures, "as_completed", as_completed
    yield threading, "Thread", Thread
    yield threading, "current_thread", _current_thread(threading.current_thread)
    lock = _not_for_the_program(
        "a lock between threads", "asyncio has its own: asyncio.Lock, asyncio.Event, …", is_program
    )
    for name in _LOCKS:
        yield threading, name, lock(getattr(threading, name))
    line = _not_for_the_program("a queue between threads", "asyncio has its own: asyncio.Queue", is_program)
    for name in _QUEUES:
        yield queue, name, line(getattr(queue, name))
    yield socket, "socket", _NoSocket
    for name in ("getaddrinfo", "gethostbyname"):
        if hasattr(socket, name):
            yield socket, name, _not_here(name, "a network", _NETWORK)(getattr(socket, name))
    for module, name in ((subprocess, "Popen"), (os, "system"), (os, "fork"), (os, "posix_spawn")):
        real = getattr(module, name, None)
        if real is not None and not isinstance(real, type):
            yield module, name, _not_here(name, "another process", _PROCESS)(real)
    yield subprocess.Popen, "__init__", _not_here("Popen", "another process", _PROCESS)(subprocess.Popen.__init__)


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
