"""Records the steps of tasks: when one goes on, what it then waits for, how it ends."""

from __future__ import annotations

import asyncio
import os
import reprlib
import types
from typing import Any

from .. import labels, waits, watched
from ..jobs import Job
from ..clock import Stuck
from ..errors import LimitReached
from ..handles import Timer
from ..loop import Loop, Task
from ..names import name_of
from ..objects import Objects, Shared
from ..watched import ENDS, Watched, awaited_by, code_of, frame_of, standing
from .notes import Notes, TaskRecord, describe

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
# Whose code a frame runs: the program's; a library's, of which it is known what it waits for, or not; this package's.
_OWN, _KNOWN, _OTHER, _OURS, _LABEL, _PRIVATE = range(1, 7)
_Coroutine, _SLEEP = types.CoroutineType, waits.SLEEP
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
        self.measuring = self.clock.measuring
        self.objects = Objects()
        self.last_timer: Timer | None = None
        """The timer that was registered last."""
        self.job_futures: dict[Any, Job] = {}
        """Of each of the loop's futures for a job, which one."""
        self._waits = waits.table()
        self._kinds: dict[int, int] = {}
        """Of each code that was met whose it is, by its `id`: to hash a code takes long."""
        self._codes: list[Any] = []

    def watched(self, coro: Any) -> Any:
        # What is no coroutine is for asyncio to refuse.
        if getattr(coro, "cr_code", None) in _NOT_RECORDED or self.over or not asyncio.iscoroutine(coro):
            return coro
        parent = None if self.running is None else self.running.number
        record = self.create(watched.name_of(coro), parent)
        record.is_own = type(coro) is _Coroutine and coro.cr_code.co_filename in self.files
        return Watched(coro, record, self)

    def task_created(self, task: asyncio.Task[Any], coro: Any) -> None:
        runs = asyncio.Task.get_coro(task)
        if isinstance(runs, Watched) and isinstance(task, Task):
            task.record = runs.record
            self.count_tasks()

    def stands_at(self, task: asyncio.Task[Any], code: types.CodeType) -> None:
        record = getattr(task, "record", None)
        if record is not None and code.co_filename in self.files:
            first = code.co_firstlineno
            # Its body's first line: decorators stand above.
            record.made_at = min((line for *_, line in code.co_lines() if line and line > first), default=first)

    def resumed(self, record: TaskRecord, landed: int | None = None) -> None:
        """A task's step begins."""
        self.running = self.last_stepped = record
        self.acting = number = record.number
        record.job = None
        self.add((self.stamp(), number, "task-resumed", landed, None))
        self.step_begins = len(self.notes)
        if self.measuring:
            self.measuring.restart()

    def thrown(self, record: TaskRecord, coro: Any, error: BaseException) -> None:
        """A task's step begins with an exception."""
        if isinstance(error, asyncio.CancelledError):
            self.resumed(record, self.line_of(record, coro))
        else:
            self.resumed(record)

    def broken_off(self, error: BaseException) -> None:
        self.end(error)
        self.running, self._over_at = None, self.stamp()

    def line_of(self, record: TaskRecord, coro: Any) -> int:
        """The line at which a task stands still, or 0 before its beginning."""
        if getattr(coro, "cr_await", None) is None:
            return 0
        lines = [frame_of(it).f_lineno for it in standing(coro) if code_of(it).co_filename in self.files]
        return lines[-1] if lines else record.line

    def suspended(self, record: TaskRecord, coro: Any, future: Any) -> None:
        """A task's step has ended, and it waits for a future; for nothing, if it only let others run."""
        if self.measuring:
            self.clock.count_computing()
        self.running = None
        if record.is_own and type(below := coro.cr_await) is _Coroutine and below.cr_code is _SLEEP:
            # What most tasks do most of the time: the chain is as short as can be.
            own, library, label, code = coro, None, None, _SLEEP
        else:
            own, library, label, code = self._chain(coro)
        timer, number = self.last_timer, record.number
        if own is not None:
            record.line = (own.cr_frame if type(own) is _Coroutine else frame_of(own)).f_lineno or record.line
        line = record.line = record.line or record.made_at
        if future is None:
            self.add((self.stamp(), number, "task-yielded", line, None))
        elif code is _SLEEP and timer is not None and timer._args and timer._args[0] is future:
            timer.sleeper = number
            if label is None:
                self.add((self.stamp(), number, "task-sleeping", timer.due_us, line))
            else:
                self.happened(number, "task-sleeping", until_us=timer.due_us, line=line, label=label)
        elif record.job is None or self.job_futures.get(future) is not record.job:
            if label is None:
                label = self._awaited(future, library and frame_of(library), [frame_of(own)] if own else [])
            self.add((self.stamp(), number, "task-waiting", label, line))

    def _chain(self, coro: Any) -> tuple[Any, Any, str | None, Any]:
        """Of what stands still with a coroutine the innermost that is the program's own, the library's below it that says
        what is waited for, the label of a wait, and the innermost code."""
        own: Any = None
        library: Any = None
        label: str | None = None
        code: Any = None
        thing, kinds, known, private = coro, self._kinds, False, False
        while thing is not None:
            if type(thing) is _Coroutine:
                inside, below = thing.cr_code, thing.cr_await
            elif type(thing) in ENDS:
                break
            else:
                inside, below = code_of(thing), awaited_by(thing)
            if inside is not None:
                code = inside
                kind = kinds.get(id(code)) or self._kind_of(code)
                if kind == _OWN:
                    own, library, known, private = thing, None, False, False
                elif kind == _OTHER:
                    library, private = thing if library is None or private else library, False
                elif kind == _PRIVATE:
                    library, private = library or thing, private or library is None
                elif kind == _KNOWN:
                    library, known, private = library if known else thing, True, False
                elif kind == _LABEL:
                    label = frame_of(thing).f_locals["label"]
            thing = below
        return own, library, label, code

    def _kind_of(self, code: Any) -> int:
        # Whatever has a number here is kept, so that no other code has its number.
        self._codes.append(code)
        kind = self._kinds[id(code)] = self._find_kind(code)
        return kind

    def _find_kind(self, code: Any) -> int:
        if code.co_filename in self.files:
            return _OWN
        if code in _LABELLED:
            return _LABEL
        if code in self._waits:
            return _KNOWN
        if code.co_filename.startswith(_PACKAGE):
            return _OURS
        # What a library calls its own means less to its user than what that calls.
        return _PRIVATE if code.co_name.startswith("_") else _OTHER

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

    def returned(self, record: TaskRecord) -> None:
        """A task's coroutine has come to its end, which asyncio takes for cancelled if that was asked for meanwhile."""
        task = asyncio.current_task() if asyncio._get_running_loop() else None
        self._step_ends(record, "cancelled" if getattr(task, "_must_cancel", False) else "done", None)

    def left_by(self, record: TaskRecord, error: BaseException) -> None:
        """An exception has left a task's coroutine."""
        if isinstance(error, (LimitReached, Stuck)):
            self.broken_off(error)
        else:
            is_cancelled = isinstance(error, asyncio.CancelledError)
            self._step_ends(record, "cancelled" if is_cancelled else "failed", error)

    def _step_ends(self, record: TaskRecord, outcome: str, error: BaseException | None) -> None:
        if self.measuring:
            self.clock.count_computing()
        self.running = None
        self.tell_end(record, outcome, error)

    def tell_end(self, record: TaskRecord, outcome: str, error: BaseException | None) -> None:
        """A task, or a lane of a worker's, has ended: `done`, `cancelled` or `failed` by that exception."""
        if self.over:
            return
        record.outcome, fields = outcome, {}
        if outcome == "failed" and error is not None:
            record.error = describe(error)
            record.line = self.line_of_error(error) or record.line
            fields = {"error": record.error, "line": record.line}
        record.end_us = self.clock.us(self.happened(record.number, f"task-{outcome}", **fields)[0])

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
        self.happened(self.task.number, kind, **fields)
        if at is not None:
            self.move_last(at)


_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = 80


def _short(item: Any) -> str:
    if isinstance(item, str):
        return item if len(item) <= 200 else item[:199] + "…"
    try:
        return _repr.repr(item)
    except Exception:
        return f"<{type(item).__name__}>"
