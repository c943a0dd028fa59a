"""What stand-ins are made of: calls that take their library's time, things that say what they have, connections.

class Client(Thing):
    async def get(self, url):
        await call("httpx", f"GET {url}")
"""

from __future__ import annotations

import asyncio
import functools
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import labels
from .clock import current, unmeasured
from .errors import lacks

__all__ = ["Connections", "Thing", "blocking_call", "call", "call_in_thread", "of_run", "unmeasured"]

if TYPE_CHECKING:
    from .standins import StandIns


def of_run() -> StandIns:
    """The stand-ins of the run that this thread is in.

    Raises `RuntimeError` where there is none.
    """
    clock = current()
    if clock is None or clock.stand_ins is None:
        raise RuntimeError("a stand-in is there as long as its run lasts")
    return clock.stand_ins


async def call(library: str, label: str, seconds: float | None = None) -> None:
    """Waits as long as a call of that library takes."""
    await labels.wait(of_run().seconds(library) if seconds is None else seconds, label)


def blocking_call(library: str, label: str, seconds: float | None = None) -> None:
    """Blocks the thread for as long as a call of that library takes."""
    labels.block(of_run().seconds(library) if seconds is None else seconds, label)


async def call_in_thread(library: str, label: str, function: Callable[[], Any]) -> Any:
    """A call that blocks a thread of the loop's default executor, and gives what the function does behind it."""

    def blocked() -> Any:
        blocking_call(library, label)
        return function()

    return await asyncio.get_running_loop().run_in_executor(None, functools.wraps(function)(blocked))


class Thing:
    """An object of a stand-in. What it does not have is an error that says what it has."""

    def __getattr__(self, name: str) -> Any:
        # A class of the program's is what it is made of.
        kind = next(it for it in type(self).__mro__ if it.__module__ != "__main__")
        raise AttributeError(lacks(f"the stand-in for {kind.__module__}.{kind.__qualname__}", name, dir(self)))


class Connections:
    """So many calls at once; who comes later waits, first come, first served."""

    def __init__(self, limit: int | None, seconds: float | None = None, late: type[Exception] = TimeoutError) -> None:
        """`late` is raised by who would wait for longer than `seconds`."""
        self._free, self._seconds, self._late = limit if limit is not None else float("inf"), seconds, late
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> None:
        """Waits for a free one."""
        if self._free > 0:
            self._free -= 1
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            async with asyncio.timeout(self._seconds):
                await labels.wait_on(future, "a free connection")
        except BaseException as error:
            if future.done() and not future.cancelled():
                self.give_back()
            if isinstance(error, TimeoutError):
                raise self._late("no connection was free in time") from None
            raise

    def give_back(self) -> None:
        """The next one has it."""
        while self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(None)
                return
        self._free += 1

    async def __aenter__(self) -> None:
        await self.take()

    async def __aexit__(self, *_: object) -> None:
        self.give_back()
