"""Records the steps of tasks: when one goes on, what it then waits for, how it ends."""

from __future__ import annotations

import asyncio
import os
import reprlib
import types
from collections.abc import Iterable
from typing import Any

from .. import labels, waits
from ..jobs import Job
from ..loop import Loop
from ..names import name_of
from ..objects import Objects, Shared
from ..watched import Watched, frames
from .notes import Notes, TaskRecord, describe

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
# Whose code a frame runs: the program's; a library's, of which it is known what it waits for, or not; this package's.
_OWN, _KNOWN, _OTHER, _OURS, _LABEL = range(5)
_LABELLED = (labels.wait.__code__, labels.wait_on.__code__)
_NOT_RECORDED = {
    asyncio.BaseEventLoop.shutdown_asyncgens.__code__,
    asyncio.BaseEventLoop.shutdown_default_executor.__code__,
    Loop.shutdown_default_executor.__code__,
}


class Steps(Notes):
    """What tasks do, and what they share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.objects = Objects()
        self.sleepers: dict[Any, int] = {}
        """Of each future that a sleep waits for, whose it is."""
        self.last_timer: tuple[Any, int] | None = None
        """What the last timer is to complete, and when it is due."""
        self.job_futures: dict[Any, Job] = {}
        """Of each of the loop's futures for a job, which one."""
        self._waits = waits.table()
        self._kinds: dict[Any, int] = {}

    def watched(self, coro: Any) -> Any:
        if getattr(coro, "cr_code", None) in _NOT_RECORDED or self.over:
            return coro
        return Watched(coro, self)

    def task_created(self, task: asyncio.Task, coro: Any) -> None:
        watched = asyncio.Task.get_coro(task)
        if not isinstance(watched, Watched):
            return
        name = getattr(coro, "__name__", type(coro).__name__)
        watched.task = task
        watched.record = self.create(name, None if self.running is None else self.running.number)
        task.record = watched.record

    def stands_at(self, task: asyncio.Task, code: types.CodeType) -> None:
        record = getattr(task, "record", None)
        if record is not None and code.co_filename in self.files:
            first = code.co_firstlineno
            # Its body's first line: decorators stand above.
            record.made_at = min((line for *_, line in code.co_lines() if line and line > first), default=first)

    def resumed(self, record: TaskRecord, landed: int | None) -> None:
        """A task's step begins, with a `CancelledError` at that line if there is one."""
        self.acting, self.running = record.number, record
        self.last_stepped = record
        record.job = None
        self.note(record.number, "task-resumed", {} if landed is None else {"landed": landed})
        self.step_begins, self.step_at_us = len(self.events), self.last_us
        if self.clock.measuring:
            self.clock.measuring.restart()

    def broken_off(self, error: BaseException) -> None:
        self.over, self.running = self.over or error, None
        self.last_of_all_us = self.clock.now_us

    def line_of(self, record: TaskRecord, coro: Any) -> int:
        """The line at which a task stands still, or 0 before its beginning."""
        if getattr(coro, "cr_await", None) is None:
            return 0
        lines = [frame.f_lineno for frame in frames(coro) if frame.f_code.co_filename in self.files]
        return lines[-1] if lines else record.line

    def step_ends(self, record: TaskRecord, coro: Any) -> None:
        """A task's step is about to end; `coro` is none if its coroutine has ended."""
        if self.clock.measuring:
            self.clock.count_computing()

    def suspended(self, record: TaskRecord, coro: Any, future: Any) -> None:
        """A task's step has ended, and it waits for a future; for nothing, if it only let others run."""
        self.step_ends(record, coro)
        self.running = None
        line, own, library, label, code, kinds = 0, None, None, None, None, self._kinds
        for frame in _frames(coro):
            code = frame.f_code
            kind = kinds.get(code)
            if kind is None:
                kind = kinds[code] = self._kind_of(code)
            if kind is _OWN:
                line, own, library = frame.f_lineno, frame, None
            elif kind is _KNOWN:
                library = library if library is not None and kinds[library.f_code] is _KNOWN else frame
            elif kind is _OTHER:
                library = library or frame
            elif kind is _LABEL:
                label = frame.f_locals["label"]
        record.line = line = line or record.line or record.made_at
        number = record.number
        if future is None:
            self.note(number, "task-yielded", {"line": line})
        elif code is waits.SLEEP and self.last_timer and self.last_timer[0] is future:
            self.sleepers[future] = number
            fields = {"until_us": self.last_timer[1], "line": line}
            self.note(number, "task-sleeping", fields if label is None else {**fields, "label": label})
        elif record.job is None or self.job_futures.get(future) is not record.job:
            on = self._awaited(future, library, [own] if own else []) if label is None else label
            self.note(number, "task-waiting", {"on": on, "line": line})

    def _kind_of(self, code: Any) -> int:
        if code.co_filename in self.files:
            return _OWN
        if code in _LABELLED:
            return _LABEL
        if code in self._waits:
            return _KNOWN
        return _OURS if code.co_filename.startswith(_PACKAGE) else _OTHER

    def _awaited(self, future: Any, library: Any, own: list[Any]) -> str:
        if library is None:
            record = getattr(future, "record", None)
            if record is not None:
                return record.name
            job = self.job_futures.get(future)
            if job is not None:
                return job.name
            return waits.of_future(future) or name_of(future, self.module, own) or "future"
        waits_for = self._waits.get(library.f_code)
        if waits_for is None:
            return library.f_code.co_name
        thing = waits_for(library)
        return thing if isinstance(thing, str) else self._name(thing, own)

    def _name(self, thing: Any, own: list[Any]) -> str:
        shared = self.objects.get(thing)
        if shared is None:
            return name_of(thing, self.module, own) or type(thing).__name__
        if shared.name is None:
            shared.name = name_of(thing, self.module, own)
        return shared.name or f"{shared.kind} {shared.number + 1}"

    def ended(self, record: TaskRecord, error: BaseException | None) -> None:
        """A task's coroutine was left, by an exception or not."""
        self.step_ends(record, None)
        self.running = None
        if self.over:
            return
        record.end_us = self.clock.now_us
        if error is None:
            record.outcome = "done"
            self.happened(record.number, "task-done")
        elif isinstance(error, asyncio.CancelledError):
            record.outcome = "cancelled"
            self.happened(record.number, "task-cancelled")
        else:
            record.outcome, record.error = "failed", describe(error)
            record.line = self.line_of_error(error) or record.line
            self.happened(record.number, "task-failed", error=record.error, line=record.line)

    def name_objects(self) -> None:
        """Gives names to the objects that were never used."""
        for shared in self.objects:
            if shared.name is None:
                shared.name = name_of(shared.thing, self.module, [])

    def shared(self, shared: Shared, kind: str, *args: Any, at: int | None = None) -> None:
        """Something happened to a queue, a semaphore, a lock or an event; it is told as that event, if not as the last."""
        if not self.keeps_events or self.over:
            return
        if shared.name is None:
            frame = self.frame_here()
            shared.name = name_of(shared.thing, self.module, [frame] if frame else [])
        fields: dict[str, Any] = {shared.kind: shared.number}
        if kind == "item-put":
            fields["item"] = _short(args[0])
        if self.happened(self.task.number, kind, **fields) and at is not None:
            self.events.insert(at, self.events.pop())


def _frames(coro: Any) -> Iterable[Any]:
    """As `frames`, but a list, and at once for coroutines alone."""
    found, awaited = [], coro
    while type(awaited) is types.CoroutineType:
        found.append(awaited.cr_frame)
        awaited = awaited.cr_await
    if type(awaited) is types.GeneratorType and awaited.gi_yieldfrom is None:
        found.append(awaited.gi_frame)
        return found
    if awaited is None or type(awaited).__name__ == "FutureIter":
        return found
    return [*found, *frames(awaited)]


_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = 80


def _short(item: Any) -> str:
    if isinstance(item, str):
        return item if len(item) <= 200 else item[:199] + "…"
    try:
        return _repr.repr(item)
    except Exception:
        return f"<{type(item).__name__}>"
