"""Whether files are there, and away with them."""

from __future__ import annotations

import os.path
from typing import Any

from loopscope import files
from loopscope.calls import Thing, call_in_thread

__all__ = ["makedirs", "mkdir", "path", "remove", "unlink"]


class _Path(Thing):
    async def exists(self, path: Any) -> bool:
        return await call_in_thread("aiofiles", f"look for {os.path.basename(path)}", lambda: files.exists(path))

    isfile = exists

    async def getsize(self, path: Any) -> int:
        return await call_in_thread("aiofiles", f"look for {os.path.basename(path)}", lambda: len(files.contents(path)))


path = _Path()


async def remove(path: Any) -> None:
    await call_in_thread("aiofiles", f"remove {os.path.basename(path)}", lambda: files.remove(path))


async def makedirs(path: Any, mode: int = 0o777, exist_ok: bool = False) -> None:
    """Files need none."""


unlink, mkdir = remove, makedirs
