"""Gets what an endpoint asks for, in FastAPI's order: first all that it depends on, one after another, then its own
parameters."""

from __future__ import annotations

import contextlib
import inspect
import typing
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

from ..calls import unmeasured
from ..values import Misfit, convert
from .background import BackgroundTasks
from .parameters import Dependant, Parameter, is_async
from .parameters import dependant as read
from .requests import Request
from .responses import Response
from .threads import in_thread, in_thread_of_its_own


class Solving:
    """What belongs to one request while its dependencies run. What they leave open is closed with `stack`."""

    def __init__(self, request: Request, stack: AsyncExitStack, overrides: dict[Any, Any], embedded: bool) -> None:
        self.request, self.stack, self.overrides, self.embedded = request, stack, overrides, embedded
        self.background, self.response = BackgroundTasks(), Response()
        self.response.headers.clear()
        self.response.status_code = 0
        self.errors: list[dict[str, Any]] = []
        self.body: Any = ...
        self._known: dict[Any, Any] = {}

    async def solve(self, dependant: Dependant) -> dict[str, Any]:
        """The values for a function; what does not fit is in `errors`."""
        values: dict[str, Any] = {}
        for name, inner, once in dependant.dependencies:
            function = self.overrides.get(inner.function, inner.function)
            if function is not inner.function:
                inner = unmeasured(read)(function, set(self.request.path_params))
            before = len(self.errors)
            taken = await self.solve(inner)
            if len(self.errors) > before:
                continue
            if once and function in self._known:
                result = self._known[function]
            else:
                result = self._known[function] = await self._call(function, taken)
            if name is not None:
                values[name] = result
        for parameter in dependant.parameters:
            try:
                values[parameter.name] = await self._value(parameter)
            except Misfit as misfit:
                self.errors += misfit.errors
        return values

    async def _call(self, function: Callable[..., Any], values: dict[str, Any]) -> Any:
        called = function if inspect.isroutine(function) or isinstance(function, type) else function.__call__
        if inspect.isasyncgenfunction(called):
            return await self.stack.enter_async_context(contextlib.asynccontextmanager(called)(**values))
        if inspect.isgeneratorfunction(called):
            return await self.stack.enter_async_context(_in_threads(contextlib.contextmanager(called)(**values)))
        return await run(function, values)

    async def _value(self, parameter: Parameter) -> Any:
        if parameter.place == "given":
            given = {Request: self.request, Response: self.response, BackgroundTasks: self.background}
            return next(it for kind, it in given.items() if issubclass(parameter.kind, kind))
        place = "body" if parameter.place == "form" else parameter.place
        raw = await self._raw(parameter)
        if raw is ...:
            if parameter.says.is_required():
                raise Misfit.one("missing", (place, parameter.key), "Field required", None)
            return parameter.says.get_default()
        whole = parameter.place == "body" and not self.embedded or _is_of_many(parameter)
        at = (place,) if whole else (place, parameter.key)
        value = unmeasured(convert)(parameter.kind, raw, at)
        if exceeded := parameter.says.exceeded(value):
            raise Misfit.one(exceeded[0], at, exceeded[1], raw)
        return value

    async def _raw(self, parameter: Parameter) -> Any:
        """As it was sent, or `...`."""
        request, key = self.request, parameter.key
        match parameter.place:
            case "path":
                return request.path_params.get(key, ...)
            case "query":
                if _is_of_many(parameter):
                    kinds = {it.validation_alias or name: it.annotation for name, it in parameter.kind.model_fields.items()}
                    return {name: self._asked(name, kinds.get(name, str)) for name in request.query_params}
                return self._asked(key, parameter.kind)
            case "header":
                return request.headers.get(key, ...)
            case "cookie":
                return request.cookies.get(key, ...)
            case "form":
                return (await request.form()).get(key, ...)
        body = await self._json()
        return body if not self.embedded else body.get(key, ...) if isinstance(body, dict) else ...

    def _asked(self, name: str, kind: Any) -> Any:
        """What the query says under that name: all of it, if a list is wanted."""
        many = typing.get_origin(kind) in (list, set, tuple)
        params = self.request.query_params
        return (params.getlist(name) or ...) if many else params.get(name, ...)

    async def _json(self) -> Any:
        if self.body is ... and await self.request.body():
            try:
                self.body = await self.request.json()
            except ValueError as error:
                raise Misfit.one("json_invalid", ("body",), f"JSON decode error: {error}", {}) from None
        return self.body


def _is_of_many(parameter: Parameter) -> bool:
    """Whether the whole query makes a model."""
    return parameter.place == "query" and hasattr(parameter.kind, "model_fields")


async def run(function: Callable[..., Any], values: dict[str, Any]) -> Any:
    """Calls it: on the loop if it is asynchronous, else on a thread."""
    return await function(**values) if is_async(function) else await in_thread(function, **values)


@contextlib.asynccontextmanager
async def _in_threads(context: Any) -> AsyncIterator[Any]:
    """A context whose beginning and end are plain functions."""
    value = await in_thread(context.__enter__)
    try:
        yield value
    except BaseException as error:
        if not await in_thread_of_its_own(context.__exit__, type(error), error, error.__traceback__):
            raise
    else:
        await in_thread_of_its_own(context.__exit__, None, None, None)
