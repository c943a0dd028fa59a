"""Stands in for Redis's asynchronous client."""

from __future__ import annotations

import asyncio
from typing import Any

from redis import Client, ConnectionError, RedisError, told
from redis import Pipeline as _Pipeline

from loopscope import labels
from loopscope.calls import call, of_run

__all__ = ["ConnectionError", "Redis", "RedisError", "StrictRedis", "from_url"]


class Pipeline(_Pipeline):
    async def execute(self) -> list[Any]:
        await self._call(f"{len(self._commands)} commands")
        return self._results()

    async def __aenter__(self) -> Pipeline:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass


class Redis(Client):
    async def _call(self, command: str, args: Any, kwargs: Any) -> Any:
        await call("redis", told(command, args))
        return self._do(command, args, kwargs)

    async def blpop(self, keys: Any, timeout: float = 0) -> Any:
        return await self._popped("lpop", keys, timeout)

    async def brpop(self, keys: Any, timeout: float = 0) -> Any:
        return await self._popped("rpop", keys, timeout)

    async def _popped(self, command: str, keys: Any, timeout: float) -> Any:
        """The next item of the first of these lists that has one, and its key; nothing, if none comes in time."""
        names = [keys] if isinstance(keys, (str, bytes)) else list(keys)
        await call("redis", told(f"b{command}", names))
        try:
            async with asyncio.timeout(timeout or None):
                while True:
                    for name in names:
                        if (item := self._do(command, [name], {})) is not None:
                            return self._given(name), item
                    future = asyncio.get_running_loop().create_future()
                    of_run().kept.setdefault(f"{self._where} waits", []).append(future)
                    await labels.wait_on(future, f"an item of {names[0]}")
        except TimeoutError:
            return None

    def pipeline(self, transaction: bool = True) -> Pipeline:
        return Pipeline(self, lambda label: call("redis", label))

    async def aclose(self) -> None:
        pass

    close = aclose

    async def __aenter__(self) -> Redis:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


StrictRedis, from_url = Redis, Redis.from_url
