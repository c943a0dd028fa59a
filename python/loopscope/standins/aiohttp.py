"""Stands in for aiohttp's client, whose calls wait."""

from __future__ import annotations

import asyncio
import io
import json as _json
from collections.abc import AsyncIterator
from typing import Any

from loopscope import internet
from loopscope.calls import Connections, Thing, call, of_run
from loopscope.web.headers import Headers
from loopscope.web.urls import URL as _URL

__all__ = [
    "ClientConnectionError", "ClientConnectorError", "ClientError", "ClientPayloadError", "ClientResponse",
    "ClientResponseError", "ClientSession", "ClientTimeout", "ContentTypeError", "InvalidURL", "RequestInfo",
    "ServerDisconnectedError", "ServerTimeoutError", "TCPConnector", "request",
]  # fmt: skip


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientConnectorError(ClientConnectionError):
    pass


class ClientPayloadError(ClientError):
    pass


class ServerDisconnectedError(ClientConnectionError):
    pass


class ServerTimeoutError(ClientConnectionError, asyncio.TimeoutError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class RequestInfo(internet.Request):
    @property
    def real_url(self) -> URL:
        return self.url


class ClientResponseError(ClientError):
    def __init__(
        self, request_info: RequestInfo, history: tuple[Any, ...], *, status: int = 0, message: str = "", headers: Any = None
    ) -> None:
        super().__init__(request_info, history)
        self.request_info, self.history = request_info, history
        self.status, self.message, self.headers = status, message, headers

    def __str__(self) -> str:
        return f"{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}"


class ContentTypeError(ClientResponseError, ValueError):
    pass


class URL(_URL):
    """As yarl's."""

    @property
    def host(self) -> str | None:
        return self._parts.hostname

    @property
    def query_string(self) -> str:
        return self._parts.query

    @property
    def query(self) -> dict[str, str]:
        return dict(reversed(internet.pairs(self._parts.query)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, URL) and str(self) == str(other)

    __hash__ = _URL.__hash__


class ClientTimeout(Thing):
    """Seconds; none is without end."""

    def __init__(
        self, total: float | None = None, connect: Any = None, sock_read: Any = None, sock_connect: Any = None
    ) -> None:
        self.total, self.connect, self.sock_read, self.sock_connect = total, connect, sock_read, sock_connect


class TCPConnector(Thing):
    """How many connections there may be at once; 0 is as many as one wants."""

    def __init__(self, *, limit: int = 100, limit_per_host: int = 0, **_: Any) -> None:
        self.limit, self.limit_per_host = limit, limit_per_host
        self.connections = Connections(min(filter(None, (limit, limit_per_host)), default=None))


class StreamReader(Thing):
    """A body, all of which has come."""

    def __init__(self, content: bytes) -> None:
        self._rest = io.BytesIO(content)

    async def read(self, n: int = -1) -> bytes:
        return self._rest.read(n)

    async def readline(self) -> bytes:
        return self._rest.readline()

    async def iter_chunked(self, n: int) -> AsyncIterator[bytes]:
        while piece := self._rest.read(n):
            yield piece

    async def iter_any(self) -> AsyncIterator[bytes]:
        if piece := self._rest.read():
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while line := self._rest.readline():
            yield line


class ClientResponse(Thing):
    def __init__(self, answer: internet.Answer, request_info: RequestInfo) -> None:
        self.status, self.reason, self.url, self.method = answer.status, answer.reason, request_info.url, answer.method
        self.headers, self.request_info, self.history = Headers(answer.headers), request_info, ()
        self.content_type, self.charset = answer.headers["content-type"].partition(";")[0], "utf-8"
        self._content, self.real_url, self.cookies = answer.content, request_info.url, {}
        self.content = StreamReader(answer.content)

    @property
    def ok(self) -> bool:
        return self.status < 400

    async def json(self, *, loads=_json.loads, content_type: str | None = "application/json", **_: Any) -> Any:
        if content_type is not None and content_type != self.content_type:
            raise self._error(
                ContentTypeError, f"Attempt to decode JSON with unexpected mimetype: {self.headers['content-type']}"
            )
        return loads(self._content.decode()) if self._content.strip() else None

    async def text(self, encoding: str | None = None, errors: str = "strict") -> str:
        return self._content.decode(encoding or "utf-8", errors)

    async def read(self) -> bytes:
        return self._content

    def raise_for_status(self) -> None:
        if not self.ok:
            raise self._error(ClientResponseError, self.reason)

    def _error(self, kind: type[ClientResponseError], message: str) -> ClientResponseError:
        return kind(self.request_info, self.history, status=self.status, message=message, headers=self.headers)

    def release(self) -> None:
        pass

    close = release

    async def __aenter__(self) -> ClientResponse:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()

    def __repr__(self) -> str:
        return f"<ClientResponse({self.url}) [{self.status} {self.reason}]>"


class _Asking:
    """`await session.get(…)`, or `async with session.get(…)`."""

    def __init__(self, coro: Any) -> None:
        self._coro = coro

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self) -> ClientResponse:
        return await self._coro

    async def __aexit__(self, *_: object) -> None:
        """The body has been read."""


class ClientSession(internet.Verbs):
    def __init__(
        self, base_url: Any = "", *, connector: TCPConnector | None = None, timeout: Any = None, headers: Any = None,
        raise_for_status: bool = False, **_: Any,
    ) -> None:  # fmt: skip
        self.connector, self.headers, self.closed = connector or TCPConnector(), Headers(headers), False
        self._base, self._raises = str(base_url or ""), raise_for_status
        self.timeout = _timeout(ClientTimeout(total=300) if timeout is None else timeout)

    def request(self, method: str, url: Any, **options: Any) -> _Asking:
        return _Asking(self._request(method.upper(), url, **options))

    async def _request(
        self, method: str, url: Any, *, params=None, json=None, data=None, headers=None, timeout=None, raise_for_status=None,
        **_: Any,
    ) -> ClientResponse:  # fmt: skip
        if self.closed:
            raise RuntimeError("Session is closed")
        whole = internet.full(url, self._base, _pairs(params))
        if not whole.startswith(("http://", "https://")):
            raise InvalidURL(whole)
        answer = internet.answer(method, whole, internet.sent(json, data))
        most = (self.timeout if timeout is None else _timeout(timeout)).total
        # The whole time counts, the wait for a connection, too.
        async with asyncio.timeout(most):
            async with self.connector.connections:
                seconds = of_run().seconds("aiohttp") if answer.seconds is None else answer.seconds
                await call("aiohttp", internet.label(method, whole), seconds)
        response = ClientResponse(answer, RequestInfo(method, URL(whole), Headers({**self.headers, **(headers or {})})))
        if self._raises if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def close(self) -> None:
        self.closed = True

    async def __aenter__(self) -> ClientSession:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def request(method: str, url: Any, **options: Any) -> _Asking:
    """One request, without a session."""
    return ClientSession().request(method, url, **options)


def _pairs(params: Any) -> list[tuple[str, Any]]:
    pairs = internet.pairs(params)
    for _, value in pairs:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise TypeError(
                f"Invalid variable type: value should be str, int or float, got {value!r} of type {type(value)}"
            )
    return pairs


def _timeout(timeout: Any) -> ClientTimeout:
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)
