"""An event loop whose clock jumps. Every scheduling decision is asyncio's own: what is replaced is how it waits.

- The selector jumps to the next timer or the next end of a job instead of waiting.
- Timers of one moment fire in the order of their registration.
- There is no network, and nothing outside the program that could wake it.
"""

from __future__ import annotations

import asyncio
import functools
import heapq
import itertools
import math
import types
from collections.abc import Callable
from typing import Any, NoReturn

from .clock import Clock, Stuck, current
from .errors import NotHere
from .handles import Handle, Timer, Timers
from .pools import Pool, ThreadPool


FOREVER_US = 4 * 10**17
"""12,000 years: what is due then, or at infinity, never is."""


def us_of(seconds: float) -> int:
    """A moment in µs, at most `FOREVER_US` away from 0."""
    return round(max(min(seconds * 1_000_000, FOREVER_US), -FOREVER_US))


class Selector:
    """Nothing is ever ready but time."""

    def __init__(self, loop: Loop, clock: Clock) -> None:
        self.loop, self.clock = loop, clock

    def select(self, timeout: float | None) -> list[Any]:
        """Ends jobs and moves due timers into the ready queue; time jumps if nothing is ready yet."""
        clock, loop = self.clock, self.loop
        timer = loop.timers.first()
        if timeout is None or timeout > 0:
            moments = [] if timer is None or timer._when == math.inf else [round(timer._when * 1_000_000)]
            end = clock.next_end()
            if end is not None:
                moments.append(-(-end // 1))
            if not moments:
                raise Stuck
            clock.advance(min(moments))
        clock.settle()
        loop.take_timers((clock.now_us + 0.5) / 1_000_000)
        clock.observer.steps(len(loop._ready))
        return []

    def close(self) -> None:
        """There is nothing to close."""


class Task(asyncio.Task[Any]):
    """A task that is numbered, so that a set of tasks has the same order in every run."""

    __slots__ = ("number", "record")
    number: int
    record: Any
    """What a recorder knows of it, if it does."""

    def __new__(cls, *_: Any, **__: Any) -> Task:
        task = super().__new__(cls)
        task.record = None
        # Before asyncio puts it into the set of all tasks.
        clock = current()
        task.number = next(clock.task_numbers) if clock else id(task)
        return task

    def __hash__(self) -> int:
        return self.number

    def set_name(self, value: object) -> None:
        super().set_name(value)
        self.goes_by_its_name()

    def goes_by_its_name(self) -> None:
        """The program has given it one: its lane is called so."""
        clock = current()
        if clock is not None and self.record is not None:
            clock.observer.renamed(self.record, self.get_name())

    def cancel(self, msg: Any = None) -> bool:
        clock = current()
        if clock is None:
            return super().cancel(msg=msg)
        with clock.observer.cancelling(self):
            return super().cancel(msg=msg)

    def get_coro(self) -> Any:
        return getattr(super().get_coro(), "coro", super().get_coro())


_call_soon, _heappush = asyncio.BaseEventLoop.call_soon, heapq.heappush
_Wakeup = types.BuiltinFunctionType
_STEP = "TaskStepMethWrapper"
"""The type of a task's next step in asyncio's C code: of these there are most, and nothing to be told."""


class Observed(asyncio.BaseEventLoop):
    """An event loop whose run is told to the observer of the clock that it is made under."""

    task_class: type[Task] = Task

    def __init__(self) -> None:
        super().__init__()
        clock = current()
        if clock is None:
            raise RuntimeError("this loop is made in a run")
        self.observe(clock)
        self.set_task_factory(make_task)
        # What the method of that name does, without a frame of Python's.
        self.create_future: Callable[[], asyncio.Future[Any]] = functools.partial(asyncio.Future, loop=self)

    def observe(self, clock: Clock) -> None:
        """Tells of itself under this clock from now on."""
        self.clock, self.observer = clock, clock.observer
        self.timers = Timers()

    def create_task(self, coro, *, name=None, **kwargs):
        """Without a name it is called as CPython calls it in a new process."""
        task = super().create_task(coro, name=name, **kwargs)
        if name is None and isinstance(task, Task):
            asyncio.Task.set_name(task, f"Task-{task.number}")
        return task

    def call_soon(self, callback, *args, context=None):
        if type(callback) is _Wakeup or type(callback).__name__ != _STEP:
            callback = self.observer.scheduled(callback, args)
        if self._closed or self._debug:
            return _call_soon(self, callback, *args, context=context)
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def from_outside(self, callback: Callable[..., Any]) -> Callable[..., Any]:
        """A callback that is nobody's step."""

        def called(*args: Any) -> Any:
            self.observer.acting = None
            return callback(*args)

        return called

    def run_forever(self) -> None:
        observer = self.observer
        observer.loop_runs()
        try:
            super().run_forever()
        except Stuck as stuck:
            observer.broken_off(stuck)
            raise
        observer.loop_ended()

    def take_timers(self, end: float) -> None:
        """Timers that are due before that moment join the ready queue."""
        timers = self.timers.take(end)
        self.observer.timers_due(timers)
        self._ready.extend(timers)

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        if handle._scheduled:
            self.timers.cancelled()

    def close(self) -> None:
        super().close()
        self.timers = Timers()

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        # What comes of the end of a run is nobody's fault.
        if not self.observer.is_over:
            super().call_exception_handler(context)


class Loop(Observed):
    """The event loop of a run whose clock jumps."""

    def __init__(self) -> None:
        super().__init__()
        self._clock_resolution = 1e-9
        self._selector = Selector(self, self.clock)
        self._timer_numbers = itertools.count()

    def time(self) -> float:
        return self.clock.read_us() / 1_000_000

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_at")
        due_us = us_of(when)
        when = due_us / 1_000_000 if due_us < FOREVER_US else math.inf
        timer = Timer(when, due_us, callback, args, self, context)
        # Timers of one moment fire in the order of their registration.
        _heappush(self.timers.heap, (when, next(self._timer_numbers), timer))
        self.observer.called_at(timer)
        return timer

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        clock = self.clock
        if clock.job is not None:
            clock.job.do(lambda: self.call_soon_threadsafe(callback, *args, context=context))
            return asyncio.Handle(callback, args, self, context)
        return _call_soon(self, self.from_outside(callback), *args, context=context)

    def run_forever(self) -> None:
        if self.clock.job is not None:
            raise NotHere("an event loop in a thread", "start its tasks on the loop that is there")
        super().run_forever()

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            if getattr(self, "_executor_shutdown_called", False):
                raise RuntimeError("Executor shutdown has been called")
            executor = self._default_executor
            if executor is None:
                executor = self._default_executor = ThreadPool(thread_name_prefix="asyncio")
        if not isinstance(executor, Pool):
            return asyncio.wrap_future(executor.submit(func, *args), loop=self)
        given = executor.give(functools.partial(func, *args), waits=True)
        future = asyncio.wrap_future(given, loop=self)
        self.observer.job_given(future, given.job)
        return future

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True

    def close(self) -> None:
        executor = self._default_executor
        super().close()
        # The loop does not go on meanwhile, and nobody counts it if nothing follows.
        if executor is not None and not self.observer.is_over:
            executor.shutdown()

    def _write_to_self(self) -> None:
        """Nobody sleeps who were to be woken."""

    def _process_events(self, event_list) -> None:
        """There are none."""

    def add_signal_handler(self, sig, callback, *args) -> None:
        """No signal comes in a run."""

    def remove_signal_handler(self, sig) -> bool:
        return False


def make_task(loop: Observed, coro: Any, **kwargs: Any) -> Task:
    """A numbered task, whose steps are observed."""
    clock = loop.clock
    with clock.unmeasured:
        watched = clock.observer.watched(coro)
        task = loop.task_class(watched, loop=loop, **kwargs)
        clock.observer.task_created(task, coro)
        if kwargs.get("name") is not None:
            task.goes_by_its_name()
    return task


def _refuse(what: str, instead: str) -> Callable[..., NoReturn]:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise NotHere(what, instead)

    return refuse


_NETWORK = "asyncio.sleep stands for the time that it takes"
for _name in (
    "create_connection create_server create_datagram_endpoint create_unix_connection create_unix_server getaddrinfo "
    "getnameinfo sock_accept sock_connect sock_recv sock_recv_into sock_sendall sock_sendfile sendfile start_tls add_reader "
    "remove_reader add_writer remove_writer connect_accepted_socket"
).split():
    setattr(Loop, _name, _refuse("a network", _NETWORK))
for _name in ("subprocess_exec", "subprocess_shell", "connect_read_pipe", "connect_write_pipe"):
    setattr(Loop, _name, _refuse("another process", "burn in a pool stands for what it computes"))
