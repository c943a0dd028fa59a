"""Stands in for aiohttp's client, whose calls wait."""

from __future__ import annotations

import asyncio
from typing import Any

from loopscope import internet
from loopscope.calls import Connections, Thing, call, of_run

__all__ = [
    "ClientConnectionError", "ClientConnectorError", "ClientError", "ClientResponse", "ClientResponseError", "ClientSession",
    "ClientTimeout", "InvalidURL", "ServerTimeoutError", "TCPConnector", "request",
]  # fmt: skip


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientConnectorError(ClientConnectionError):
    pass


class ServerTimeoutError(ClientConnectionError, asyncio.TimeoutError):
    pass


class InvalidURL(ClientError, ValueError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, status: int, message: str, url: str) -> None:
        super().__init__(f"{status}, message={message!r}, url={url!r}")
        self.status, self.message, self.request_info = status, message, url


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


class ClientResponse(Thing):
    def __init__(self, answer: internet.Answer) -> None:
        self.status, self.reason, self.url, self.method = answer.status, answer.reason, answer.url, answer.method
        self.headers, self.content_type = answer.headers, answer.headers["content-type"].partition(";")[0]
        self._content, self._data = answer.content, answer.data

    @property
    def ok(self) -> bool:
        return self.status < 400

    async def json(self, **_: Any) -> Any:
        return self._data

    async def text(self, encoding: str | None = None, errors: str = "strict") -> str:
        return self._content.decode(encoding or "utf-8", errors)

    async def read(self) -> bytes:
        return self._content

    def raise_for_status(self) -> None:
        if not self.ok:
            raise ClientResponseError(self.status, self.reason, self.url)

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
        self.connector, self.headers, self.closed = connector or TCPConnector(), dict(headers or {}), False
        self._base, self._raises = str(base_url or ""), raise_for_status
        self.timeout = _timeout(ClientTimeout(total=300) if timeout is None else timeout)

    def request(self, method: str, url: Any, **options: Any) -> _Asking:
        return _Asking(self._request(method.upper(), url, **options))

    async def _request(
        self, method: str, url: Any, *, params=None, json=None, data=None, timeout=None, raise_for_status=None, **_: Any
    ) -> ClientResponse:
        if self.closed:
            raise RuntimeError("Session is closed")
        whole = internet.full(url, self._base, params)
        if not whole.startswith(("http://", "https://")):
            raise InvalidURL(whole)
        answer = internet.answer(method, whole, json if json is not None else data)
        most = (self.timeout if timeout is None else _timeout(timeout)).total
        # The whole time counts, the wait for a connection, too.
        async with asyncio.timeout(most):
            async with self.connector.connections:
                seconds = of_run().seconds("aiohttp") if answer.seconds is None else answer.seconds
                await call("aiohttp", internet.label(method, whole), seconds)
        response = ClientResponse(answer)
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


def _timeout(timeout: Any) -> ClientTimeout:
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)
