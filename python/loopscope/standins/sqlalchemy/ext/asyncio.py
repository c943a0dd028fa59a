"""Stands in for SQLAlchemy's asynchronous engine and session. A transaction holds a connection of the engine's pool from its
first statement to its end, or the session's."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from sqlalchemy.orm import sessionmaker

from loopscope.calls import call
from loopscope.tables.models import Model
from loopscope.tables.sessions import Engine, Work, got, of_many
from loopscope.tables.statements import Result

__all__ = ["AsyncConnection", "AsyncEngine", "AsyncSession", "async_sessionmaker", "create_async_engine"]


class _Told(Work):
    """What tells statements over a connection of a pool."""

    def __init__(self, bind: Any = None, **_: Any) -> None:
        super().__init__()
        self.bind = bind

    async def _tell(self, words: str, seconds: float | None = None) -> None:
        if not self.begun and self.bind is not None:
            await self.bind.connections.take()
        self.begun = True
        await call("sqlalchemy", words, seconds)

    def _give_back(self) -> None:
        if self.begun and self.bind is not None:
            self.bind.connections.give_back()
        self.begun = False

    async def execute(self, statement: Any, parameters: Any = None, **_: Any) -> Result:
        await self.flush()
        await self._tell(str(statement), statement.seconds)
        return of_many(statement)

    async def scalars(self, statement: Any, parameters: Any = None, **_: Any) -> Result:
        return (await self.execute(statement)).scalars()

    async def scalar(self, statement: Any, parameters: Any = None, **_: Any) -> Any:
        return (await self.execute(statement)).scalar()

    async def flush(self) -> None:
        for words in self.words:
            await self._tell(words)
        super().flush()

    async def commit(self) -> None:
        await self.flush()
        if self.begun:
            await self._tell("COMMIT")
        self._give_back()

    async def rollback(self) -> None:
        self.forget()
        if self.begun:
            await self._tell("ROLLBACK")
        self._give_back()

    async def close(self) -> None:
        self.forget()
        self._give_back()

    async def run_sync(self, function: Callable[..., Any], *args: Any) -> Any:
        await self._tell(getattr(function, "__name__", "run_sync"))
        return function(self, *args)

    @contextlib.asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Any]:
        try:
            yield self
        except BaseException:
            await self.rollback()
            raise
        await self.commit()

    def begin(self) -> Any:
        """`async with session.begin()`: a transaction, which is committed at its end."""
        return self._transaction()

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class AsyncConnection(_Told):
    pass


class AsyncSession(_Told):
    async def get(self, model: type[Model], key: Any, **_: Any) -> Any:
        await self._tell(f"SELECT {model.__tablename__} {key}")
        return got(model, key)

    def add_all(self, rows: Any) -> None:
        for row in rows:
            self.add(row)

    async def delete(self, row: Model) -> None:
        self.gone.append(row)

    async def refresh(self, row: Model, *_: Any) -> None:
        await self._tell(f"SELECT {type(row).__tablename__} {getattr(row, row.key())}")

    async def merge(self, row: Model, **_: Any) -> Model:
        self.add(row)
        return row


class AsyncEngine(Engine):
    def connect(self) -> AsyncConnection:
        return AsyncConnection(self)

    @contextlib.asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        async with self.connect() as connection, connection.begin():
            yield connection

    async def dispose(self, close: bool = True) -> None:
        pass


class async_sessionmaker(sessionmaker):
    def __init__(self, bind: Any = None, *, class_: Any = AsyncSession, **options: Any) -> None:
        super().__init__(bind, class_=class_, **options)

    @contextlib.asynccontextmanager
    async def begin(self) -> AsyncIterator[Any]:
        async with self() as session, session.begin():
            yield session


def create_async_engine(url: Any, **options: Any) -> AsyncEngine:
    return AsyncEngine(url, **options)
