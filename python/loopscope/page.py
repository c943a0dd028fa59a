"""A run in a worker of the page, where CPython is WebAssembly. JavaScript calls it, and is told what happens."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from .limits import Limits
from .measuring import use_processor_clock
from .program import run_source

SECONDS = 6.0
"""The page waits for ten: the rest is for writing the trace."""

PICTURE = 100_000
"""How many steps are drawn: to write down more of them would take too long."""

EVERY_SECONDS = 0.05
"""Printed lines are told together that come in that time."""

_monotonic = time.monotonic


def run(
    source: str,
    filename: str,
    is_real: bool,
    cores: int,
    gil: bool,
    tell: Callable[[str, Any], None],
    computed_ms: Callable[[], float],
) -> str:
    """Runs a program's text and gives its trace as JSON. `computed_ms` is a clock for the processor.

    `tell` hears `"at"` with the line that was reached, on a real clock `"lines"` with a JSON list of moments (µs) and printed
    texts, and `"over"` once the program has ended.
    """
    use_processor_clock(lambda: int(computed_ms() * 1_000_000))
    limits = Limits(seconds=0 if is_real else SECONDS, memory=0, picture=PICTURE)
    lines = _Lines(tell)

    def at(line: int) -> None:
        tell("at", line)
        lines.flush()

    result = run_source(
        source,
        filename,
        cores=cores,
        gil=gil,
        limits=limits,
        paced=is_real,
        line=lines.printed if is_real else None,
        at=at,
    )
    lines.flush()
    tell("over", None)
    text = json.dumps(result.trace(), ensure_ascii=False, separators=(",", ":"))
    # Half a letter is none in JavaScript either.
    return text.encode("utf-8", "replace").decode()


class _Lines:
    """Tells printed lines, many at once."""

    def __init__(self, tell: Callable[[str, Any], None]) -> None:
        self._tell, self._lines, self._due = tell, [], 0.0

    def printed(self, t_us: int, text: str) -> None:
        self._lines.append((t_us, text))
        if _monotonic() >= self._due:
            self.flush()

    def flush(self) -> None:
        if self._lines:
            lines, self._lines = self._lines, []
            self._tell("lines", json.dumps(lines))
        self._due = _monotonic() + EVERY_SECONDS
