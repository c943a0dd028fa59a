"""Turns what comes from outside into what an annotation says, as pydantic does, or says why it cannot."""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime
import decimal
import enum
import pathlib
import types
import typing
import uuid
from collections.abc import Callable
from typing import Any

from .fields import FieldInfo

Place = tuple[Any, ...]
"""Where a value stands: names and numbers from outside inwards."""


class Misfit(ValueError):
    """Values that are not what they are to be. Each error has `type`, `loc`, `msg` and `input`."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("; ".join(error["msg"] for error in errors))
        self.errors = errors

    @classmethod
    def one(cls, kind: str, place: Place, message: str, value: Any) -> Misfit:
        return cls([{"type": kind, "loc": list(place), "msg": message, "input": value}])


def convert(kind: Any, value: Any, place: Place = ()) -> Any:
    """`value` as `kind`.

    Raises `Misfit`.
    """
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any or isinstance(kind, (str, typing.TypeVar)):
        return value
    if origin is typing.Annotated:
        return _limited(convert(args[0], value, place), args[1:], place)
    if origin in (typing.Union, types.UnionType):
        return _either(args, value, place)
    if origin is typing.Literal:
        if value in args:
            return value
        told = " or ".join(map(repr, args))
        raise Misfit.one("literal_error", place, f"Input should be {told}", value)
    if kind is None or kind is type(None):
        if value is None:
            return None
        raise Misfit.one("none_required", place, "Input should be None", value)
    return _of_class(origin or kind, args, value, place)


def _limited(value: Any, says: tuple[Any, ...], place: Place) -> Any:
    for said in says:
        if isinstance(said, FieldInfo) and (exceeded := said.exceeded(value)):
            raise Misfit.one(exceeded[0], place, exceeded[1], value)
    return value


def _either(kinds: tuple[Any, ...], value: Any, place: Place) -> Any:
    for kind in kinds:
        if isinstance(kind, type) and type(value) is kind:
            return value
    errors: list[dict[str, Any]] = []
    for kind in kinds:
        try:
            return convert(kind, value, place)
        except Misfit as misfit:
            if kind is not type(None):
                errors += misfit.errors
    raise Misfit(errors)


def _of_class(cls: Any, args: tuple[Any, ...], value: Any, place: Place) -> Any:
    if hasattr(cls, "model_validate"):
        return cls.convert(value, place)
    if cls in _PLAIN:
        return _PLAIN[cls](value, place)
    if not isinstance(cls, type):
        return value
    if issubclass(cls, (str, bytes)) and not issubclass(cls, enum.Enum):
        return _PLAIN[str if issubclass(cls, str) else bytes](value, place)
    if issubclass(cls, enum.Enum):
        return _by(cls, "enum", f"Input should be {' or '.join(repr(it.value) for it in cls)}")(value, place)
    if issubclass(cls, (dict, collections.abc.Mapping)):
        return _mapping(args, value, place)
    if issubclass(cls, (list, set, frozenset, tuple, collections.abc.Collection)):
        return _collection(cls, args, value, place)
    for parse in _PARSED:
        if issubclass(cls, parse):
            return value if isinstance(value, cls) else _by(*_PARSED[parse])(value, place)
    if dataclasses.is_dataclass(cls) and isinstance(value, dict):
        kinds = typing.get_type_hints(cls)
        return cls(**{name: convert(kinds.get(name, Any), it, (*place, name)) for name, it in value.items()})
    if isinstance(value, cls) or not isinstance(value, (str, int, float, bool, list, dict, type(None))):
        return value
    raise Misfit.one("is_instance_of", place, f"Input should be an instance of {cls.__name__}", value)


def _mapping(args: tuple[Any, ...], value: Any, place: Place) -> Any:
    if not isinstance(value, dict):
        raise Misfit.one("dict_type", place, "Input should be a valid dictionary", value)
    key, of = args or (Any, Any)
    made = _all(
        [(key, name, (*place, name)) for name in value] + [(of, it, (*place, name)) for name, it in value.items()]
    )
    return dict(zip(made[: len(value)], made[len(value) :]))


def _collection(cls: Any, args: tuple[Any, ...], value: Any, place: Place) -> Any:
    if isinstance(value, (str, bytes, dict)) or not isinstance(value, collections.abc.Iterable):
        name = cls.__name__ if cls in (list, set, frozenset, tuple) else "list"
        raise Misfit.one(f"{name}_type", place, f"Input should be a valid {name}", value)
    items = list(value)
    kinds = [*args] if issubclass(cls, tuple) and args and args[-1] is not ... else [*(args[:1] or (Any,))] * len(items)
    made = _all([(kind, it, (*place, at)) for at, (kind, it) in enumerate(zip(kinds, items))])
    return cls(made) if cls in (set, frozenset, tuple) else made


def _all(parts: list[tuple[Any, Any, Place]]) -> list[Any]:
    """Each converted; what is wrong with any of them is told together."""
    made, errors = [], []
    for kind, value, place in parts:
        try:
            made.append(convert(kind, value, place))
        except Misfit as misfit:
            errors += misfit.errors
    if errors:
        raise Misfit(errors)
    return made


def _by(make: Callable[[Any], Any], kind: str, message: str) -> Callable[[Any, Place], Any]:
    def parse(value: Any, place: Place) -> Any:
        try:
            return make(value)
        except (TypeError, ValueError, ArithmeticError):
            raise Misfit.one(kind, place, message, value) from None

    return parse


def _int(value: Any, place: Place) -> int:
    if isinstance(value, float) and not value.is_integer():
        raise Misfit.one("int_from_float", place, "Input should be a valid integer, got a number with a fractional part", value)  # fmt: skip
    if isinstance(value, str):
        message = "Input should be a valid integer, unable to parse string as an integer"
        return _by(int, "int_parsing", message)(value, place)
    if not isinstance(value, (int, float)):
        raise Misfit.one("int_type", place, "Input should be a valid integer", value)
    return int(value)


def _float(value: Any, place: Place) -> float:
    if isinstance(value, str):
        message = "Input should be a valid number, unable to parse string as a number"
        return _by(float, "float_parsing", message)(value, place)
    if not isinstance(value, (int, float)):
        raise Misfit.one("float_type", place, "Input should be a valid number", value)
    return float(value)


def _str(value: Any, place: Place) -> str:
    if isinstance(value, bytes):
        return value.decode()
    if not isinstance(value, str):
        raise Misfit.one("string_type", place, "Input should be a valid string", value)
    return value


def _bool(value: Any, place: Place) -> bool:
    known = {"true": True, "1": True, "on": True, "yes": True, "false": False, "0": False, "off": False, "no": False}
    key = str(value).lower()
    if key not in known:
        raise Misfit.one("bool_parsing", place, "Input should be a valid boolean, unable to interpret input", value)
    return known[key]


def _bytes(value: Any, place: Place) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if not isinstance(value, bytes):
        raise Misfit.one("bytes_type", place, "Input should be a valid bytes", value)
    return value


_PLAIN: dict[Any, Callable[[Any, Place], Any]] = {
    int: _int, float: _float, str: _str, bool: _bool, bytes: _bytes, object: lambda value, _: value
}  # fmt: skip
_PARSED: dict[type, tuple[Callable[[Any], Any], str, str]] = {
    datetime.datetime: (
        lambda value: datetime.datetime.fromisoformat(value.replace("Z", "+00:00")),
        "datetime_parsing",
        "Input should be a valid datetime",
    ),
    datetime.date: (datetime.date.fromisoformat, "date_parsing", "Input should be a valid date"),
    datetime.time: (datetime.time.fromisoformat, "time_parsing", "Input should be in a valid time format"),
    uuid.UUID: (lambda value: uuid.UUID(str(value)), "uuid_parsing", "Input should be a valid UUID"),
    decimal.Decimal: (lambda value: decimal.Decimal(str(value)), "decimal_parsing", "Input should be a valid decimal"),
    pathlib.PurePath: (pathlib.Path, "path_type", "Input is not a valid path"),
    datetime.timedelta: (
        lambda value: datetime.timedelta(seconds=float(value)),
        "time_delta_parsing",
        "Input should be a valid timedelta",
    ),
}
"""By class: how it is made of text, and what is said if it cannot be. A datetime is a date, so it comes first."""
