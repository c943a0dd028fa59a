"""Columns of models, and conditions on them, which are really looked at."""

from __future__ import annotations

import datetime
import fnmatch
import operator
from collections.abc import Callable
from typing import Any

from ..calls import Thing


class Expression(Thing):
    """Something that has a value in each row. `text` is how it is told."""

    def __init__(self, value: Callable[[Any], Any], text: str) -> None:
        self.value, self.text = value, text

    def _compared(self, compare: Callable[[Any, Any], Any], other: Any, sign: str) -> Expression:
        of_other = other.value if isinstance(other, Expression) else lambda _: other
        told = other.text if isinstance(other, Expression) else repr(other)

        def value(row: Any) -> Any:
            left, right = self.value(row), of_other(row)
            return compare(left, right) if sign in ("=", "!=") or None not in (left, right) else False

        return Expression(value, f"{self.text} {sign} {told}")

    def __eq__(self, other: object) -> Any:
        return self._compared(operator.eq, other, "=")

    def __ne__(self, other: object) -> Any:
        return self._compared(operator.ne, other, "!=")

    def __lt__(self, other: Any) -> Expression:
        return self._compared(operator.lt, other, "<")

    def __le__(self, other: Any) -> Expression:
        return self._compared(operator.le, other, "<=")

    def __gt__(self, other: Any) -> Expression:
        return self._compared(operator.gt, other, ">")

    def __ge__(self, other: Any) -> Expression:
        return self._compared(operator.ge, other, ">=")

    def __and__(self, other: Any) -> Expression:
        return self._compared(lambda left, right: left and right, other, "AND")

    def __or__(self, other: Any) -> Expression:
        return self._compared(lambda left, right: left or right, other, "OR")

    def __invert__(self) -> Expression:
        return Expression(lambda row: not self.value(row), f"NOT {self.text}")

    def __add__(self, other: Any) -> Expression:
        return self._compared(operator.add, other, "+")

    def __sub__(self, other: Any) -> Expression:
        return self._compared(operator.sub, other, "-")

    def in_(self, values: Any) -> Expression:
        return self._compared(lambda left, right: left in right, list(values), "IN")

    def like(self, pattern: str) -> Expression:
        shape = pattern.replace("%", "*").replace("_", "?")
        return Expression(lambda row: fnmatch.fnmatchcase(str(self.value(row)), shape), f"{self.text} LIKE {pattern!r}")

    def ilike(self, pattern: str) -> Expression:
        shape = pattern.replace("%", "*").replace("_", "?").lower()
        return Expression(lambda row: fnmatch.fnmatchcase(str(self.value(row)).lower(), shape), f"{self.text} ILIKE")

    def contains(self, part: str) -> Expression:
        return self.like(f"%{part}%")

    def startswith(self, part: str) -> Expression:
        return self.like(f"{part}%")

    def is_(self, other: Any) -> Expression:
        return self._compared(operator.eq, other, "=")

    def is_not(self, other: Any) -> Expression:
        return self._compared(operator.ne, other, "!=")

    isnot = is_not

    def between(self, low: Any, high: Any) -> Expression:
        return (self >= low) & (self <= high)

    def desc(self) -> Ordered:
        return Ordered(self, True)

    def asc(self) -> Ordered:
        return Ordered(self, False)

    def label(self, name: str) -> Expression:
        return Expression(self.value, name)

    def __bool__(self) -> bool:
        raise TypeError("Boolean value of this clause is not defined")

    __hash__ = object.__hash__


class Ordered(Thing):
    """An expression, upwards or downwards."""

    def __init__(self, by: Expression, down: bool) -> None:
        self.by, self.down = by, down


class Column(Expression):
    """A column of a model: an expression on its class, a value on its instances."""

    def __init__(
        self,
        *types: Any,
        primary_key: bool = False,
        default: Any = None,
        server_default: Any = None,
        name: str = "",
        **_: Any,
    ) -> None:
        super().__init__(self._value, name)
        self.types, self.primary_key, self.default, self.name, self.model = (
            types,
            primary_key,
            server_default if default is None else default,
            name,
            None,
        )
        if types and isinstance(types[0], str):
            self.name, self.types = types[0], types[1:]

    def _value(self, row: Any) -> Any:
        return getattr(row, self.name, None)

    def __set_name__(self, model: type, name: str) -> None:
        self.name, self.model, self.text = name, model, name

    def __get__(self, row: Any, model: type | None = None) -> Any:
        return self if row is None else row.__dict__.get(self.name)

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.name] = value

    def first(self) -> Any:
        """The value of a new row, if nothing else is said."""
        if isinstance(self.default, Function):
            return datetime.datetime.now()
        return self.default() if callable(self.default) else self.default


class Function(Expression):
    """`func.count()` and its like: one value for all rows."""

    def __init__(self, name: str, args: tuple[Any, ...]) -> None:
        super().__init__(lambda _: None, f"{name}({', '.join(getattr(it, 'text', repr(it)) for it in args)})")
        self.name, self.args = name, args

    def of_all(self, rows: list[Any]) -> Any:
        of = self.args[0] if self.args and isinstance(self.args[0], Expression) else None
        values = [it for it in (of.value(row) for row in rows) if it is not None] if of is not None else rows
        match self.name:
            case "count":
                return len(values)
            case "sum" | "max" | "min" if values:
                return {"sum": sum, "max": max, "min": min}[self.name](values)
            case "avg" if values:
                return sum(values) / len(values)
        return None


class _Functions:
    def __getattr__(self, name: str) -> Callable[..., Function]:
        return lambda *args, **_: Function(name, args)


func = _Functions()
