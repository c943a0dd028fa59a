"""Stands in for httpx: an asynchronous client whose calls wait, and a plain one whose calls block."""

from __future__ import annotations

import contextlib
import datetime
import json as _json
from collections.abc import AsyncIterator, Iterator
from typing import Any

from loopscope import internet
from loopscope.calls import Connections, Thing, blocking_call, call, of_run
from loopscope.errors import lacks
from loopscope.web import asgi
from loopscope.web.headers import LowerHeaders as Headers
from loopscope.web.params import QueryParams
from loopscope.web.urls import URL as _URL

__all__ = [
    "ASGITransport", "AsyncClient", "Client", "ConnectError", "ConnectTimeout", "HTTPError", "HTTPStatusError", "Headers",
    "InvalidURL", "Limits", "NetworkError", "PoolTimeout", "QueryParams", "ReadError", "ReadTimeout", "RemoteProtocolError",
    "Request", "RequestError", "Response", "Timeout", "TimeoutException", "TooManyRedirects", "TransportError", "URL",
    "UnsupportedProtocol", "WriteError", "WriteTimeout", "codes", "delete", "get", "head", "options", "patch", "post", "put",
    "request", "stream",
]  # fmt: skip


codes = internet.CODES


class HTTPError(Exception):
    def __init__(self, message: str = "", *, request: Request | None = None) -> None:
        super().__init__(message)
        self._request = request

    @property
    def request(self) -> Request:
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request

    @request.setter
    def request(self, request: Request) -> None:
        self._request = request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class WriteError(NetworkError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class RemoteProtocolError(TransportError):
    pass


class TooManyRedirects(RequestError):
    pass


class InvalidURL(Exception):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message: str, *, request: Request, response: Response) -> None:
        super().__init__(message, request=request)
        self.response = response


class Timeout(Thing):
    """Seconds; what is not said of one kind is said of all."""

    def __init__(
        self, timeout: float | None = 5.0, *, read: Any = ..., pool: Any = ..., connect: Any = ..., write: Any = ...
    ) -> None:
        self.read = timeout if read is ... else read
        self.pool = timeout if pool is ... else pool
        self.connect = timeout if connect is ... else connect
        self.write = timeout if write is ... else write


class Limits(Thing):
    def __init__(
        self, *, max_connections: int | None = 100, max_keepalive_connections: int | None = 20, **_: Any
    ) -> None:
        self.max_connections, self.max_keepalive_connections = max_connections, max_keepalive_connections


class ASGITransport(Thing):
    """Requests go to an app of the program's own."""

    def __init__(self, app: Any, **_: Any) -> None:
        self.app = app


class URL(_URL):
    @property
    def host(self) -> str:
        return self._parts.hostname or ""

    @property
    def query(self) -> bytes:
        return self._parts.query.encode()

    @property
    def params(self) -> QueryParams:
        return QueryParams(self._parts.query)

    def join(self, url: Any) -> URL:
        return URL(internet.join(str(self), str(url)))


