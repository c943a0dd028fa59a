"""Logging as a program sets it up."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from typing import Any

_SETTINGS = ("_warnings_showwarning", "_logRecordFactory", "_loggerClass", "raiseExceptions", "lastResort")
"""What there is one of, beside the loggers."""


@contextlib.contextmanager
def as_they_were() -> Iterator[None]:
    """What is done to logging is gone when the context is left: handlers may write to what a run has taken `sys.stdout` for.

    A logger that is new stays, since a module that stays has it, and is as if nobody had touched it.
    """
    manager = logging.root.manager
    things = [logging.root, manager, logging._levelToName, logging._nameToLevel]
    before, settings = [*map(_state, things)], {name: vars(logging)[name] for name in _SETTINGS}
    loggers = {name: _state(logger) for name, logger in manager.loggerDict.items() if isinstance(logger, logging.Logger)}
    try:
        yield
    finally:
        known = dict(manager.loggerDict)
        _set(logging, settings)
        for thing, state in zip(things, before):
            _set(thing, state)
        manager.loggerDict.update(known)
        for name, logger in known.items():
            if isinstance(logger, logging.Logger):
                untouched = {"level": 0, "propagate": True, "disabled": False, "handlers": [], "filters": []}
                _set(logger, loggers.get(name, untouched))
        manager._clear_cache()


def _state(thing: Any) -> dict[Any, Any]:
    """What something knows: its lists and tables are changed in place."""
    known = thing if isinstance(thing, dict) else vars(thing)
    return {name: it.copy() if isinstance(it, list | dict) else it for name, it in known.items()}


def _set(thing: Any, state: dict[Any, Any]) -> None:
    if isinstance(thing, dict):
        thing.clear()
        thing.update(state)
    else:
        vars(thing).update(state)
