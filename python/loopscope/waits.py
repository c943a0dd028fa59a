"""What a suspended coroutine waits for, read from the frames of the library that it is in."""

from __future__ import annotations

import asyncio
import asyncio.locks
import asyncio.queues
import asyncio.tasks
import asyncio.timeouts
from collections.abc import Callable
from types import CodeType
from typing import Any

Waits = Callable[[Any], Any]
"""From a frame of the library: a word, or the object that is waited for."""


def _self(frame: Any) -> Any:
    return frame.f_locals.get("self")


def _word(word: str) -> Waits:
    return lambda _: word


def _code(function: Any) -> CodeType:
    code: CodeType = getattr(function, "__wrapped__", function).__code__
    return code


def table() -> dict[CodeType, Waits]:
    """For each function of asyncio that waits, what it waits for."""
    by_self = [
        asyncio.Queue.get,
        asyncio.Queue.put,
        asyncio.Queue.join,
        asyncio.Event.wait,
        asyncio.Semaphore.acquire,
        asyncio.Lock.acquire,
        asyncio.Condition.wait,
        asyncio.Condition.wait_for,
        asyncio.Barrier.wait,
        asyncio.locks._ContextManagerMixin.__aenter__,
        asyncio.Barrier.__aenter__,
    ]
    words = {
        "group": asyncio.TaskGroup.__aexit__,
        "wait": asyncio.wait,
        "wait_for": asyncio.wait_for,
    }
    found: dict[CodeType, Waits] = {_code(function): _self for function in by_self}
    found |= {_code(function): _word(word) for word, function in words.items()}
    return found


SLEEP = asyncio.sleep.__code__

CAUSES: dict[CodeType, str] = {
    asyncio.timeouts.Timeout._on_timeout.__code__: "timeout",
    asyncio.TaskGroup._abort.__code__: "group",
    asyncio.TaskGroup._on_task_done.__code__: "group",
    asyncio.runners._cancel_all_tasks.__code__: "main-end",
}
"""Who in asyncio cancels a task, and why."""
if hasattr(asyncio.tasks, "_cancel_and_wait"):
    CAUSES[asyncio.tasks._cancel_and_wait.__code__] = "timeout"


def of_future(future: Any) -> str | None:
    """What it is to wait for a future itself."""
    name = type(future).__name__
    return "gather" if "Gathering" in name else None
