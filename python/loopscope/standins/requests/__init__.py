"""Stands in for requests, whose calls block the thread that makes them: in a coroutine that is the loop's."""

from __future__ import annotations

import datetime
import json as _json
from collections.abc import Mapping
from typing import Any

from loopscope import internet
from loopscope.calls import Thing, blocking_call, of_run
from loopscope.web.headers import Headers

from . import exceptions
from .exceptions import (
    ConnectTimeout,
    ConnectionError,
    HTTPError,
    JSONDecodeError,
    ReadTimeout,
    RequestException,
    Timeout,
    TooManyRedirects,
)

__all__ = [
    "ConnectTimeout", "ConnectionError", "HTTPError", "JSONDecodeError", "PreparedRequest", "ReadTimeout",
    "RequestException", "Response", "Session", "Timeout", "TooManyRedirects", "codes", "delete", "exceptions", "get",
    "head", "options", "patch", "post", "put", "request", "session",
]  # fmt: skip


class PreparedRequest(internet.Request):
    def __repr__(self) -> str:
        return f"<PreparedRequest [{self.method}]>"


class Response(Thing):
    def __init__(self, answer: internet.Answer, request: PreparedRequest, seconds: float) -> None:
        self.status_code, self.reason, self.url = answer.status, answer.reason, answer.url
        self.content, self.headers, self.request = answer.content, Headers(answer.headers), request
        self.cookies, self.elapsed = {}, datetime.timedelta(seconds=seconds)
        self.encoding, self.history = "utf-8", []

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    @property
    def ok(self) -> bool:
        return self.status_code < 400

    def json(self, **options: Any) -> Any:
        try:
            return _json.loads(self.text, **options)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def iter_content(self, chunk_size: int | None = 1):
        size = chunk_size or len(self.content) or 1
        return (self.content[at : at + size] for at in range(0, len(self.content), size))

    def iter_lines(self, chunk_size: int = 512, decode_unicode: bool = False):
        return iter((self.text if decode_unicode else self.content).splitlines())

    def close(self) -> None:
        pass

    def raise_for_status(self) -> None:
        if not self.ok:
            kind = "Client" if self.status_code < 500 else "Server"
            message = f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}"
            raise HTTPError(message, response=self, request=self.request)

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
        self.headers = Headers()
        self.params: dict[str, Any] = {}
        self.auth, self.verify, self.cookies = None, True, {}

    def mount(self, prefix: str, adapter: Any) -> None:
        """Accepted, and left alone."""

    def request(
        self, method: str, url: Any, params=None, data=None, json=None, headers=None, timeout=None, **_: Any
    ) -> Response:
        whole = internet.full(url, "", self._pairs(params))
        if not whole.startswith(("http://", "https://")):
            message = f"Invalid URL '{url}': No scheme supplied. Perhaps you meant https://{url}?"
            raise exceptions.MissingSchema(message)
        method = method.upper()
        # As in requests, `data` comes first.
        request = PreparedRequest(method, whole, Headers({**self.headers, **(headers or {})}))
        answer = internet.answer(method, whole, internet.sent(None if data else json, data or None))
        most = timeout[-1] if isinstance(timeout, tuple) else timeout
        seconds = of_run().seconds("requests") if answer.seconds is None else answer.seconds
        is_late = most is not None and seconds > most
        blocking_call("requests", internet.label(method, whole), most if is_late else seconds)
        if is_late:
            raise ReadTimeout(f"Read timed out. (read timeout={most})", request=request)
        return Response(answer, request, seconds)

    def _pairs(self, params: Any) -> list[tuple[str, Any]]:
        """A session's parameters are those of a request, too, if both have names; none is left out."""
        are_named = isinstance(params or {}, Mapping)
        pairs = internet.pairs({**self.params, **(params or {})} if are_named else params)
        return [(name, value) for name, value in pairs if value is not None]

    def close(self) -> None:
        pass

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


session, codes, _session = Session, internet.CODES, Session()
request, get, head, options = _session.request, _session.get, _session.head, _session.options
post, put, patch, delete = _session.post, _session.put, _session.patch, _session.delete
