"""Stands in for the client of Redis, whose calls block here and wait in `redis.asyncio`. Keys are kept as long as the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loopscope.calls import Thing, blocking_call, of_run
from loopscope.errors import lacks
from loopscope.keyvalues import COMMANDS, Keyvalues

from . import exceptions
from .exceptions import ConnectionError, RedisError

__all__ = ["ConnectionError", "Redis", "RedisError", "StrictRedis", "asyncio", "exceptions", "from_url"]


class Client(Thing):
    """What both clients have: where keys are, and what a command gives."""

    def __init__(
        self, host: str = "localhost", port: int = 6379, db: int = 0, *, decode_responses: bool = False, **_: Any
    ) -> None:
        self._where, self._decodes = f"redis {host}:{port}/{db}", decode_responses

    @classmethod
    def from_url(cls, url: str, **options: Any) -> Any:
        host, _, db = url.partition("://")[2].partition("/")
        name, _, port = host.rpartition("@")[2].partition(":")
        return cls(name or "localhost", int(port or 6379), int(db or 0), **options)

    def _do(self, command: str, args: Any, kwargs: Any) -> Any:
        given = self._given(getattr(of_run().kept.setdefault(self._where, Keyvalues()), command)(*args, **kwargs))
        if command in ("lpush", "rpush"):
            for future in of_run().kept.pop(f"{self._where} waits", ()):
                future.get_loop().call_soon_threadsafe(_wake, future)
        return given

    def _given(self, value: Any) -> Any:
        if isinstance(value, str):
            return value if self._decodes else value.encode()
        if isinstance(value, (list, set)):
            return type(value)(map(self._given, value))
        return {self._given(key): self._given(it) for key, it in value.items()} if isinstance(value, dict) else value

    def _call(self, command: str, args: Any, kwargs: Any) -> Any:
        raise NotImplementedError

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in COMMANDS:
            raise AttributeError(lacks("the stand-in for redis.Redis", name, [*COMMANDS, *dir(type(self))]))
        return lambda *args, **kwargs: self._call(name, args, kwargs)


def _wake(future: Any) -> None:
    if not future.done():
        future.set_result(None)


def told(command: str, args: Any) -> str:
    """`GET user:1`."""
    return " ".join([command.upper(), *map(str, args[:1])])


class Pipeline(Thing):
    """Commands that go together, in one call."""

    def __init__(self, client: Client, call: Callable[[str], Any]) -> None:
        self._client, self._call = client, call
        self._commands: list[tuple[str, Any, Any]] = []

    def __getattr__(self, name: str) -> Callable[..., Pipeline]:
        if name not in COMMANDS:
            raise AttributeError(lacks("the stand-in for redis.Pipeline", name, [*COMMANDS, "execute"]))

        def add(*args: Any, **kwargs: Any) -> Pipeline:
            self._commands.append((name, args, kwargs))
            return self

        return add

    def _results(self) -> list[Any]:
        commands, self._commands = self._commands, []
        return [self._client._do(*command) for command in commands]

    def execute(self) -> list[Any]:
        self._call(f"{len(self._commands)} commands")
        return self._results()

    def __enter__(self) -> Pipeline:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Redis(Client):
    def _call(self, command: str, args: Any, kwargs: Any) -> Any:
        blocking_call("redis", told(command, args))
        return self._do(command, args, kwargs)

    def pipeline(self, transaction: bool = True) -> Pipeline:
        return Pipeline(self, lambda label: blocking_call("redis", label))

    def close(self) -> None:
        pass

    def __enter__(self) -> Redis:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


StrictRedis, from_url = Redis, Redis.from_url

from . import asyncio  # noqa: E402 (it takes what stands above)
