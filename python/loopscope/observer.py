"""What a run tells of itself as it goes. The recorder listens; nobody else need."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    import types

    from .handles import Timer
    from .jobs import Job
    from .recording import TaskRecord


class Observer:
    """Hears of everything and does nothing. A subclass keeps what it wants to know."""

    is_over = False
    """Whether the run has ended: what still happens is what it has left behind."""

    acting: int | None = None
    """Whose step it is, or whose end is told of; nobody's, if a timer or a worker makes happen what happens."""

    def broken_off(self, error: BaseException) -> None:
        """The run ends by this, in the middle of what it does."""

    def steps(self, count: int) -> None:
        """The loop is about to run so many callbacks, or the program has done as many things that take time."""

    def watched(self, coro: Coroutine[Any, Any, Any]) -> Coroutine[Any, Any, Any]:
        """The coroutine that a task is to run in place of `coro`."""
        return coro

    def task_created(self, task: asyncio.Task[Any], coro: Coroutine[Any, Any, Any]) -> None:
        """A task runs what `watched` gave for a coroutine."""

    def renamed(self, record: TaskRecord, name: str) -> None:
        """The program has given a task a name."""

    def stands_at(self, task: asyncio.Task[Any], code: types.CodeType) -> None:
        """All that is the program's own in a task is that code."""

    def scheduled(self, callback: Callable[..., Any], args: tuple[Any, ...]) -> Callable[..., Any]:
        """A callback joins the ready queue, as what this gives."""
        return callback

    def called_at(self, timer: Timer) -> None:
        """A timer is registered."""

    def timers_due(self, timers: list[Timer]) -> None:
        """Timers that are due join the ready queue. A callback of theirs is nobody's step."""

    def cancelling(self, task: asyncio.Task[Any]) -> contextlib.AbstractContextManager[None]:
        """A task is being asked to end, as long as the context lasts."""
        return contextlib.nullcontext()

    def loop_runs(self) -> None:
        """The code outside tasks starts an event loop, and waits for it."""

    def loop_ended(self) -> None:
        """The loop has stopped."""

    def blocking(self, us: int | None = None, label: str | None = None) -> contextlib.AbstractContextManager[None]:
        """The loop's thread blocks, for so long if that is known, as long as the context lasts."""
        return contextlib.nullcontext()

    def computing(self, us: int, label: str | None = None) -> contextlib.AbstractContextManager[None]:
        """The loop's thread computes what alone would take `us`."""
        return contextlib.nullcontext()

    def job_queued(self, job: Job) -> None:
        """A function was given to a worker."""

    def job_given(self, future: asyncio.Future[Any], job: Job) -> None:
        """The loop has a future of its own for it."""

    def job_started(self, job: Job) -> None:
        """A worker has taken it; what it takes is known."""

    def job_ended(self, job: Job) -> None:
        """The worker is done with it."""

    def job_dropped(self, job: Job) -> None:
        """It was cancelled before a worker took it."""
