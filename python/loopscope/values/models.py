"""What a model's class says of itself: its configuration, its fields, its validators."""

from __future__ import annotations

import copy
import inspect
import typing
from collections.abc import Callable
from typing import Any

from ..calls import Thing
from ..errors import lacks
from .fields import FieldInfo

_CONFIG = frozenset(
    "alias_generator extra from_attributes frozen populate_by_name str_strip_whitespace use_enum_values validate_assignment "
    "validate_by_name arbitrary_types_allowed json_schema_extra orm_mode protected_namespaces schema_extra title".split()
)
"""What a model's configuration can say; some of it documents, or is so anyway."""


class ValidationInfo(Thing):
    """What a validator can know besides the value: `data` are the fields before it."""

    def __init__(self, data: dict[str, Any], field_name: str) -> None:
        self.data, self.field_name, self.context, self.mode = data, field_name, None, "python"


def field_of(annotation: Any, default: Any) -> FieldInfo:
    marks = typing.get_args(annotation)[1:] if typing.get_origin(annotation) is typing.Annotated else ()
    mark = next((it for it in marks if isinstance(it, FieldInfo)), None)
    field = default if isinstance(default, FieldInfo) else copy.copy(mark) if mark else FieldInfo(default)
    if field is not default and default is not ...:
        field.default = default
    field.annotation = annotation
    return field


def config_of(cls: type, says: dict[str, Any]) -> dict[str, Any]:
    """What is said of a model and of those that it comes from, as `model_config`, `class Config` or in its head."""
    of_class = vars(cls.__dict__["Config"]) if "Config" in cls.__dict__ else {}
    own = {name: it for name, it in of_class.items() if not name.startswith("_")}
    own |= {**cls.__dict__.get("model_config", {}), **says}
    for name in own.keys() - _CONFIG:
        raise AttributeError(lacks("the stand-in for pydantic.ConfigDict", name, _CONFIG))
    inherited = (vars(it).get("model_config", {}) for it in reversed(cls.__mro__[1:]))
    return {name: it for config in (*inherited, own) for name, it in config.items()}


def looked(cls: type, function: Callable[..., Any], value: Any, info: ValidationInfo) -> Any:
    """What a validator makes of a value; one that wants to know more has a third parameter."""
    third = list(inspect.signature(function).parameters)[2:]
    more = () if not third else (info.data,) if third[0] == "values" else (info,)
    return function(cls, value, *more)
