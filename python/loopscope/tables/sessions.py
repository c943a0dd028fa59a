"""Engines, connections and sessions: what they do, without the wait for it, which is a coroutine's or a thread's."""

from __future__ import annotations

from typing import Any

from ..calls import Connections, Thing
from .models import Model, insert, rows_of
from .statements import Result

OVERFLOW = 10
POOL_TIMEOUT = 30.0


class TimeoutError(Exception):
    """No connection of the pool was free in time."""


class Engine(Thing):
    """Where a database is, and its pool of connections."""

    def __init__(
        self,
        url: Any,
        *,
        pool_size: int = 5,
        max_overflow: int = OVERFLOW,
        pool_timeout: float = POOL_TIMEOUT,
        **_: Any,
    ) -> None:
        self.url = str(url)
        most = None if max_overflow < 0 else pool_size + max_overflow
        self.connections = Connections(most, pool_timeout, TimeoutError)


class Work(Thing):
    """What a session has not told the database yet."""

    def __init__(self) -> None:
        self.new: list[Model] = []
        self.gone: list[Model] = []
        self.begun = False
        """Whether a transaction is going on, which holds a connection."""

    def add(self, row: Model) -> None:
        if row not in self.new and row not in rows_of(type(row)):
            self.new.append(row)

    @property
    def words(self) -> list[str]:
        """What a flush says, by statements."""
        inserts = [f"INSERT {type(row).__tablename__}" for row in self.new]
        return inserts + [f"DELETE {type(row).__tablename__}" for row in self.gone]

    def flush(self) -> None:
        """It is in the tables."""
        for row in self.new:
            insert(row)
        for row in self.gone:
            rows = rows_of(type(row))
            rows[:] = [it for it in rows if it is not row]
        self.new, self.gone = [], []

    def forget(self) -> None:
        self.new, self.gone = [], []


def got(model: type[Model], key: Any) -> Model | None:
    """The row of that primary key."""
    return next((row for row in rows_of(model) if getattr(row, model.key()) == key), None)


def of_many(statement: Any) -> Result:
    """What a statement gives."""
    return statement.run()
