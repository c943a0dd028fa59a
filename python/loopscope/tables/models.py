"""Models: classes whose annotations and columns are a table's."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from .. import database
from ..calls import of_run, unmeasured
from .columns import Column

T = TypeVar("T")


class Mapped(Generic[T]):
    """`Mapped[int]`."""


class MetaData:
    """The tables of a base class."""

    def __init__(self, **_: Any) -> None:
        self.tables: list[type[Model]] = []

    def create_all(self, bind: Any = None, **_: Any) -> None:
        """From now on they have the program's rows alone."""
        for table in self.tables:
            rows_of(table, made=True)

    def drop_all(self, bind: Any = None, **_: Any) -> None:
        for table in self.tables:
            of_run().kept.setdefault("tables", {}).pop(table, None)


class Model:
    """A row, by its columns."""

    metadata: MetaData
    columns: dict[str, Column] = {}

    def __init_subclass__(cls, **_: Any) -> None:
        super().__init_subclass__()
        cls._read()

    @classmethod
    @unmeasured
    def _read(cls) -> None:
        cls.columns = dict(cls.columns)
        for name, annotation in _annotations(cls).items():
            if name.startswith("_"):
                continue
            if name not in cls.__dict__:
                column = Column()
                column.__set_name__(cls, name)
                setattr(cls, name, column)
            if isinstance(column := cls.__dict__[name], Column) and (kind := _KIND.search(str(annotation))):
                column.types += (_PLAIN[kind[0]],)
        cls.columns.update({name: it for name, it in cls.__dict__.items() if isinstance(it, Column)})
        if "metadata" in cls.__dict__ or not hasattr(cls, "metadata"):
            cls.metadata = cls.__dict__.get("metadata") or MetaData()
        elif "__tablename__" in cls.__dict__:
            cls.metadata.tables.append(cls)

    def __init__(self, **values: Any) -> None:
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{name!r} is an invalid keyword argument for {type(self).__name__}")
            setattr(self, name, value)

    @classmethod
    def key(cls) -> str:
        """The name of its primary key."""
        return next((name for name, it in cls.columns.items() if it.primary_key), "id")


class Plain:
    """A type of columns, by what stands in them in row `k`."""

    def __init__(self, plain: Callable[[int], Any]) -> None:
        self.plain = plain


_PLAIN = {
    "int": Plain(lambda k: k),
    "float": Plain(float),
    "bool": Plain(lambda _: True),
    "datetime": Plain(lambda k: datetime.datetime(2024, 1, k)),
}
_KIND = re.compile(rf"\b({'|'.join(_PLAIN)})\b")


def _annotations(cls: type) -> dict[str, Any]:
    if sys.version_info >= (3, 14):
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    return cls.__dict__.get("__annotations__", {})


def rows_of(model: type[Model], made: bool = False) -> list[Model]:
    """All rows of a table; `made`: the program has just made it."""
    tables = of_run().kept.setdefault("tables", {})
    if model not in tables:
        tables[model] = [] if made else [_plain(model, k) for k in range(1, database.ROWS + 1)]
    return tables[model]


def _plain(model: type[Model], k: int) -> Model:
    row = model.__new__(model)
    for name, column in model.columns.items():
        kind = next((getattr(it, "plain", None) for it in column.types if hasattr(it, "plain")), None)
        usual = k if name == model.key() else column.first()
        row.__dict__[name] = usual if usual is not None else kind(k) if kind else database.value(name, k)
    return row


def insert(row: Model) -> None:
    """A new row, with a key and its defaults."""
    rows, model = rows_of(type(row)), type(row)
    for name, column in model.columns.items():
        if row.__dict__.get(name) is None and name != model.key():
            row.__dict__[name] = column.first()
    if row.__dict__.get(model.key()) is None:
        row.__dict__[model.key()] = max((it.__dict__.get(model.key()) or 0 for it in rows), default=0) + 1
    if row not in rows:
        rows.append(row)


def new_base(**_: Any) -> type[Model]:
    """`declarative_base()`."""
    return type("Base", (Model,), {"metadata": MetaData()})
