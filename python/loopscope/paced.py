"""A clock that does not jump: it waits until what it would jump to has come. So a run on it takes as long as it says, where
there are no threads to really run one, as in a browser: workers are as virtual as ever."""

from __future__ import annotations

import time

from .clock import Clock
from .measuring import Measuring
from .processors import Moment

WORTH_COUNTING_NS = 1_000_000
"""A step that takes less is an instant."""

SLICE_SECONDS = 0.05
"""Between two slices of a wait Python hears of signals."""

_now_ns, _sleep = time.perf_counter_ns, time.sleep


class PacedClock(Clock):
    """Time since the start, as it passes."""

    def __init__(self, cores: int = 4, gil: bool = True) -> None:
        super().__init__(cores, gil)
        self.measuring = Measuring(WORTH_COUNTING_NS)
        self.measured = True
        self._began_ns = _now_ns()

    def advance(self, to: Moment) -> None:
        """Lets time pass until `to`; whoever comes late, goes on from there."""
        super().advance(to)
        super().advance(self._passed_us())

    def _go_on_to(self, moment: Moment) -> None:
        while (rest := float(moment) - self._passed_us()) > 0:
            _sleep(min(rest / 1_000_000, SLICE_SECONDS))
        super()._go_on_to(moment)

    def _passed_us(self) -> int:
        return (_now_ns() - self._began_ns) // 1_000
