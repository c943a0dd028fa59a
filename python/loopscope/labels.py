"""How a module that takes a library's place in a run waits, blocks or computes: as a span of its own name.

    async def get(url):
        await labels.wait(0.3, f"GET {url}")

The line of the span is that of the program that calls the module.
"""

from __future__ import annotations

import asyncio
from typing import Any

from .times import block, compute

__all__ = ["block", "compute", "wait", "wait_on"]


async def wait(seconds: float, label: str) -> None:
    """`asyncio.sleep`, under that name."""
    await asyncio.sleep(seconds)


async def wait_on(future: asyncio.Future[Any], label: str) -> Any:
    """`await future`, which the trace calls by that name."""
    return await future
