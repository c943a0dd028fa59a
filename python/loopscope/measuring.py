"""What the program really computes, so that a run can count it."""

from __future__ import annotations

import gc
import time

WORTH_COUNTING_NS = 20_000_000
"""Less than this counts as nothing, so that a run without heavy computing is the same every time."""

_thread_time_ns = time.thread_time_ns


class Measuring:
    """A stopwatch for this thread's processor time; what Python does for itself (collecting garbage, importing) is no time
    of the program's."""

    def __init__(self) -> None:
        self._since = _thread_time_ns()
        self._pauses = 0
        self._paused_at = 0

    def restart(self) -> None:
        """Counts from now."""
        self._since = _thread_time_ns()

    def take_us(self) -> int:
        """What was computed since the last start, in µs, and counts from now; 0, and goes on, if it was not much."""
        if self._pauses:
            return 0
        now = _thread_time_ns()
        if now - self._since < WORTH_COUNTING_NS:
            return 0
        us, self._since = (now - self._since) // 1_000, now
        return us

    def pause(self) -> None:
        """What comes now does not count, up to `go_on`."""
        if not self._pauses:
            self._paused_at = _thread_time_ns()
        self._pauses += 1

    def go_on(self) -> None:
        """It counts again."""
        self._pauses -= 1
        if not self._pauses:
            self._since += _thread_time_ns() - self._paused_at

    def collecting(self, phase: str, _: dict) -> None:
        """A callback of `gc`: collecting garbage does not count."""
        self.pause() if phase == "start" else self.go_on()

    def __enter__(self) -> Measuring:
        gc.callbacks.append(self.collecting)
        return self

    def __exit__(self, *_: object) -> None:
        gc.callbacks.remove(self.collecting)
