"""A task's coroutine, watched from outside: when it goes on, what it then waits for, and how it ends."""

from __future__ import annotations

import collections.abc
import gc
import types
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .recording.notes import TaskRecord
    from .recording.steps import Steps


@collections.abc.Coroutine.register
class Watched:
    """What a task runs in place of its coroutine: the steps of that, each of which is told to the recorder."""

    __slots__ = ("coro", "record", "send", "throw", "close", "__weakref__")

    def __init__(self, coro: Any, record: TaskRecord, recorder: Steps) -> None:
        self.coro, self.record, self.close = coro, record, coro.close
        # A generator goes on without a frame of Python's in between.
        steps = _steps(coro, record, recorder)
        next(steps)
        self.send, self.throw = steps.send, steps.throw

    def __await__(self) -> Iterator[Any]:
        awaits: Iterator[Any] = self.coro.__await__()
        return awaits

    def __getattr__(self, name: str) -> Any:
        # Its name, its frame, what it awaits: whoever asks means the coroutine.
        return getattr(self.coro, name)

    def __repr__(self) -> str:
        return repr(self.coro)


def _steps(coro: Any, record: TaskRecord, recorder: Steps) -> Generator[Any, Any, Any]:
    """Does what the coroutine does, step by step. Up to its first `yield` it has done nothing."""
    resumed, suspended, send = recorder.resumed, recorder.suspended, coro.send
    waits_for = None
    while True:
        try:
            given = yield waits_for
        except GeneratorExit:
            # Nobody needs it any more. The coroutine finds out for itself.
            raise
        except BaseException as error:
            # Of an exception that passes this frame shows nothing.
            error.__traceback__ = error.__traceback__.tb_next
            go_on, given = coro.throw, error
            recorder.thrown(record, coro, error)
        else:
            go_on = send
            resumed(record)
        try:
            waits_for = go_on(given)
        except StopIteration as end:
            recorder.returned(record)
            return end.value
        except BaseException as error:
            error.__traceback__ = error.__traceback__.tb_next
            recorder.left_by(record, error)
            given = None
            raise
        given = None
        suspended(record, coro, waits_for)


STEP = _steps.__code__
"""Whose frames stand between asyncio and a task's coroutine."""


def standing(coro: Any) -> Iterator[Any]:
    """What stands still with a coroutine: itself, and what it awaits, down to the innermost that has a frame."""
    thing = coro
    while thing is not None:
        if type(thing) in _CODES:
            yield thing
        thing = awaited_by(thing)


def awaited_by(thing: Any) -> Any:
    """What something that stands still awaits, if that may have a frame."""
    kind = type(thing)
    if kind in _AWAITS:
        return getattr(thing, _AWAITS[kind])
    if kind is Watched:
        return thing.coro
    if kind in ENDS or kind.__name__ not in _AROUND:
        ENDS.add(kind)
        return None
    # Nothing in Python leads from the awaitable of an asynchronous generator to the generator.
    inside = [it for it in gc.get_referents(thing) if type(it) in _CODES or type(it).__name__ in _AROUND]
    return inside[0] if inside else None


def name_of(coro: Any) -> str:
    """What the program calls a coroutine; an asynchronous generator's own are told by that."""
    name = getattr(coro, "__name__", None)
    if isinstance(name, str):
        return name
    inside = awaited_by(coro)
    if type(inside) is not types.AsyncGeneratorType:
        return type(coro).__name__
    return f"{inside.__name__}.{'asend' if type(coro).__name__.endswith('asend') else 'aclose'}"


def code_of(thing: Any) -> Any:
    """The code of what stands still, if it has a frame."""
    return getattr(thing, _CODES[type(thing)]) if type(thing) in _CODES else None


def frame_of(thing: Any) -> Any:
    """Its frame."""
    return getattr(thing, _FRAMES[type(thing)])


_Coroutine = types.CoroutineType
_CODES = {_Coroutine: "cr_code", types.GeneratorType: "gi_code", types.AsyncGeneratorType: "ag_code"}
_FRAMES = {_Coroutine: "cr_frame", types.GeneratorType: "gi_frame", types.AsyncGeneratorType: "ag_frame"}
_AWAITS = {_Coroutine: "cr_await", types.GeneratorType: "gi_yieldfrom", types.AsyncGeneratorType: "ag_await"}
_AROUND = {"async_generator_asend", "async_generator_athrow", "anext_awaitable", "coroutine_wrapper"}
ENDS: set[type] = set()
"""Types that were met, of which nothing with a frame is awaited."""
