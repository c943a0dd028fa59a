"""Stands in for requests, whose calls block the thread that makes them: in a coroutine that is the loop's."""

from __future__ import annotations

import datetime
from typing import Any

from loopscope import internet
from loopscope.calls import Thing, blocking_call, of_run

from . import exceptions
from .exceptions import (
    ConnectionError,
    HTTPError,
    ReadTimeout,
    RequestException,
    Timeout,
)

__all__ = [
    "ConnectionError", "HTTPError", "ReadTimeout", "RequestException", "Response", "Session", "Timeout", "codes", "delete",
    "exceptions", "get", "head", "options", "patch", "post", "put", "request", "session",
]  # fmt: skip


class Response(Thing):
    def __init__(self, answer: internet.Answer, seconds: float) -> None:
        self.status_code, self.reason, self.url = answer.status, answer.reason, answer.url
        self.content, self.headers, self._data = answer.content, answer.headers, answer.data
        self.elapsed, self.encoding, self.history = datetime.timedelta(seconds=seconds), "utf-8", []

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    @property
    def ok(self) -> bool:
        return self.status_code < 400

    def json(self, **_: Any) -> Any:
        return self._data

    def iter_content(self, chunk_size: int | None = 1):
        size = chunk_size or len(self.content) or 1
        return (self.content[at : at + size] for at in range(0, len(self.content), size))

    def iter_lines(self, **_: Any):
        return iter(self.content.splitlines())

    def close(self) -> None:
        pass

    def raise_for_status(self) -> None:
        if not self.ok:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def __enter__(self) -> Response:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __bool__(self) -> bool:
        return self.ok

    def __repr__(self) -> str:
        return f"<Response [{self.status_code}]>"


class Session(internet.Verbs):
    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.params: dict[str, Any] = {}
        self.auth, self.verify, self.cookies = None, True, {}

    def mount(self, prefix: str, adapter: Any) -> None:
        """Accepted, and left alone."""

    def request(self, method: str, url: Any, params=None, data=None, json=None, timeout=None, **_: Any) -> Response:
        whole = internet.full(url, "", {**self.params, **dict(params or {})})
        if not whole.startswith(("http://", "https://")):
            message = f"Invalid URL '{url}': No scheme supplied. Perhaps you meant https://{url}?"
            raise exceptions.MissingSchema(message)
        method = method.upper()
        answer = internet.answer(method, whole, json if json is not None else data)
        most = timeout[-1] if isinstance(timeout, tuple) else timeout
        seconds = of_run().seconds("requests") if answer.seconds is None else answer.seconds
        is_late = most is not None and seconds > most
        blocking_call("requests", internet.label(method, whole), most if is_late else seconds)
        if is_late:
            raise ReadTimeout(f"Read timed out. (read timeout={most})")
        return Response(answer, seconds)

    def close(self) -> None:
        pass

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


session, codes, _session = Session, internet.CODES, Session()
request, get, head, options = _session.request, _session.get, _session.head, _session.options
post, put, patch, delete = _session.post, _session.put, _session.patch, _session.delete
