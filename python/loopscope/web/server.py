"""The server: sends an app the requests that comments ask for, or three at once to every route, and stops when all are
answered."""

from __future__ import annotations

import asyncio
import io
import itertools
import json
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .. import labels, words
from ..calls import of_run, unmeasured
from ..clock import current
from ..comments import Sending
from ..words import Said
from .app import FastAPI
from .parameters import Parameter
from .requests import Request, UploadFile
from .routes import Route

AT_ONCE = 3
"""So many requests are sent to every route, if nothing is said."""

SHORT = 500
"""An answer is kept up to so many letters."""


@dataclass
class Answer:
    """What became of a request: `task` and `name` are its task's, `text` is the beginning of the body."""

    task: int
    name: str
    t_us: int
    status: int
    text: str


async def serve(app: FastAPI) -> None:
    """Starts the app, sends what is to be sent, and ends the app."""
    clock, sent = current(), []
    of_run().is_served = True
    async with app.running() as state:
        begin_us = clock.now_us
        for at_us, due in itertools.groupby(_in_order(app), key=lambda request: request[0]):
            if (us := begin_us + at_us - clock.now_us) > 0:
                await labels.wait(us / 1_000_000, "the next request")
            sent += _send_all(app, state, due)
        await labels.wait_on(unmeasured(asyncio.gather)(*sent, return_exceptions=True), "the answers")


serve.__name__ = "uvicorn"


@unmeasured
def _send_all(app: FastAPI, state: dict[str, Any], due: Iterable[tuple[int, int, Sending, Route | None]]) -> list[Any]:
    """The tasks of the requests of a moment."""
    return [_send(app, state, *request) for _, *request in due]


def _send(
    app: FastAPI, state: dict[str, Any], number: int, sending: Sending, route: Route | None
) -> asyncio.Task[None]:
    """The task of a request."""
    request = _request(sending, route, number)
    request.state.__dict__.update(state)
    name = f"{request.method} {request.path} #{number}"
    coro = _answer(app, request, name)
    coro.__name__ = coro.__qualname__ = name
    task = asyncio.create_task(coro, name=name)
    if route is not None and hasattr(route.endpoint, "__code__"):
        current().observer.stands_at(task, route.endpoint.__code__)
    return task


async def _answer(app: FastAPI, request: Request, name: str) -> None:
    """What that task does."""
    try:
        response = await app.answer(request)
    except Exception as error:
        _log(error)
        _keep(name, 500, b"Internal Server Error")
        raise
    _keep(name, response.status_code, b"" if request.method == "HEAD" else response.body)
    try:
        await request.finish()
    except Exception as error:
        _log(error)
        raise


def _log(error: Exception) -> None:
    from ..program import told

    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n%s", "\n".join(told(error)))


def _keep(name: str, status: int, body: bytes) -> None:
    text = body[: SHORT * 4].decode(errors="replace")[:SHORT]
    task: Any = asyncio.current_task()
    of_run().answers.append(Answer(task.record.number, name, current().now_us, status, text))


@unmeasured
def _in_order(app: FastAPI) -> list[tuple[int, int, Sending, Route | None]]:
    """Every request: when it is sent, its number among those to the same path, what asks for it, and whose it is."""
    every = [Sending(AT_ONCE, method, route.path) for route in app.routes for method in route.methods]
    counts: dict[tuple[str, str], itertools.count[int]] = {}
    planned = []
    for sending in of_run().comments.sendings or every:
        route = _route(app, sending)
        if route is None and sending.line:
            of_run().comments.problems.append((sending.line, _no_route(app, sending)))
        numbers = counts.setdefault((sending.method, sending.path), itertools.count(1))
        for k in range(sending.count):
            planned.append((sending.at_us + k * sending.every_us, next(numbers), sending, route))
    return sorted(planned, key=lambda request: request[0])


def _no_route(app: FastAPI, sending: Sending) -> Said:
    there = [f"{method} {route.path}" for route in app.routes for method in route.methods]
    return words.no_route(f"{sending.method} {sending.path}", there)


def _route(app: FastAPI, sending: Sending) -> Route | None:
    """Whose request it will be, as far as its path says so."""
    path = sending.path.partition("?")[0]
    of_method = [route for route in app.routes if sending.method in route.methods]
    same = (route for route in of_method if route.path == path)
    return next(same, None) or next((route for route in of_method if route.match(path) is not None), None)


def _request(sending: Sending, route: Route | None, number: int) -> Request:
    target = re.sub(r"\{\w+(:\w+)?\}", str(number), sending.path)
    if route is not None and sending.path == route.path:
        target = route.filled(number) if not sending.line or "{" in sending.path else target
    if sending.body is not ...:
        return _with_json(sending.method, target, sending.body)
    form = {it.key: _in_form(it, number) for it in route.dependant.of_all() if it.place == "form"} if route else {}
    if form:
        return Request(sending.method, target, b"form", {"content-type": "multipart/form-data"}, form)
    return _with_json(sending.method, target, route.body(number) if route else ...)


def _with_json(method: str, target: str, body: Any) -> Request:
    if body is ...:
        return Request(method, target)
    return Request(
        method,
        target,
        json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
        {"content-type": "application/json"},
    )


def _in_form(parameter: Parameter, number: int) -> Any:
    from ..values import fitting
    from .parameters import _has, _is_file

    if _has(parameter.kind, _is_file) or type(parameter.says).__name__ == "File":
        content = f"This is file {number}.\n".encode()
        if parameter.kind is bytes:
            return content
        file = UploadFile(io.BytesIO(content), size=len(content), filename=f"file-{number}.txt")
        return [file] if getattr(parameter.kind, "__origin__", None) is list else file
    return fitting(parameter.kind, parameter.name, number, parameter.says.limits)
