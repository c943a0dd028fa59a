"""What is said of a value besides its type: its default, its other name, its limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..errors import lacks

_SAYS: dict[str, tuple[Callable[[Any, Any], bool], str, str]] = {
    "gt": (lambda value, limit: value > limit, "greater_than", "Input should be greater than {}"),
    "ge": (lambda value, limit: value >= limit, "greater_than_equal", "Input should be greater than or equal to {}"),
    "lt": (lambda value, limit: value < limit, "less_than", "Input should be less than {}"),
    "le": (lambda value, limit: value <= limit, "less_than_equal", "Input should be less than or equal to {}"),
    "min_length": (lambda value, limit: len(value) >= limit, "too_short", "at least"),
    "max_length": (lambda value, limit: len(value) <= limit, "too_long", "at most"),
    "multiple_of": (lambda value, limit: value % limit == 0, "multiple_of", "Input should be a multiple of {}"),
    "pattern": (
        lambda value, limit: re.search(limit, value) is not None,
        "string_pattern_mismatch",
        "String should match pattern '{}'",
    ),
}

_LACKING = frozenset(
    "strict discriminator validate_default max_digits decimal_places allow_inf_nan coerce_numbers_to_str min_items "
    "max_items".split()
)
"""What would make a difference, and is not there."""


class FieldInfo:
    """A field of a model, or a parameter; what only documents it is accepted and left alone."""

    def __init__(
        self,
        default: Any = ...,
        *,
        default_factory: Callable[[], Any] | None = None,
        alias: str | None = None,
        annotation: Any = Any,
        **says: Any,
    ) -> None:
        self.default, self.default_factory, self.alias, self.annotation = default, default_factory, alias, annotation
        self.description, self.title = says.get("description"), says.get("title")
        self.embed, self.exclude, self.frozen = (bool(says.get(it)) for it in ("embed", "exclude", "frozen"))
        self.validation_alias = says.get("validation_alias") or alias
        self.serialization_alias = says.get("serialization_alias") or alias
        for name in _LACKING.intersection(name for name, it in says.items() if it is not None):
            has = [*_SAYS, "alias", "default_factory", "exclude", "frozen"]
            raise AttributeError(lacks("the stand-in for a field", name, has))
        self.limits = {name: says[name] for name in _SAYS if says.get(name) is not None}
        if says.get("regex") is not None:
            self.limits["pattern"] = says["regex"]

    def is_required(self) -> bool:
        return self.default is ... and self.default_factory is None

    def get_default(self) -> Any:
        return self.default if self.default_factory is None else self.default_factory()

    def exceeded(self, value: Any) -> tuple[str, str] | None:
        """The kind and the message of the first limit that a value does not keep, if there is one."""
        for name, limit in self.limits.items():
            keeps, kind, message = _SAYS[name]
            if value is not None and not keeps(value, limit):
                return _of_length(kind, message, value, limit) if "length" in name else (kind, message.format(limit))
        return None


def _of_length(kind: str, words: str, value: Any, limit: int) -> tuple[str, str]:
    if isinstance(value, str):
        return f"string_{kind}", f"String should have {words} {limit} character{'s' * (limit != 1)}"
    name = type(value).__name__.capitalize()
    return kind, f"{name} should have {words} {limit} item{'s' * (limit != 1)} after validation, not {len(value)}"
