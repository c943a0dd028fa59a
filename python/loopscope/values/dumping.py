"""What a model and what is in it are as dicts and lists, with what is said of the whole also said of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def dumped(value: Any, include: Any = None, exclude: Any = None, **options: Any) -> Any:
    """A value with its models as dicts; `include` and `exclude` are names, or say more of what a name stands for."""
    if hasattr(value, "model_dump"):
        return value.model_dump(include=include, exclude=exclude, **options)
    if isinstance(value, (list, tuple, set, frozenset)):
        of_parts = {"include": _of_every(include), "exclude": _of_every(exclude)}
        made = [dumped(it, **of_parts, **options) for it in value]
        # A set's models are dicts, of which there are no sets.
        return type(value)(made) if type(value) in (list, tuple, set, frozenset) and _is_hashable(made, value) else made
    if isinstance(value, dict):
        return {
            name: dumped(it, within(include, name), within(exclude, name), **options)
            for name, it in value.items()
            if is_wanted(name, include, exclude)
        }
    return value


def is_wanted(name: Any, include: Any, exclude: Any) -> bool:
    """Whether something of that name is dumped at all."""
    is_left_out = exclude is not None and name in exclude and within(exclude, name) is None
    return (include is None or name in include) and not is_left_out


def within(names: Any, name: Any) -> Any:
    """What is said of the parts of what has that name: nothing, if it is said of it as a whole."""
    inner = names.get(name) if isinstance(names, Mapping) else None
    return None if inner is True or inner is ... else inner


def _of_every(names: Any) -> Any:
    """What is said of a list is said of all of it, `{"__all__": {"name"}}`, or, as FastAPI does, of its items."""
    if isinstance(names, Mapping) and any(isinstance(name, int) for name in names):
        raise NotImplementedError("the stand-in for pydantic includes and excludes of a list's items all, by '__all__'")
    return within(names, "__all__") if names is not None and "__all__" in names else names


def _is_hashable(made: list[Any], value: Any) -> bool:
    return isinstance(value, (list, tuple)) or not any(isinstance(it, (dict, list)) for it in made)
