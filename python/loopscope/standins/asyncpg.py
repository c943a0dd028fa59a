"""Stands in for asyncpg: connections and pools, whose calls wait. What rows there are `loopscope.database` says."""

from __future__ import annotations

from typing import Any

from loopscope import database
from loopscope.calls import Connections, Thing, call

__all__ = [
    "Connection", "InterfaceError", "Pool", "PostgresError", "Record", "UniqueViolationError", "connect", "create_pool"
]  # fmt: skip


class PostgresError(Exception):
    pass


class UniqueViolationError(PostgresError):
    pass


class InterfaceError(Exception):
    pass


class Record(dict):
    """A row: by name, by number, and as a whole."""

    def __getitem__(self, key: Any) -> Any:
        return list(self.values())[key] if isinstance(key, (int, slice)) else super().__getitem__(key)

    def __iter__(self):
        return iter(self.values())

    def __repr__(self) -> str:
        return f"<Record {' '.join(f'{key}={value!r}' for key, value in self.items())}>"


class _Asked(Thing):
    """What can be asked of a connection, and of a pool, which takes one for it."""

    async def _ask(self, query: str) -> None:
        raise NotImplementedError

    async def fetch(self, query: str, *args: Any, timeout: Any = None) -> list[Record]:
        await self._ask(query)
        return [Record(row) for row in database.rows(query, args)]

    async def fetchrow(self, query: str, *args: Any, timeout: Any = None) -> Record | None:
        rows = await self.fetch(query, *args)
        return rows[0] if rows else None

    async def fetchval(self, query: str, *args: Any, column: int = 0, timeout: Any = None) -> Any:
        row = await self.fetchrow(query, *args)
        return None if row is None else row[column]

    async def execute(self, query: str, *args: Any, timeout: Any = None) -> str:
        await self._ask(query)
        return database.status(query)

    async def executemany(self, command: str, args: Any, *, timeout: Any = None) -> None:
        await self._ask(command)


class Transaction(Thing):
    """`async with connection.transaction()`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def start(self) -> None:
        await self._connection._ask("BEGIN")

    async def commit(self) -> None:
        await self._connection._ask("COMMIT")

    async def rollback(self) -> None:
        await self._connection._ask("ROLLBACK")

    async def __aenter__(self) -> Transaction:
        await self.start()
        return self

    async def __aexit__(self, kind: Any, *_: object) -> None:
        await (self.commit() if kind is None else self.rollback())


class Connection(_Asked):
    _closed = False

    async def _ask(self, query: str) -> None:
        if self._closed:
            raise InterfaceError("connection is closed")
        await call("asyncpg", database.label(query), database.seconds(query))

    def transaction(self, **_: Any) -> Transaction:
        return Transaction(self)

    def is_closed(self) -> bool:
        return self._closed

    async def close(self, **_: Any) -> None:
        self._closed = True


class _Taking:
    """`await pool.acquire()`, or `async with pool.acquire()`."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def _take(self) -> Connection:
        await self._pool._connections.take()
        return Connection()

    def __await__(self):
        return self._take().__await__()

    async def __aenter__(self) -> Connection:
        return await self._take()

    async def __aexit__(self, *_: object) -> None:
        self._pool._connections.give_back()


class Pool(_Asked):
    """At most `max_size` connections at once."""

    def __init__(self, max_size: int) -> None:
        self._connections, self._max_size, self._closed = Connections(max_size), max_size, False

    async def _ask(self, query: str) -> None:
        async with self.acquire() as connection:
            await connection._ask(query)

    def acquire(self, **_: Any) -> _Taking:
        if self._closed:
            raise InterfaceError("pool is closed")
        return _Taking(self)

    async def release(self, connection: Connection, **_: Any) -> None:
        self._connections.give_back()

    def get_max_size(self) -> int:
        return self._max_size

    async def close(self) -> None:
        self._closed = True

    async def _open(self) -> Pool:
        await call("asyncpg", "connect")
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self) -> Pool:
        return await self._open()

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def connect(dsn: str | None = None, **_: Any) -> Connection:
    await call("asyncpg", "connect")
    return Connection()


def create_pool(dsn: str | None = None, *, min_size: int = 10, max_size: int = 10, **_: Any) -> Pool:
    return Pool(max_size)
