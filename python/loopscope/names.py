"""What the program calls an object: the variable or attribute that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def name_of(thing: object, module: dict[str, Any], frames: Iterable[Any]) -> str | None:
    """The name of a variable of the module, else of one of the frames, else of an attribute of what is in such a variable."""
    scopes = [module, *(frame.f_locals for frame in frames)]
    for scope in scopes:
        for name, value in list(scope.items()):
            if value is thing and not name.startswith("__"):
                return name
    for scope in reversed(scopes):
        for name, value in list(scope.items()):
            attributes = getattr(value, "__dict__", None) if not isinstance(value, type) else None
            if isinstance(attributes, dict) and not name.startswith("__"):
                for attribute, held in list(attributes.items()):
                    if held is thing:
                        return attribute if name == "self" else f"{name}.{attribute}"
    return None
