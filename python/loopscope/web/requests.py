"""What comes in: a request, and what a form holds."""

from __future__ import annotations

import json
import types
from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl

from ..calls import Thing
from . import urls
from .headers import LowerHeaders as Headers


class State(types.SimpleNamespace):
    """Whatever somebody keeps there."""


class QueryParams(dict):
    """Of each name the last value; `getlist` gives all."""

    def __init__(self, query: str = "") -> None:
        self.pairs = parse_qsl(query, keep_blank_values=True)
        super().__init__(self.pairs)

    def getlist(self, name: str) -> list[str]:
        return [value for key, value in self.pairs if key == name]


class URL(urls.URL):
    @property
    def hostname(self) -> str | None:
        return self._parts.hostname

    @property
    def netloc(self) -> str:
        return self._parts.netloc

    @property
    def query(self) -> str:
        return self._parts.query


class UploadFile(Thing):
    """A file that was sent: small ones are in memory, so that reading one waits for nothing."""

    def __init__(self, file: Any = None, *, size=None, filename: str | None = None, headers=None) -> None:
        self.file, self.filename, self.size = file, filename, size
        self.headers = Headers(headers)
        self.content_type = self.headers.get("content-type", "text/plain")

    async def read(self, size: int = -1) -> bytes:
        return self.file.read(size)

    async def write(self, data: bytes) -> None:
        self.file.write(data)

    async def seek(self, offset: int) -> None:
        self.file.seek(offset)

    async def close(self) -> None:
        self.file.close()


class Request(Thing):
    """One of them. `form_data` is what a form holds, if it is one."""

    def __init__(self, method: str, target: str, content: bytes = b"", headers=None, form_data=None) -> None:
        path, _, query = target.partition("?")
        self.method, self.path = method, path
        self.url, self.base_url = URL(f"http://127.0.0.1:8000{target}"), URL("http://127.0.0.1:8000/")
        self.query_params, self.headers = QueryParams(query), Headers({"host": "127.0.0.1:8000", **(headers or {})})
        self.path_params: dict[str, Any] = {}
        self.cookies = {it.key: it.value for it in SimpleCookie(self.headers.get("cookie")).values()}
        self.state, self.app = State(), None
        self.client = types.SimpleNamespace(host="127.0.0.1", port=50_000)
        self.form_data, self._content = form_data, content
        self.unfinished: list[Callable[[], Awaitable[None]]] = []
        """What is to be done once it is answered."""
        self.scope = {"type": "http", "method": method, "path": path, "query_string": query.encode()}

    async def finish(self) -> None:
        """Does what is left to be done."""
        for rest in self.unfinished:
            await rest()

    async def body(self) -> bytes:
        return self._content

    async def json(self) -> Any:
        return json.loads(self._content)

    async def form(self) -> dict[str, Any]:
        return self.form_data or dict(parse_qsl(self._content.decode()))

    async def is_disconnected(self) -> bool:
        return False


UploadFile.__module__, Request.__module__ = "fastapi", "starlette.requests"
