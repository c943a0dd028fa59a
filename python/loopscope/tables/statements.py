"""Statements, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .. import database
from ..calls import Thing
from .columns import Column, Expression, Function, Ordered
from .models import Model, insert, rows_of


class Row(tuple):
    """A row of a result: by number, and by name."""

    names: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name in self.names:
            return self[self.names.index(name)]
        raise AttributeError(f"Could not locate column in row for column {name!r}")

    @property
    def _mapping(self) -> dict[str, Any]:
        return dict(zip(self.names, self))

    def _asdict(self) -> dict[str, Any]:
        return self._mapping


class Result(Thing):
    """What a statement gives, which can be gone through once."""

    def __init__(self, rows: list[Any], rowcount: int = -1) -> None:
        self._rows, self.rowcount = rows, rowcount if rowcount >= 0 else len(rows)

    def all(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    fetchall = all

    def __iter__(self) -> Iterator[Any]:
        return iter(self.all())

    def scalars(self) -> Result:
        return Result([row[0] for row in self.all()])

    def mappings(self) -> Result:
        return Result([row._mapping for row in self.all()])

    def unique(self) -> Result:
        return self

    def first(self) -> Any:
        rows = self.all()
        return rows[0] if rows else None

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def scalar(self) -> Any:
        row = self.first()
        return row[0] if isinstance(row, Row) else row

    def one_or_none(self) -> Any:
        if len(self._rows) > 1:
            raise ValueError("Multiple rows were found when one or none was required")
        return self.first()

    def one(self) -> Any:
        if len(self._rows) != 1:
            raise ValueError("No row was found when one was required" if not self._rows else "Multiple rows were found")
        return self.first()

    def scalar_one_or_none(self) -> Any:
        row = self.one_or_none()
        return row[0] if isinstance(row, Row) else row

    def scalar_one(self) -> Any:
        row = self.one()
        return row[0] if isinstance(row, Row) else row


class Statement(Thing):
    """`select(User).where(User.id == 1)`: each method gives another one."""

    def __init__(self, verb: str, what: tuple[Any, ...]) -> None:
        self.verb, self.what = verb, what
        self.conditions: list[Expression] = []
        self.order: list[Any] = []
        self.most: int | None = None
        self.begin = 0
        self.new: Any = {}

    def _with(self, change: Callable[[Statement], None]) -> Statement:
        made = Statement(self.verb, self.what)
        made.__dict__.update({**self.__dict__, "conditions": [*self.conditions], "order": [*self.order]})
        change(made)
        return made

    def where(self, *conditions: Any) -> Statement:
        return self._with(lambda made: made.conditions.extend(conditions))

    filter = where

    def filter_by(self, **values: Any) -> Statement:
        return self.where(*(getattr(self.model, name) == value for name, value in values.items()))

    def order_by(self, *by: Any) -> Statement:
        return self._with(lambda made: made.order.extend(by))

    def limit(self, most: int | None) -> Statement:
        return self._with(lambda made: setattr(made, "most", most))

    def offset(self, begin: int) -> Statement:
        return self._with(lambda made: setattr(made, "begin", begin))

    def values(self, *rows: Any, **values: Any) -> Statement:
        return self._with(lambda made: setattr(made, "new", rows[0] if rows else values))

    def options(self, *_: Any, **__: Any) -> Statement:
        return self

    join = outerjoin = group_by = having = distinct = with_for_update = returning = execution_options = options

    def select_from(self, model: Any) -> Statement:
        return self._with(lambda made: made.__dict__.update(source=model))

    @property
    def model(self) -> Any:
        """Whose rows they are."""
        if "source" in self.__dict__:
            return self.__dict__["source"]
        for it in self.what:
            inner = [it, *(it.args if isinstance(it, Function) else ())]
            for part in inner:
                if isinstance(part, type) and issubclass(part, Model):
                    return part
                if isinstance(part, Column) and part.model is not None:
                    return part.model
        return None

    def __str__(self) -> str:
        table = getattr(self.model, "__tablename__", "") or getattr(self.model, "__name__", "")
        told = f"{self.verb} {table}".strip()
        return f"{told} WHERE {' AND '.join(it.text for it in self.conditions)}" if self.conditions else told

    @property
    def seconds(self) -> float | None:
        return None

    def run(self) -> Result:
        """What comes of it."""
        if self.model is None:
            return Result([_row([it.of_all([1]) if isinstance(it, Function) else it for it in self.what], ("value",))])
        all_rows = rows_of(self.model)
        rows = [row for row in all_rows if all(it.value(row) for it in self.conditions)]
        if self.verb == "INSERT":
            many = self.new if isinstance(self.new, list) else [self.new]
            for values in many:
                insert(self.model(**values))
            return Result([], len(many))
        if self.verb == "DELETE":
            all_rows[:] = [row for row in all_rows if row not in rows]
            return Result([], len(rows))
        if self.verb == "UPDATE":
            for row in rows:
                changed = {name: it.value(row) if isinstance(it, Expression) else it for name, it in self.new.items()}
                row.__dict__.update(changed)
            return Result([], len(rows))
        return self._selected(rows)

    def _selected(self, rows: list[Any]) -> Result:
        names = tuple(getattr(it, "text", None) or getattr(it, "__name__", "") for it in self.what)
        if all(isinstance(it, Function) for it in self.what):
            return Result([_row([it.of_all(rows) for it in self.what], tuple(it.name for it in self.what))])
        for by in reversed(self.order):
            ordered = by if isinstance(by, Ordered) else Ordered(by, False)
            rows = sorted(rows, key=ordered.by.value, reverse=ordered.down)
        rows = rows[self.begin :][: self.most]
        return Result(
            [_row([it.value(row) if isinstance(it, Expression) else row for it in self.what], names) for row in rows]
        )


class Text(Thing):
    """`text("SELECT …")`."""

    def __init__(self, text: str) -> None:
        self.text = text

    def bindparams(self, **_: Any) -> Text:
        return self

    def __str__(self) -> str:
        return self.text

    @property
    def seconds(self) -> float | None:
        return database.seconds(self.text)

    def run(self) -> Result:
        rows = database.rows(self.text)
        return Result([_row(list(row.values()), tuple(row)) for row in rows], len(rows) or 1)


def _row(values: list[Any], names: tuple[str, ...]) -> Row:
    row = Row(values)
    row.names = names
    return row
