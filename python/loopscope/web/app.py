"""`FastAPI` and `APIRouter`: what a program makes of its endpoints."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from ..calls import Thing
from ..errors import lacks
from .errors import HTTPException, RequestValidationError
from .handling import handle
from .parameters import Depends
from .requests import Request, State
from .responses import JSONResponse, RedirectResponse, Response
from .routes import Route


class APIRouter(Thing):
    """Routes under a prefix."""

    def __init__(
        self, *, prefix: str = "", dependencies: Sequence[Depends] | None = None, lifespan=None, **_: Any
    ) -> None:
        self.prefix, self.dependencies, self.lifespan = prefix, list(dependencies or ()), lifespan
        self.routes: list[Route] = []
        self.on_startup: list[Callable[..., Any]] = []
        self.on_shutdown: list[Callable[..., Any]] = []

    def api_route(self, path: str, *, methods: Sequence[str] = ("GET",), **says: Any) -> Callable[[Any], Any]:
        """`@router.api_route("/items", methods=["GET"])`."""

        def add(endpoint: Any) -> Any:
            self.add_api_route(path, endpoint, methods=methods, **says)
            return endpoint

        return add

    def add_api_route(self, path: str, endpoint: Any, *, methods=("GET",), dependencies=None, **says: Any) -> None:
        before = [*self.dependencies, *(dependencies or ())]
        self.routes.append(Route(self.prefix + path, endpoint, methods, dependencies=before, **says))

    def get(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["GET"], **says)

    def post(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["POST"], **says)

    def put(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["PUT"], **says)

    def patch(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["PATCH"], **says)

    def delete(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["DELETE"], **says)

    def head(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["HEAD"], **says)

    def options(self, path: str, **says: Any) -> Callable[[Any], Any]:
        return self.api_route(path, methods=["OPTIONS"], **says)

    def include_router(self, router: APIRouter, *, prefix: str = "", dependencies=None, **_: Any) -> None:
        """The routes that a router has by now."""
        before = [*self.dependencies, *(dependencies or ())]
        self.routes += [route.under(self.prefix + prefix, before) for route in router.routes]
        self.on_startup += router.on_startup
        self.on_shutdown += router.on_shutdown

    def on_event(self, event: str) -> Callable[[Any], Any]:
        """`startup` or `shutdown`."""

        def add(function: Any) -> Any:
            self.add_event_handler(event, function)
            return function

        return add

    def add_event_handler(self, event: str, function: Callable[..., Any]) -> None:
        {"startup": self.on_startup, "shutdown": self.on_shutdown}[event].append(function)


class FastAPI(APIRouter):
    """An app: its routes, what stands around them, and its beginning and end."""

    def __init__(
        self,
        *,
        lifespan=None,
        dependencies=None,
        on_startup=None,
        on_shutdown=None,
        debug=False,
        title="FastAPI",
        **says: Any,
    ) -> None:
        super().__init__(dependencies=dependencies, lifespan=lifespan)
        self.on_startup += on_startup or ()
        self.on_shutdown += on_shutdown or ()
        self.state, self.title, self.debug, self.version = State(), title, debug, says.get("version", "0.1.0")
        self.router, self.dependency_overrides = self, {}
        self.middlewares: list[Callable[..., Any]] = []
        self.exception_handlers: dict[Any, Callable[..., Any]] = dict(says.get("exception_handlers") or {})
        self.is_served = False
        """Whether anybody has sent it a request."""

    def middleware(self, kind: str) -> Callable[[Any], Any]:
        """`@app.middleware("http")`: the last one stands outermost."""

        def add(dispatch: Any) -> Any:
            self.middlewares.insert(0, dispatch)
            return dispatch

        return add

    def add_middleware(self, middleware: Any, **options: Any) -> None:
        made = middleware(self, **options)
        if hasattr(made, "dispatch"):
            self.middlewares.insert(0, made.dispatch)
        elif type(made).__module__ == "__main__":
            # One that takes a scope, and a receive and a send, which there are not.
            raise AttributeError(lacks("the stand-in for a middleware", "__call__", ["dispatch"]))

    def exception_handler(self, kind: Any) -> Callable[[Any], Any]:
        """`@app.exception_handler(ItemMissing)`: for a class of exceptions, or a status."""

        def add(handler: Any) -> Any:
            self.add_exception_handler(kind, handler)
            return handler

        return add

    def add_exception_handler(self, kind: Any, handler: Any) -> None:
        self.exception_handlers[kind] = handler

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[dict[str, Any]]:
        """From its startup to its shutdown; gives what its lifespan gives to requests."""
        if self.lifespan is not None:
            async with self.lifespan(self) as state:
                yield state or {}
            return
        for function in self.on_startup:
            await _called(function)
        yield {}
        for function in self.on_shutdown:
            await _called(function)

    async def answer(self, request: Request) -> Response:
        """Answers one request. What is left to be done then is in its `finish`.

        Raises what an endpoint raises, if nobody handles it: the server says 500.
        """
        self.is_served, request.app = True, self
        call = self._answer_within
        for dispatch in reversed(self.middlewares):
            call = functools.partial(dispatch, call_next=call)
        response = await call(request)
        if response.background is not None:
            request.unfinished.insert(0, response.background)
        return response

    async def _answer_within(self, request: Request) -> Response:
        try:
            route = self._find(request)
            return route if isinstance(route, Response) else await handle(self, route, request)
        except Exception as error:
            handler = self._handler_for(error)
            if handler is not None:
                return await _called(handler, request, error)
            if isinstance(error, HTTPException):
                return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
            if isinstance(error, RequestValidationError):
                return JSONResponse({"detail": _sendable(error.errors())}, 422)
            raise

    def _handler_for(self, error: Exception) -> Callable[..., Any] | None:
        by_status = self.exception_handlers.get(error.status_code) if isinstance(error, HTTPException) else None
        kinds = (self.exception_handlers.get(kind) for kind in type(error).__mro__)
        return by_status or next(filter(None, kinds), None)

    def _find(self, request: Request) -> Route | Response:
        """The first route of that path and method."""
        others: list[str] = []
        for route in self.routes:
            found = route.match(request.path)
            if found is not None and request.method in route.methods:
                request.path_params = found
                return route
            others += route.methods if found is not None else ()
        if others:
            raise HTTPException(405, headers={"allow": ", ".join(others)})
        other = request.path[:-1] if request.path.endswith("/") else request.path + "/"
        if request.path != "/" and any(route.match(other) is not None for route in self.routes):
            return RedirectResponse(f"{str(request.base_url)[:-1]}{other}")
        raise HTTPException(404)


async def _called(function: Callable[..., Any], *args: Any) -> Any:
    result = function(*args)
    return await result if hasattr(result, "__await__") else result


def _sendable(errors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What JSON cannot say of what was given is left out."""
    can = (str, int, float, list, dict)
    return [{**error, "input": error["input"] if isinstance(error["input"], can) else None} for error in errors]


FastAPI.__module__ = APIRouter.__module__ = "fastapi"
