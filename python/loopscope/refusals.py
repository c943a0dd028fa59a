"""What a run on a clock that jumps refuses when it is made or called. What is only named, or derived from, is as it was."""

from __future__ import annotations

import builtins
import functools
import multiprocessing.context
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from .clock import current
from .errors import NotHere
from .times import Kind

IsProgram = Callable[[str], bool]

_NETWORK = "asyncio.sleep stands for the time that a network takes, time.sleep for one that blocks"
_PROCESS = "burn in a pool stands for what it computes"
_SIGNAL = "loop.call_later calls a function at a later moment"
_LOCKS = "Lock RLock Condition Semaphore BoundedSemaphore Event Barrier".split()
_QUEUES = "Queue LifoQueue PriorityQueue SimpleQueue".split()
_PROCESSES = (
    "Pool Manager Pipe Queue SimpleQueue JoinableQueue Value Array RawValue RawArray Lock RLock Condition Semaphore "
    "BoundedSemaphore Event Barrier"
).split()


def not_here(real: Any, what: str, instead: str) -> Any:
    """Refuses the program; elsewhere, and on other threads, it is the real one."""

    @functools.wraps(real)
    def refuse(*args: Any, **kwargs: Any) -> Any:
        if current() is None:
            return real(*args, **kwargs)
        raise NotHere(what, instead)

    return refuse


def _not_for_the_program(real: Any, what: str, instead: str, is_program: IsProgram) -> Any:
    """Refuses the program's own file alone: libraries make locks that nobody ever waits for."""
    is_base = isinstance(real, type) and real.__flags__ & _BASETYPE

    def __new__(cls: type, *args: Any, **kwargs: Any) -> Any:
        if current() is not None and is_program(sys._getframe(1).f_code.co_filename):
            raise NotHere(what, instead)
        if cls is stand_in:
            return real(*args, **kwargs)
        return real.__new__(cls) if real.__new__ is object.__new__ else real.__new__(cls, *args, **kwargs)

    names = {"__new__": __new__, "__module__": real.__module__, "stands_for": real if isinstance(real, type) else None}
    stand_in = Kind(real.__name__, (real,) if is_base else (), names)
    return stand_in


_BASETYPE = 1 << 10
"""The flag of a class that others may be derived from."""


class _NoSocket(socket.socket):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if current() is not None:
            raise NotHere("a socket", _NETWORK)
        super().__init__(*args, **kwargs)


def _signal(signalnum: int, handler: Any) -> Any:
    if current() is not None and signalnum == getattr(signal, "SIGALRM", None):
        raise NotHere("an alarm", _SIGNAL)
    return _real_signal(signalnum, handler)


_real_signal = signal.signal


def table(is_program: IsProgram) -> Iterator[tuple[Any, str, Any]]:
    """Each of them. `is_program` says which files are the program's."""
    for module, names, what, instead in (
        (threading, _LOCKS, "a lock between threads", "asyncio has its own: asyncio.Lock, asyncio.Event, …"),
        (threading, ["Timer"], "a timer on a thread", _SIGNAL),
        (queue, _QUEUES, "a queue between threads", "asyncio has its own: asyncio.Queue"),
        (multiprocessing, ["Process"], "another process", _PROCESS),
    ):
        for name in names:
            yield module, name, _not_for_the_program(getattr(module, name), what, instead, is_program)
    yield builtins, "input", not_here(builtins.input, "input()", "write down what would be typed")
    yield socket, "socket", _NoSocket
    yield signal, "signal", _signal
    for module, names, what, instead in (
        (socket, ["getaddrinfo", "gethostbyname"], "a network", _NETWORK),
        (os, ["system", "fork", "posix_spawn"], "another process", _PROCESS),
        (subprocess.Popen, ["__init__"], "another process", _PROCESS),
        (multiprocessing, _PROCESSES, "another process", _PROCESS),
        (multiprocessing.context.BaseContext, _PROCESSES, "another process", _PROCESS),
        (os, ["kill", "killpg"], "a signal", _SIGNAL),
        (signal, ["alarm", "setitimer"], "a signal", _SIGNAL),
    ):
        for name in names:
            if hasattr(module, name):
                yield module, name, not_here(getattr(module, name), what, instead)
