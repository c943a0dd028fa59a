"""Stands in for Redis's asynchronous client."""

from __future__ import annotations

from typing import Any

from redis import Client, ConnectionError, RedisError, told
from redis import Pipeline as _Pipeline

from loopscope.calls import call

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
