"""What JSON can say of a value."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import pathlib
import uuid
from collections.abc import Iterable
from typing import Any


def plain(value: Any) -> Any:
    """As FastAPI's `jsonable_encoder`.

    Raises `ValueError` for what JSON cannot say.
    """
    if value is None or isinstance(value, (str, int, float, bool)) and not isinstance(value, enum.Enum):
        return value
    if hasattr(value, "model_dump"):
        return plain(value.model_dump(by_alias=True))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(dataclasses.asdict(value))
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, dict):
        return {str(plain(key)): plain(it) for key, it in value.items()}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, (uuid.UUID, pathlib.PurePath)):
        return str(value)
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, Iterable):
        return [plain(it) for it in value]
    attributes = {key: it for key, it in getattr(value, "__dict__", {}).items() if not key.startswith("_")}
    if attributes:
        return plain(attributes)
    raise ValueError(f"JSON cannot say what {type(value).__name__} is")
