"""The threads that Starlette runs plain functions on, by AnyIO: forty at a time."""

from __future__ import annotations

import asyncio
import contextvars
import functools
from collections.abc import Callable
from typing import Any

from ..calls import of_run
from ..pools import ThreadPool

THREADS = 40
"""AnyIO's own number."""


async def in_thread(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """`starlette.concurrency.run_in_threadpool`: one of the forty, or waits for one."""
    return await _on(_pool("threads", THREADS), function, *args, **kwargs)


async def in_thread_of_its_own(function: Callable[..., Any], *args: Any) -> Any:
    """What must not wait for those who wait for it: the end of a dependency."""
    return await _on(_pool("ends", 100_000), function, *args)


def _pool(name: str, size: int) -> ThreadPool:
    kept = of_run().kept
    if name not in kept:
        kept[name] = ThreadPool(size, thread_name_prefix="AnyIO worker thread")
    return kept[name]


async def _on(pool: ThreadPool, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    run = functools.partial(contextvars.copy_context().run, functools.partial(function, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(pool, run)
