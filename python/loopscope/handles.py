"""The handles of an observed loop, made as quickly as can be, and the heap in which its timers wait."""

from __future__ import annotations

import asyncio
import contextvars
import heapq
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .loop import Observed

_copy_context, _run = contextvars.copy_context, asyncio.Handle._run

MOST_CANCELLED = 100
"""So many may wait beside as many that are not: then all of them are let go."""


class Handle(asyncio.Handle):
    """A callback in the ready queue. Debugging, which wants to know who asked for it, has asyncio's own."""

    __slots__ = ()

    def __init__(self, callback: Any, args: tuple[Any, ...], loop: Observed, context: Any):
        self._context = _copy_context() if context is None else context
        self._loop, self._callback, self._args = loop, callback, args
        self._cancelled, self._repr, self._source_traceback = False, None, None


class Timer(asyncio.TimerHandle):
    """A timer of an observed loop: when it is due, in µs of its clock, and which task sleeps until then."""

    __slots__ = ("due_us", "sleeper", "_observer")

    # Beside another one of its moment it is asked for this, and the program's own objects are not.
    __eq__ = object.__eq__
    __hash__ = asyncio.TimerHandle.__hash__

    def __init__(self, when: float, due_us: int, callback: Any, args: tuple[Any, ...], loop: Observed, context: Any):
        # What the classes above would do, one after the other.
        self._context = _copy_context() if context is None else context
        self._loop, self._callback, self._args, self._when = loop, callback, args, when
        self._cancelled, self._scheduled, self._repr, self._source_traceback = False, True, None, None
        self.due_us, self.sleeper, self._observer = due_us, None, loop.observer

    def cancel(self) -> None:
        if self._scheduled or self._loop._debug:
            super().cancel()
        else:
            self._cancelled, self._callback, self._args = True, None, None

    def _run(self) -> None:
        # It is nobody's step.
        self._observer.acting = None
        _run(self)


# What a program sees of them are asyncio's.
Handle.__name__, Timer.__name__ = asyncio.Handle.__name__, asyncio.TimerHandle.__name__


class Timers:
    """A heap of tuples, which Python compares without a call: when a timer is due, in its loop's seconds, what else is known of
    its order, and the timer."""

    def __init__(self) -> None:
        self.heap: list[tuple[Any, ...]] = []
        self._cancelled = 0

    def take_over(self, loop: Any) -> None:
        """A loop's timers are these from now on."""
        self.heap += [(timer._when, timer) for timer in loop._scheduled]
        heapq.heapify(self.heap)
        self._cancelled = loop._timer_cancelled_count
        loop._scheduled.clear()

    def give_back(self, loop: Any) -> None:
        """They are asyncio's own again."""
        loop._scheduled = [timer for *_, timer in self.heap]
        heapq.heapify(loop._scheduled)
        loop._timer_cancelled_count = self._cancelled

    def cancelled(self) -> None:
        """One of them is cancelled. It is let go later."""
        self._cancelled += 1

    def first(self) -> asyncio.TimerHandle | None:
        """The one that is due first."""
        heap = self.heap
        if self._cancelled > MOST_CANCELLED and self._cancelled * 2 > len(heap):
            for *_, timer in heap:
                timer._scheduled = not timer._cancelled
            heap[:] = [entry for entry in heap if entry[-1]._scheduled]
            heapq.heapify(heap)
            self._cancelled = 0
        while heap and heap[0][-1]._cancelled:
            heapq.heappop(heap)[-1]._scheduled = False
            self._cancelled -= 1
        return heap[0][-1] if heap else None

    def take(self, end: float) -> list[Any]:
        """Takes those that are due before that moment, in their order."""
        heap, taken = self.heap, []
        # What is not a number is due, as it is for asyncio.
        while heap and not heap[0][0] >= end:
            timer = heapq.heappop(heap)[-1]
            timer._scheduled = False
            if timer._cancelled:
                self._cancelled -= 1
            else:
                taken.append(timer)
        return taken
