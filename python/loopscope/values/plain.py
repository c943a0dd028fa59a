"""What JSON can say of a value."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import pathlib
import uuid
from collections.abc import Iterable, Mapping
from typing import Any


def plain(value: Any, in_model: bool = False) -> Any:
    """As FastAPI's `jsonable_encoder`; what is `in_model` as pydantic has it in JSON.

    Raises `ValueError` for what JSON cannot say.
    """
    if value is None or isinstance(value, (str, int, float, bool)) and not isinstance(value, enum.Enum):
        return value
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(dataclasses.asdict(value), in_model)
    if isinstance(value, enum.Enum):
        return plain(value.value, in_model)
    if isinstance(value, Mapping):
        return {str(plain(key, in_model)): plain(it, in_model) for key, it in value.items()}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        text = value.isoformat()
        return text.removesuffix("+00:00") + "Z" if in_model and text.endswith("+00:00") else text
    if isinstance(value, datetime.timedelta):
        return _duration(value) if in_model else value.total_seconds()
    if isinstance(value, (uuid.UUID, pathlib.PurePath)):
        return str(value)
    if isinstance(value, decimal.Decimal):
        return str(value) if in_model else float(value)
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, Iterable):
        return [plain(it, in_model) for it in value]
    attributes = {key: it for key, it in getattr(value, "__dict__", {}).items() if not key.startswith("_")}
    if attributes:
        return plain(attributes, in_model)
    raise ValueError(f"JSON cannot say what {type(value).__name__} is")


def _duration(value: datetime.timedelta) -> str:
    """`P1DT2H`, as ISO 8601 has it."""
    rest = abs(value)
    minutes, seconds = divmod(rest.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    exact = f"{seconds}.{rest.microseconds:06}".rstrip("0") if rest.microseconds else str(seconds)
    parts = ((hours, f"{hours}H"), (minutes, f"{minutes}M"), (seconds or rest.microseconds, f"{exact}S"))
    time = "".join(text for is_some, text in parts if is_some)
    days = f"{rest.days}D" if rest.days else ""
    whole = f"P{days}T{time}" if time else f"P{days}" if days else "PT0S"
    return f"-{whole}" if value.days < 0 else whole
