"""What Redis keeps, for the stand-in of its client: texts, lists, hashes and sets under keys, some for a time only."""

from __future__ import annotations

import fnmatch
from typing import Any

from .clock import current


def text(value: Any) -> str:
    """A value as it is kept. Raises `TypeError` for what Redis takes none of."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise TypeError(
            f"Invalid input of type: {type(value).__name__!r}. Convert to a bytes, string, int or float first."
        )
    return str(value)


class Keyvalues:
    """Its public methods are the commands."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._ends_us: dict[str, int] = {}

    def _get(self, key: Any, usual: Any = None) -> Any:
        key = text(key)
        end_us = self._ends_us.get(key)
        if end_us is not None and current().now_us >= end_us:
            self.delete(key)
        return self._values.get(key, usual)

    def _of(self, key: Any, kind: type) -> Any:
        if self._get(key) is None:
            self._values[text(key)] = kind()
        return self._values[text(key)]

    def ping(self) -> bool:
        return True

    def get(self, name: Any) -> str | None:
        return self._get(name)

    def set(self, name: Any, value: Any, ex=None, px=None, nx: bool = False, xx: bool = False, **_: Any) -> bool | None:
        there = self._get(name) is not None
        if nx and there or xx and not there:
            return None
        self._values[text(name)] = text(value)
        self._ends_us.pop(text(name), None)
        if ex is not None or px is not None:
            self.expire(name, _seconds(ex) if ex is not None else _seconds(px) / 1000)
        return True

    def setex(self, name: Any, time: Any, value: Any) -> bool | None:
        return self.set(name, value, ex=time)

    def setnx(self, name: Any, value: Any) -> bool:
        return bool(self.set(name, value, nx=True))

    def delete(self, *names: Any) -> int:
        for name in names:
            self._ends_us.pop(text(name), None)
        return sum(self._values.pop(text(name), None) is not None for name in names)

    def exists(self, *names: Any) -> int:
        return sum(self._get(name) is not None for name in names)

    def keys(self, pattern: Any = "*") -> list[str]:
        return [
            key for key in list(self._values) if self._get(key) is not None and fnmatch.fnmatchcase(key, text(pattern))
        ]

    def expire(self, name: Any, time: Any) -> bool:
        if self._get(name) is None:
            return False
        self._ends_us[text(name)] = current().now_us + round(_seconds(time) * 1_000_000)
        return True

    def ttl(self, name: Any) -> int:
        if self._get(name) is None:
            return -2
        end_us = self._ends_us.get(text(name))
        return -1 if end_us is None else -(-(end_us - current().now_us) // 1_000_000)

    def mget(self, keys: Any, *more: Any) -> list[str | None]:
        return [self._get(key) for key in ([keys] if isinstance(keys, str) else [*keys]) + list(more)]

    def mset(self, mapping: dict[Any, Any]) -> bool:
        return all([self.set(key, value) for key, value in mapping.items()])

    def incr(self, name: Any, amount: int = 1) -> int:
        value = int(self._get(name, "0")) + amount
        self._values[text(name)] = str(value)
        return value

    incrby = incr

    def decr(self, name: Any, amount: int = 1) -> int:
        return self.incr(name, -amount)

    decrby = decr

    def lpush(self, name: Any, *values: Any) -> int:
        items = self._of(name, list)
        items[:0] = reversed([text(value) for value in values])
        return len(items)

    def rpush(self, name: Any, *values: Any) -> int:
        items = self._of(name, list)
        items += [text(value) for value in values]
        return len(items)

    def lpop(self, name: Any) -> str | None:
        return self._pop(name, 0)

    def rpop(self, name: Any) -> str | None:
        return self._pop(name, -1)

    def _pop(self, name: Any, at: int) -> str | None:
        items = self._get(name)
        item = items.pop(at) if items else None
        if items == []:
            self.delete(name)
        return item

    def llen(self, name: Any) -> int:
        return len(self._get(name, ()))

    def lrange(self, name: Any, start: int, end: int) -> list[str]:
        return list(self._get(name, ()))[start : None if end == -1 else end + 1]

    def hset(self, name: Any, key: Any = None, value: Any = None, mapping: dict[Any, Any] | None = None) -> int:
        pairs = {**({} if key is None else {key: value}), **(mapping or {})}
        fields = self._of(name, dict)
        new = sum(text(key) not in fields for key in pairs)
        fields.update({text(key): text(it) for key, it in pairs.items()})
        return new

    def hget(self, name: Any, key: Any) -> str | None:
        return self._get(name, {}).get(text(key))

    def hgetall(self, name: Any) -> dict[str, str]:
        return dict(self._get(name, {}))

    def hdel(self, name: Any, *keys: Any) -> int:
        return sum(self._get(name, {}).pop(text(key), None) is not None for key in keys)

    def hincrby(self, name: Any, key: Any, amount: int = 1) -> int:
        value = int(self.hget(name, key) or 0) + amount
        self.hset(name, key, value)
        return value

    def sadd(self, name: Any, *values: Any) -> int:
        members = self._of(name, dict)
        new = sum(text(value) not in members for value in values)
        members.update(dict.fromkeys(map(text, values)))
        return new

    def srem(self, name: Any, *values: Any) -> int:
        members = self._get(name, {})
        return sum(text(value) in members and members.pop(text(value), 0) is None for value in values)

    def sismember(self, name: Any, value: Any) -> bool:
        return text(value) in self._get(name, {})

    def smembers(self, name: Any) -> set[str]:
        return set(self._get(name, {}))

    def scard(self, name: Any) -> int:
        return len(self._get(name, {}))

    def publish(self, channel: Any, message: Any) -> int:
        return 0

    def flushdb(self) -> bool:
        self._values.clear()
        self._ends_us.clear()
        return True


COMMANDS = [name for name in vars(Keyvalues) if not name.startswith("_")]
"""Which there are."""


def _seconds(time: Any) -> float:
    return time.total_seconds() if hasattr(time, "total_seconds") else time
