"""Answers, as Starlette has them."""

from __future__ import annotations

import inspect
import json
from collections.abc import AsyncIterator
from typing import Any

from ..calls import Thing, unmeasured
from ..values import plain
from .headers import LowerHeaders
from .threads import in_thread


class Response(Thing):
    """An answer: a status, headers, a body in bytes."""

    media_type: str | None = None

    def __init__(
        self, content: Any = None, status_code: int = 200, headers=None, media_type=None, background=None
    ) -> None:
        self.status_code, self.background = status_code, background
        self.media_type = media_type or self.media_type
        self.headers = LowerHeaders(headers)
        if self.media_type:
            self.headers.setdefault("content-type", self.media_type)
        self.body = self.render(content)

    def render(self, content: Any) -> bytes:
        if content is None:
            return b""
        return content if isinstance(content, bytes) else str(content).encode()

    def set_cookie(self, key: str, value: str = "", **_: Any) -> None:
        self._set_cookie(f"{key}={value}")

    def delete_cookie(self, key: str, **_: Any) -> None:
        self._set_cookie(f"{key}=; Max-Age=0")

    def _set_cookie(self, said: str) -> None:
        # One header for each: clients show them so.
        self.headers["set-cookie"] = ", ".join(filter(None, (self.headers.get("set-cookie"), said)))

    async def send(self) -> None:
        """All of it goes to whoever has asked."""


class JSONResponse(Response):
    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


class HTMLResponse(Response):
    media_type = "text/html; charset=utf-8"


class PlainTextResponse(Response):
    media_type = "text/plain; charset=utf-8"


class RedirectResponse(Response):
    def __init__(self, url: Any, status_code: int = 307, headers=None, background=None) -> None:
        super().__init__(None, status_code, {**(headers or {}), "location": str(url)}, None, background)


class StreamingResponse(Response):
    """What an iterator gives, piece by piece: an asynchronous one on the loop, another one on a thread."""

    def __init__(self, content: Any, status_code: int = 200, headers=None, media_type=None, background=None) -> None:
        super().__init__(None, status_code, headers, media_type, background)
        self.body_iterator = content

    async def send(self) -> None:
        pieces = []
        async for piece in each(self.body_iterator):
            pieces.append(piece if isinstance(piece, bytes) else str(piece).encode())
        self.body = b"".join(pieces)


class FileResponse(Response):
    """What is in a file, read on a thread."""

    def __init__(
        self, path: Any, status_code: int = 200, headers=None, media_type=None, filename=None, **_: Any
    ) -> None:
        super().__init__(None, status_code, headers, media_type)
        self.path, self.filename = path, filename
        if filename:
            self.headers.setdefault("content-disposition", f'attachment; filename="{filename}"')

    async def send(self) -> None:
        def read() -> bytes:
            with open(self.path, "rb") as file:
                return file.read()

        self.body = await in_thread(read)


_END = object()


async def each(content: Any) -> AsyncIterator[Any]:
    """The pieces of an iterator; one that is not asynchronous goes on in threads."""
    if inspect.isasyncgen(content) or hasattr(content, "__aiter__"):
        async for piece in content:
            yield piece
        return
    iterator = iter(content)
    while (piece := await in_thread(next, iterator, _END)) is not _END:
        yield piece


@unmeasured
def answered(value: Any, status_code: int, kind: type[Response]) -> Response:
    """The answer that an endpoint's result is."""
    if isinstance(value, Response):
        return value
    if issubclass(kind, JSONResponse):
        return kind(plain(value), status_code) if has_body(status_code) else Response(None, status_code)
    return kind(value, status_code)


def has_body(status_code: int) -> bool:
    return status_code >= 200 and status_code not in (204, 205, 304)