class Request(internet.Request):
    def __init__(self, method: str, url: Any, *, headers: Any = None) -> None:
        super().__init__(method.upper(), URL(url), Headers(headers))

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response(Thing):
    def __init__(self, answer: internet.Answer, request: Request, seconds: float = 0) -> None:
        self.status_code, self.reason_phrase, self.url = answer.status, answer.reason, request.url
        self.content, self.headers, self.request = answer.content, Headers(answer.headers), request
        self.cookies, self.elapsed = _cookies(self.headers), datetime.timedelta(seconds=seconds)
        self.http_version, self.encoding, self.history = "HTTP/1.1", "utf-8", []

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    def json(self, **options: Any) -> Any:
        return _json.loads(self.content, **options)

    def read(self) -> bytes:
        return self.content

    async def aread(self) -> bytes:
        return self.content

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        return _pieces(self.content, chunk_size)

    iter_raw = iter_bytes

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        return _pieces(self.text, chunk_size)

    def iter_lines(self) -> Iterator[str]:
        return iter(self.text.splitlines())

    async def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        for piece in self.iter_bytes(chunk_size):
            yield piece

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        for piece in self.iter_text(chunk_size):
            yield piece

    async def aiter_lines(self) -> AsyncIterator[str]:
        for line in self.iter_lines():
            yield line

    @property
    def is_success(self) -> bool:
        return 200 <= self.status_code < 300

    @property
    def is_client_error(self) -> bool:
        return 400 <= self.status_code < 500

    @property
    def is_server_error(self) -> bool:
        return self.status_code >= 500

    @property
    def is_redirect(self) -> bool:
        return 300 <= self.status_code < 400

    @property
    def is_error(self) -> bool:
        return self.status_code >= 400

    def raise_for_status(self) -> Response:
        if not self.is_success:
            kinds = {1: "Informational response", 3: "Redirect response", 4: "Client error"}
            kind = kinds.get(self.status_code // 100, "Server error")
            message = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
            raise HTTPStatusError(message, request=self.request, response=self)
        return self

    def __repr__(self) -> str:
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


def _cookies(headers: Headers) -> dict[str, str]:
    """What a response sets."""
    said = (it.partition(";")[0].partition("=") for it in headers.get("set-cookie", "").split(", ") if it)
    return {name: value for name, _, value in said}


def _pieces(whole: Any, size: int | None) -> Iterator[Any]:
    size = size or len(whole) or 1
    return (whole[at : at + size] for at in range(0, len(whole), size))


Body = tuple[Any, Any, Any, Any]
"""JSON, data, content and files."""


class _Client(internet.Verbs):
    """What both have: where requests go, and for how long one waits."""

    def __init__(
        self, *, base_url: Any = "", params: Any = None, headers: Any = None, timeout: Any = 5.0, limits: Any = None,
        transport: Any = None, cookies: Any = None, event_hooks: Any = None, **_: Any,
    ) -> None:  # fmt: skip
        if event_hooks:
            raise AttributeError(lacks("the stand-in for httpx.Client", "event_hooks", ["limits", "timeout", "transport"]))
        self.cookies = dict(cookies or {})
        self.base_url, self.params, self.headers = URL(base_url), QueryParams(params), Headers(headers)
        self.timeout, self.is_closed = _timeout(timeout), False
        self._app = getattr(transport, "app", None)
        most = (limits or Limits()).max_connections
        self._connections = Connections(most, self.timeout.pool, PoolTimeout)

    def _asks(
        self, method: str, url: Any, *, params: Any = None, json: Any = None, data: Any = None, content: Any = None,
        files: Any = None, headers: Any = None, cookies: Any = None, timeout: Any = ..., **_: Any,
    ) -> tuple[Request, Body, Timeout]:  # fmt: skip
        """What is asked for, with what body, and for how long one waits."""
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        whole = internet.full(url, str(self.base_url), self.params.merge(params).multi_items())
        request = Request(method, whole, headers={**self.headers, **Headers(headers)})
        if sent := {**self.cookies, **(cookies or {})}:
            request.headers.setdefault("cookie", "; ".join(f"{name}={value}" for name, value in sent.items()))
        if not whole.startswith(("http://", "https://")):
            message = "Request URL is missing an 'http://' or 'https://' protocol."
            raise UnsupportedProtocol(message, request=request)
        return request, (json, data, content, files), self.timeout if timeout is ... else _timeout(timeout)


def _timeout(timeout: Any) -> Timeout:
    return timeout if isinstance(timeout, Timeout) else Timeout(timeout)


def _answer(request: Request, json: Any, data: Any, content: Any, files: Any) -> internet.Answer:
    """What the pretend internet says to it."""
    sent = internet.sent(json, data, content, files and dict.fromkeys(dict(files), "a file"))
    return internet.answer(request.method, str(request.url), sent)


def _spent(answer: internet.Answer, timeout: Timeout) -> tuple[float, bool]:
    """For how long one waits for it, and whether in vain."""
    seconds = of_run().seconds("httpx") if answer.seconds is None else answer.seconds
    is_late = timeout.read is not None and seconds > timeout.read
    return (timeout.read if is_late else seconds), is_late


class AsyncClient(_Client):
    async def request(self, method: str, url: Any, **options: Any) -> Response:
        request, body, waits = self._asks(method, url, **options)
        if self._app is not None:
            return Response(await asgi.answer(self._app, request, *body), request)
        answer = _answer(request, *body)
        try:
            async with self._connections:
                seconds, is_late = _spent(answer, waits)
                await call("httpx", internet.label(request.method, str(request.url)), seconds)
        except PoolTimeout as late:
            late.request = request
            raise
        if is_late:
            raise ReadTimeout("", request=request)
        return Response(answer, request, seconds)

    @contextlib.asynccontextmanager
    async def stream(self, method: str, url: Any, **options: Any) -> AsyncIterator[Response]:
        """All of it has come when it begins."""
        yield await self.request(method, url, **options)

    async def aclose(self) -> None:
        self.is_closed = True

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class Client(_Client):
    def request(self, method: str, url: Any, **options: Any) -> Response:
        request, body, waits = self._asks(method, url, **options)
        answer = _answer(request, *body)
        seconds, is_late = _spent(answer, waits)
        blocking_call("httpx", internet.label(request.method, str(request.url)), seconds)
        if is_late:
            raise ReadTimeout("The read operation timed out", request=request)
        return Response(answer, request, seconds)

    @contextlib.contextmanager
    def stream(self, method: str, url: Any, **options: Any) -> Iterator[Response]:
        """All of it has come when it begins."""
        yield self.request(method, url, **options)

    def close(self) -> None:
        self.is_closed = True

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_client = Client()
request, get, head, options = _client.request, _client.get, _client.head, _client.options
post, put, patch, delete = _client.post, _client.put, _client.patch, _client.delete
stream = _client.stream
