"""A task's coroutine, watched from outside: when it goes on, what it then waits for, and how it ends."""

from __future__ import annotations

import asyncio
import collections.abc
import gc
import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .clock import Stuck
from .errors import LimitReached

if TYPE_CHECKING:
    from .recording.notes import TaskRecord
    from .recording.steps import Steps


class Watched(collections.abc.Coroutine):
    """Does what the coroutine does, and tells the recorder of it."""

    __slots__ = ("coro", "task", "record", "_recorder", "_send", "_throw", "__weakref__")

    def __init__(self, coro: Any, recorder: Steps) -> None:
        self.coro, self._recorder = coro, recorder
        self._send, self._throw = coro.send, coro.throw
        self.task: asyncio.Task | None = None
        self.record: TaskRecord

    def send(self, value: Any) -> Any:
        recorder, record = self._recorder, self.record
        recorder.resumed(record, None)
        try:
            waits_for = self._send(value)
        except BaseException as error:
            self._left_by(error)
            raise
        recorder.suspended(record, self.coro, waits_for)
        return waits_for

    def throw(self, *error: Any) -> Any:
        recorder, record = self._recorder, self.record
        is_cancelled = isinstance(error[0], asyncio.CancelledError) or error[0] is asyncio.CancelledError
        recorder.resumed(record, recorder.line_of(record, self.coro) if is_cancelled else None)
        try:
            waits_for = self._throw(*error)
        except BaseException as left_by:
            self._left_by(left_by)
            raise
        recorder.suspended(record, self.coro, waits_for)
        return waits_for

    def close(self) -> None:
        self.coro.close()

    def __await__(self) -> Iterator[Any]:
        return self.coro.__await__()

    def _left_by(self, error: BaseException) -> None:
        if isinstance(error, (LimitReached, Stuck)):
            self._recorder.broken_off(error)
        elif isinstance(error, StopIteration):
            cancelled = getattr(self.task, "_must_cancel", False)
            self._recorder.ended(self.record, asyncio.CancelledError() if cancelled else None)
        else:
            self._recorder.ended(self.record, error)

    def __getattr__(self, name: str) -> Any:
        # Its name, its frame, what it awaits: whoever asks means the coroutine.
        return getattr(self.coro, name)

    def __repr__(self) -> str:
        return repr(self.coro)


def frames(awaited: Any) -> Iterator[Any]:
    """The frames of a coroutine that stands still, and of what it awaits, down to the innermost."""
    while awaited is not None:
        kind = type(awaited)
        if kind is _Coroutine:
            frame, awaited = awaited.cr_frame, awaited.cr_await
        elif kind is types.GeneratorType:
            frame, awaited = awaited.gi_frame, awaited.gi_yieldfrom
        elif kind is types.AsyncGeneratorType:
            frame, awaited = awaited.ag_frame, awaited.ag_await
        elif kind.__name__ in _AROUND:
            # Nothing in Python leads from the awaitable of an asynchronous generator to the generator.
            inside = [
                it for it in gc.get_referents(awaited) if isinstance(it, _WITH_FRAMES) or type(it).__name__ in _AROUND
            ]
            awaited = inside[0] if inside else None
            continue
        elif isinstance(awaited, Watched):
            awaited = awaited.coro
            continue
        else:
            return
        if frame is not None:
            yield frame


_Coroutine = types.CoroutineType
_WITH_FRAMES = (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType)
_AROUND = {"async_generator_asend", "async_generator_athrow", "anext_awaitable", "coroutine_wrapper"}
