"""Tracebacks without this package's own frames: what a program sees of an exception is its own code and its libraries'."""

from __future__ import annotations

import os
import sys
import traceback
import types
from collections.abc import Callable, Iterator
from typing import Any

_HERE = os.path.dirname(__file__) + os.sep


def table() -> Iterator[tuple[Any, str, Any]]:
    """What stands in for the walks that everything in Python prints a traceback by."""
    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        yield traceback, name, _walk(getattr(traceback, name))
    yield traceback, "walk_stack", _walk_stack(traceback.walk_stack)


def _walk(real: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    def walk_tb(tb: types.TracebackType | None) -> Iterator[Any]:
        return (step for step in real(tb) if not _is_ours(step[0]))

    return walk_tb


def _walk_stack(real: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    def walk_stack(frame: types.FrameType | None) -> Iterator[Any]:
        # From the innermost on; behind this package's outermost is what has started the run.
        steps = list(real(frame or sys._getframe(1)))
        end = max((at for at, step in enumerate(steps) if _is_ours(step[0])), default=len(steps))
        return (step for step in steps[:end] if not _is_ours(step[0]))

    return walk_stack


def without_ours(tb: types.TracebackType | None) -> types.TracebackType | None:
    """The same traceback, for what is printed by Python's code in C."""
    kept = []
    while tb is not None:
        if not _is_ours(tb.tb_frame):
            kept.append(tb)
        tb = tb.tb_next
    for upper, lower in zip(kept, [*kept[1:], None]):
        upper.tb_next = lower
    return kept[0] if kept else None


def _is_ours(frame: types.FrameType) -> bool:
    return frame.f_code.co_filename.startswith(_HERE)
