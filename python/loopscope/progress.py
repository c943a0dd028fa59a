"""Says that a long run goes on."""

from __future__ import annotations

import time
from typing import TextIO

FIRST_SECONDS, EVERY_SECONDS = 1.0, 0.25

_monotonic = time.monotonic


class Progress:
    """One line on a terminal, which is written anew and wiped away in the end; elsewhere nothing."""

    def __init__(self, out: TextIO) -> None:
        self._out, self._next = out, _monotonic() + FIRST_SECONDS
        self._since = _monotonic()
        self._told = False
        self._is_terminal = out.isatty()

    def __call__(self, now_us: int, steps: int, tasks: int) -> None:
        """The clock stands at `now_us`, after so many steps, with so many tasks so far."""
        if not self._is_terminal or _monotonic() < self._next:
            return
        self._next = _monotonic() + EVERY_SECONDS
        self._told = True
        self._out.write(
            f"\r\x1b[K{_monotonic() - self._since:.0f} s: clock at {now_us / 1e6:.2f} s, {steps:,} steps, {tasks:,} tasks"
        )
        self._out.flush()

    def wipe(self) -> None:
        """Takes the line away, for whoever writes another."""
        if self._told:
            self._out.write("\r\x1b[K")
            self._out.flush()
            self._told = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.wipe()
