"""Stands in for SQLAlchemy: tables, statements and engines, of which `ext.asyncio` waits and `orm.Session` blocks."""

from __future__ import annotations

import datetime
import functools
import operator
from typing import Any

from loopscope.calls import Thing, blocking_call
from loopscope.tables.columns import Column, func
from loopscope.tables.models import MetaData
from loopscope.tables.sessions import Engine as _Engine
from loopscope.tables.sessions import of_many
from loopscope.tables.statements import Result, Statement
from loopscope.tables.statements import Text as _Text

__all__ = [
    "BigInteger", "Boolean", "Column", "Date", "DateTime", "Engine", "Float", "ForeignKey", "Index", "Integer", "JSON",
    "MetaData", "Numeric", "String", "Text", "UniqueConstraint", "and_", "asc", "create_engine", "delete", "desc", "func",
    "insert", "not_", "or_", "select", "text", "update",
]  # fmt: skip


class _Type:
    """A type of columns."""

    def __init__(self, *args: Any, **_: Any) -> None:
        self.args = args


class Integer(_Type):
    plain = staticmethod(lambda k: k)


class BigInteger(Integer):
    pass


class Float(_Type):
    plain = staticmethod(float)


class Numeric(Float):
    pass


class Boolean(_Type):
    plain = staticmethod(lambda _: True)


class DateTime(_Type):
    plain = staticmethod(lambda k: datetime.datetime(2024, 1, k))


class Date(_Type):
    plain = staticmethod(lambda k: datetime.date(2024, 1, k))


class JSON(_Type):
    plain = staticmethod(lambda _: {})


class String(_Type):
    pass


class Text(String):
    pass


class ForeignKey(_Type):
    plain = staticmethod(lambda k: k)


class Index(_Type):
    pass


class UniqueConstraint(_Type):
    pass


def and_(*conditions: Any) -> Any:
    return functools.reduce(operator.and_, conditions)


def or_(*conditions: Any) -> Any:
    return functools.reduce(operator.or_, conditions)


def not_(condition: Any) -> Any:
    return ~condition


def desc(column: Any) -> Any:
    return column.desc()


def asc(column: Any) -> Any:
    return column.asc()


def text(text: str) -> _Text:
    return _Text(text)


def select(*what: Any) -> Statement:
    return Statement("SELECT", what)


def insert(table: Any) -> Statement:
    return Statement("INSERT", (table,))


def update(table: Any) -> Statement:
    return Statement("UPDATE", (table,))


def delete(table: Any) -> Statement:
    return Statement("DELETE", (table,))


class Connection(Thing):
    """A connection that blocks."""

    def execute(self, statement: Any, parameters: Any = None) -> Result:
        blocking_call("sqlalchemy", str(statement), statement.seconds)
        return of_many(statement)

    def commit(self) -> None:
        blocking_call("sqlalchemy", "COMMIT")

    def close(self) -> None:
        pass

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Engine(_Engine):
    def connect(self) -> Connection:
        return Connection()

    begin = connect

    def dispose(self) -> None:
        pass


def create_engine(url: Any, **options: Any) -> Engine:
    return Engine(url, **options)
