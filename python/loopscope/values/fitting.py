"""A plain value that fits an annotation, for whoever has to send something: the k-th of its kind."""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime
import decimal
import enum
import types
import typing
import uuid
from typing import Any

from .fields import FieldInfo


def fitting(kind: Any, name: str, k: int, limits: dict[str, Any] | None = None) -> Any:
    """What JSON can say, for a field or parameter of that name: `k`, `"name k"`, …"""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        says = [said.limits for said in args[1:] if isinstance(said, FieldInfo)]
        return fitting(args[0], name, k, {**(limits or {}), **(says[0] if says else {})})
    if origin in (typing.Union, types.UnionType):
        return fitting(next(it for it in args if it is not type(None)), name, k, limits)
    if origin is typing.Literal:
        return args[(k - 1) % len(args)]
    cls = origin or kind
    if hasattr(cls, "model_fields"):
        return {
            field.alias or of: fitting(field.annotation, of, k, field.limits)
            for of, field in cls.model_fields.items()
            if field.is_required()
        }
    if not isinstance(cls, type):
        return _text(name, k, limits or {})
    if issubclass(cls, enum.Enum):
        return [it.value for it in cls][(k - 1) % len(cls)]
    return _of_class(cls, args, name, k, limits or {})


def _of_class(cls: type, args: tuple[Any, ...], name: str, k: int, limits: dict[str, Any]) -> Any:
    if issubclass(cls, bool):
        return True
    if issubclass(cls, (int, float, decimal.Decimal)):
        return _number(k, limits) if issubclass(cls, int) else float(_number(k, limits))
    if issubclass(cls, (dict, collections.abc.Mapping)):
        return {}
    if issubclass(cls, tuple) and args and args[-1] is not ...:
        return [fitting(kind, name, k) for kind in args]
    if issubclass(cls, collections.abc.Collection) and not issubclass(cls, (str, bytes)):
        return [fitting(args[0] if args else str, name, k)]
    if issubclass(cls, datetime.datetime):
        return f"2024-01-{(k - 1) % 28 + 1:02}T12:00:00"
    if issubclass(cls, datetime.date):
        return f"2024-01-{(k - 1) % 28 + 1:02}"
    if issubclass(cls, datetime.time):
        return "12:00:00"
    if issubclass(cls, datetime.timedelta):
        return k
    if issubclass(cls, uuid.UUID):
        return str(uuid.UUID(int=k))
    if dataclasses.is_dataclass(cls):
        kinds = typing.get_type_hints(cls)
        return {
            field.name: fitting(kinds[field.name], field.name, k)
            for field in dataclasses.fields(cls)
            if field.default is field.default_factory is dataclasses.MISSING
        }
    return _text(name, k, limits)


def _number(k: int, limits: dict[str, Any]) -> int:
    least = max(limits.get("ge", k), limits["gt"] + 1 if "gt" in limits else k, k)
    most = min(limits.get("le", least), limits["lt"] - 1 if "lt" in limits else least)
    return int(min(least, most))


def _text(name: str, k: int, limits: dict[str, Any]) -> str:
    text = f"{name}{k}@example.com" if "email" in name else f"{name} {k}"
    return text.ljust(limits.get("min_length", 0), "x")[: limits.get("max_length")]
