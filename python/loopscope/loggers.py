"""Logging as a program sets it up."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def as_they_were() -> Iterator[None]:
    """What is done to loggers is gone when the context is left: handlers write to what a run has taken `sys.stderr` for."""
    manager, disabled = logging.root.manager, logging.root.manager.disable
    known = dict(manager.loggerDict)
    states = [(logger, _state(logger)) for logger in (logging.root, *known.values())]
    try:
        yield
    finally:
        manager.disable = disabled
        manager.loggerDict.clear()
        manager.loggerDict.update(known)
        for logger, state in states:
            vars(logger).update(state)
        manager._clear_cache()


def _state(logger: Any) -> dict[str, Any]:
    """What a logger or a placeholder of one knows: its lists and tables are changed in place."""
    return {name: it.copy() if isinstance(it, list | dict) else it for name, it in vars(logger).items()}
