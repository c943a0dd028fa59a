"""Tells which lines of a program are reached."""

from __future__ import annotations

import sys
from types import CodeType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .recording import Recorder


MOST = 1_000
"""How many lines are told of: a program may have any number."""


class Reached:
    """As long as its context lasts, somebody who wants to hear of it is told of each line when it is reached for the first
    time. After that a line costs nothing.

    Before Python 3.12, which has no events for it, nobody is told.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._tell, self._files = recorder.line_reached, recorder.files
        self._rest = MOST
        self._events: Any = getattr(sys, "monitoring", None) if self._tell else None

    def __enter__(self) -> None:
        if self._events:
            tool = self._events.DEBUGGER_ID
            self._events.use_tool_id(tool, "loopscope")
            self._events.register_callback(tool, self._events.events.LINE, self._line)
            self._events.set_events(tool, self._events.events.LINE)

    def __exit__(self, *_: object) -> None:
        if self._events:
            tool = self._events.DEBUGGER_ID
            self._events.set_events(tool, 0)
            self._events.register_callback(tool, self._events.events.LINE, None)
            self._events.free_tool_id(tool)

    def _line(self, code: CodeType, line: int) -> Any:
        if code.co_filename in self._files and self._rest:
            self._rest -= 1
            self._tell(line)
        return self._events.DISABLE
