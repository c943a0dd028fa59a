"""Ends a program that goes on for too long in real time, also one that never comes back to the loop."""

from __future__ import annotations

import ctypes
import faulthandler
import signal
import threading
import time
from types import FrameType
from typing import TYPE_CHECKING, Any

from .errors import LimitReached

if TYPE_CHECKING:
    from .recording import Recorder

AGAIN_SECONDS = 0.2
"""A program may catch what ends it, so it is raised again and again."""

GRACE_SECONDS = 1.5
"""What has not come back to Python by then after its limit is ended with its process, where it stands."""

_monotonic = time.monotonic
_real_thread, _real_event = threading.Thread, threading.Event
_signal, _setitimer = signal.signal, getattr(signal, "setitimer", None)


class Watchdog:
    """As long as its context lasts, the program's thread is interrupted once the limit's seconds are over.

    What never comes back to Python, in the middle of `sum(range(10**14))`, can only be ended with its process.

    On the main thread of a system with signals that is one, elsewhere another thread. WebAssembly has signals, but no timer
    that sends them: there whoever runs Python sends one now and then, or nobody watches. Each tells the line that it finds
    the program at.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder, self._seconds = recorder, recorder.limits.seconds
        self._ends_process = recorder.limits.ends_process
        self._over = _real_event()
        self._handler: Any = None
        self._began = 0.0

    def __enter__(self) -> Watchdog:
        self._began = _monotonic()
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and self._recorder.line_reached:
            self._handler = _signal(signal.SIGALRM, self._ring)
            return self
        if not self._seconds:
            return self
        if self._ends_process:
            faulthandler.dump_traceback_later(self._seconds + GRACE_SECONDS, exit=True)
        if is_main and _setitimer:
            self._handler = _signal(signal.SIGALRM, self._ring)
            _setitimer(signal.ITIMER_REAL, self._seconds, AGAIN_SECONDS)
            return self
        watcher = _real_thread(target=self._watch, args=(threading.get_ident(),), name="watchdog", daemon=True)
        try:
            watcher.start()
        except RuntimeError:
            pass
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._seconds and self._ends_process:
            faulthandler.cancel_dump_traceback_later()
        if self._handler is not None:
            if _setitimer:
                _setitimer(signal.ITIMER_REAL, 0)
            _signal(signal.SIGALRM, self._handler)

    @property
    def _text(self) -> str:
        return f"no end after {self._seconds:g} s"

    def _ring(self, _: int, frame: FrameType | None) -> None:
        if self._over.is_set():
            return
        if self._recorder.line_reached:
            while frame is not None and frame.f_code.co_filename not in self._recorder.files:
                frame = frame.f_back
            self._recorder.line_reached(frame.f_lineno if frame else 0)
            if not self._seconds or _monotonic() - self._began < self._seconds:
                return
        self._recorder.stop(self._text)

    def _watch(self, thread: int) -> None:
        seconds = self._seconds
        while not self._over.wait(seconds):
            text = self._text

            class NoEnd(LimitReached):
                """Raised in another thread, which takes a class alone."""

                def __init__(self) -> None:
                    super().__init__(text)

            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(NoEnd))
            seconds = AGAIN_SECONDS
