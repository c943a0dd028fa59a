"""Records what joins the ready queue and why: who is woken by whom, whose timer is due, who is asked to end."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

from .. import waits
from ..handles import Timer
from ..loop import Task
from .notes import MODULE
from .steps import Steps


_NOBODY, _Builtin = (None, None), types.BuiltinFunctionType


class Wakeups(Steps):
    """What the loop does between steps."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._timeouts: dict[int, int] = {}
        self._cancelling: list[int] = []

    def scheduled(self, callback: Callable[..., Any], args: tuple[Any, ...]) -> Callable[..., Any]:
        if type(callback) is _Builtin:
            woken = callback.__self__
            # A task's own method is its wake-up.
            if isinstance(woken, Task) and woken.record is not None:
                by, line = self.acting_line() if self.acting else _NOBODY
                self.add((self.stamp(), woken.record.number, "task-woken", by, line))
            return callback
        if type(callback) is types.MethodType:
            self._note_timeout(callback)
        ended = getattr(args[0], "record", None) if args else None
        return _Told(self, None if ended is None else ended.number, callback)

    def called_at(self, timer: Timer) -> None:
        self.last_timer = timer
        if type(timer._callback) is types.MethodType:
            self._note_timeout(timer._callback)

    def _note_timeout(self, callback: types.MethodType) -> None:
        if getattr(callback.__func__, "__code__", None) in waits.CAUSES:
            self._timeouts[id(callback.__self__)] = self.line_here()

    def timers_due(self, timers: list[Timer]) -> None:
        add, now = self.add, self.stamp()
        for timer in timers:
            # A loop that is observed for a while has others, too.
            if type(timer) is Timer and timer.sleeper is not None and not timer._args[0].done():
                add((now, timer.sleeper, "timer-due", timer.due_us, None))

    def loop_runs(self) -> None:
        self.acting = None
        self.happened(MODULE, "task-waiting", on="event loop", line=self.line_here())

    def loop_ended(self) -> None:
        self.acting, self.last_stepped = MODULE, None
        self.add((self.stamp(), MODULE, "task-resumed", None, None))

    @contextlib.contextmanager
    def cancelling(self, task: asyncio.Task[Any]) -> Iterator[None]:
        record = getattr(task, "record", None)
        if record is None or task.done():
            yield
            return
        by, line = self.acting_line()
        cause = None
        frame: types.FrameType | None = sys._getframe(3)
        while frame is not None and cause is None and frame.f_code.co_filename not in self.files:
            cause = waits.CAUSES.get(frame.f_code)
            if cause == "timeout":
                by = None
                line = self._timeouts.get(id(frame.f_locals.get("self")), line)
            frame = frame.f_back
        through = self._cancelling[-1] if self._cancelling else None
        known = {"by": by, "line": line, "cause": cause, "through": through}
        self.happened(record.number, "cancel-requested", **{key: it for key, it in known.items() if it is not None})
        self._cancelling.append(record.number)
        try:
            yield
        finally:
            self._cancelling.pop()


class _Told:
    """A callback that is nobody's step: of a task's end, or of nothing."""

    __slots__ = ("_recorder", "_acting", "_callback")

    def __init__(self, recorder: Wakeups, acting: int | None, callback: Callable[..., Any]) -> None:
        self._recorder, self._acting, self._callback = recorder, acting, callback

    def __call__(self, *args: Any) -> Any:
        self._recorder.acting = self._acting
        return self._callback(*args)

    @property
    def __wrapped__(self) -> Callable[..., Any]:
        return self._callback

    def __getattr__(self, name: str) -> Any:
        # Who asks what is called means the callback.
        return getattr(self._callback, name)

    def __repr__(self) -> str:
        return repr(self._callback)
