"""What an endpoint's signature asks for, and where it comes from."""

from __future__ import annotations

import functools
import inspect
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..values import FieldInfo
from .background import BackgroundTasks
from .requests import Request, UploadFile
from .responses import Response


class Depends:
    """A function whose result is wanted."""

    def __init__(self, dependency: Callable[..., Any] | None = None, *, use_cache: bool = True, **_: Any) -> None:
        self.dependency, self.use_cache = dependency, use_cache


class Path(FieldInfo):
    place = "path"


class Query(FieldInfo):
    place = "query"


class Header(FieldInfo):
    place = "header"


class Cookie(FieldInfo):
    place = "cookie"


class Body(FieldInfo):
    place = "body"


class Form(FieldInfo):
    place = "form"


class File(FieldInfo):
    place = "form"


@dataclass
class Parameter:
    """`place` is path, query, header, cookie, body, form, or `given` for the request itself and its like."""

    name: str
    kind: Any
    says: FieldInfo
    place: str

    @property
    def key(self) -> str:
        return self.says.alias or (self.name.replace("_", "-") if self.place == "header" else self.name)


@dataclass
class Dependant:
    """A function, and what it takes."""

    function: Callable[..., Any]
    parameters: list[Parameter] = field(default_factory=list)
    dependencies: list[tuple[str | None, Dependant, bool]] = field(default_factory=list)
    """By which name (none, if the result is not wanted), what, and whether once a request is enough."""

    def of_all(self) -> list[Parameter]:
        """Its parameters and those of what it depends on."""
        return [*(it for _, inner, _ in self.dependencies for it in inner.of_all()), *self.parameters]


GIVEN = (Request, Response, BackgroundTasks)


def dependant(function: Callable[..., Any], in_path: set[str]) -> Dependant:
    """Reads a signature; `in_path` are the names in the route's path."""
    made = Dependant(function)
    for parameter in signature(function).parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        default = ... if parameter.default is parameter.empty else parameter.default
        kind = Any if parameter.annotation is parameter.empty else parameter.annotation
        says: Any = default
        if typing.get_origin(kind) is typing.Annotated:
            inner, *marks = typing.get_args(kind)
            mark = next((it for it in marks if isinstance(it, (FieldInfo, Depends))), None)
            if mark is not None:
                kind, says = inner, mark if default is ... else _with_default(mark, default)
        if isinstance(says, Depends):
            made.dependencies.append((parameter.name, dependant(says.dependency or kind, in_path), says.use_cache))
        else:
            made.parameters.append(_parameter(parameter.name, kind, says, in_path))
    return made


def _with_default(mark: Any, default: Any) -> Any:
    if isinstance(mark, FieldInfo):
        mark.default = default
    return mark


def _parameter(name: str, kind: Any, says: Any, in_path: set[str]) -> Parameter:
    if isinstance(kind, type) and issubclass(kind, GIVEN):
        return Parameter(name, kind, FieldInfo(), "given")
    if isinstance(says, FieldInfo):
        return Parameter(name, kind, says, getattr(says, "place", "query"))
    place = (
        "path" if name in in_path else "form" if _has(kind, _is_file) else "body" if _has(kind, _is_body) else "query"
    )
    return Parameter(name, kind, FieldInfo(says), place)


def _has(kind: Any, is_it: Callable[[Any], bool]) -> bool:
    """Whether a type, or one within it, is such a one."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType, typing.Annotated, list, set, tuple):
        return any(_has(it, is_it) for it in typing.get_args(kind))
    return is_it(origin or kind)


def _is_file(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, UploadFile)


def _is_body(kind: Any) -> bool:
    return hasattr(kind, "model_fields") or hasattr(kind, "__dataclass_fields__") or kind is dict


def signature(function: Callable[..., Any]) -> inspect.Signature:
    """With annotations as they are meant, as far as their names are there."""
    try:
        return inspect.signature(function, eval_str=True)
    except NameError:
        return inspect.signature(function)


def is_async(function: Any) -> bool:
    """Whether a call gives a coroutine: of a function, or of an object that can be called."""
    while isinstance(function, functools.partial):
        function = function.func
    called = None if isinstance(function, type) else getattr(function, "__call__", None)
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(called)
