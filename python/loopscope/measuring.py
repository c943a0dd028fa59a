"""What the program really computes, so that a run can count it."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from typing import Any

WORTH_COUNTING_NS = 20_000_000 if hasattr(time, "thread_time_ns") else 50_000_000
"""Less than this counts as nothing, so that a run without heavy computing is the same every time. WebAssembly, which has no
clock for the processor either, takes a few times as long for the same."""

OFTEN_NS = 5_000_000
"""How long the processor time that was read last is good for: reading it is dear, a wall clock costs nothing."""

_wall_ns = time.perf_counter_ns
_thread_ns = getattr(time, "thread_time_ns", _wall_ns)


def use_processor_clock(nanoseconds: Callable[[], int]) -> None:
    """From now on this tells for how long the thread has computed: for WebAssembly, where `time` cannot."""
    global _thread_ns
    _thread_ns = nanoseconds


class Measuring:
    """A stopwatch for this thread's processor time. What Python and the recorder do for themselves (collecting garbage,
    importing, taking notes) is no time of the program's.

    Where less time has passed on the wall than is worth counting, nobody asks the processor.
    """

    def __init__(self, worth_counting_ns: int = WORTH_COUNTING_NS) -> None:
        self._worth_ns = worth_counting_ns
        self._since = self._read_at = _wall_ns()
        self._thread_since = _thread_ns()
        self._pauses = 0
        self._paused_at = 0

    def restart(self) -> None:
        """Counts from now."""
        self._since = now = _wall_ns()
        if now - self._read_at > OFTEN_NS:
            self._read_at, self._thread_since = now, _thread_ns()

    def take_us(self) -> int:
        """What was computed since the last start, in µs, and counts from now; 0, and goes on, if it was not much."""
        passed = _wall_ns() - self._since
        if passed < self._worth_ns or self._pauses:
            return 0
        # Waiting for a processor that others have is no computing.
        computed = min(passed, _thread_ns() - self._thread_since)
        if computed < self._worth_ns:
            return 0
        self._read_at = 0
        self.restart()
        return computed // 1_000

    def pause(self) -> None:
        """What comes now does not count, up to `go_on`."""
        if not self._pauses:
            self._paused_at = _wall_ns()
        self._pauses += 1

    def go_on(self) -> None:
        """It counts again."""
        self._pauses -= 1
        if not self._pauses:
            passed = _wall_ns() - self._paused_at
            self._since += passed
            self._thread_since += passed

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """What comes in this context does not count."""
        self.pause()
        try:
            yield
        finally:
            self.go_on()

    def collecting(self, phase: str, _: dict[str, Any]) -> None:
        """A callback of `gc`: collecting garbage does not count."""
        self.pause() if phase == "start" else self.go_on()

    def __enter__(self) -> Measuring:
        gc.callbacks.append(self.collecting)
        return self

    def __exit__(self, *_: object) -> None:
        gc.callbacks.remove(self.collecting)
