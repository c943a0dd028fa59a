"""Stands in for httpx: an asynchronous client whose calls wait, and a plain one whose calls block."""

from __future__ import annotations

import datetime
import json as _json
from typing import Any

from loopscope import internet
from loopscope.calls import Connections, Thing, blocking_call, call, of_run

__all__ = [
    "ASGITransport", "AsyncClient", "Client", "ConnectError", "ConnectTimeout", "HTTPError", "HTTPStatusError", "Limits",
    "NetworkError", "PoolTimeout", "ReadTimeout", "RequestError", "Response", "Timeout", "TimeoutException",
    "TransportError", "UnsupportedProtocol", "codes", "delete", "get", "head", "options", "patch", "post", "put", "request",
]  # fmt: skip


codes = internet.CODES


class HTTPError(Exception):
    def __init__(self, message: str = "", *, request: Any = None) -> None:
        super().__init__(message)
        self.request = request


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


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message: str, *, request: Any, response: Response) -> None:
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


class Response(Thing):
    def __init__(self, answer: internet.Answer, seconds: float = 0) -> None:
        self.status_code, self.reason_phrase, self.url = answer.status, answer.reason, answer.url
        self.content, self.headers, self._data = answer.content, answer.headers, answer.data
        self.request, self.elapsed = (
            f"<Request('{answer.method}', '{answer.url}')>",
            datetime.timedelta(seconds=seconds),
        )
        self.http_version, self.encoding, self.history = "HTTP/1.1", "utf-8", []

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")

    def json(self, **_: Any) -> Any:
        return self._data

    def read(self) -> bytes:
        return self.content

    async def aread(self) -> bytes:
        return self.content

    @property
    def is_success(self) -> bool:
        return 200 <= self.status_code < 300

    @property
    def is_error(self) -> bool:
        return self.status_code >= 400

    def raise_for_status(self) -> Response:
        if self.is_error:
            kind = "Client" if self.status_code < 500 else "Server"
            message = f"{kind} error '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
            raise HTTPStatusError(message, request=self.request, response=self)
        return self

    def __repr__(self) -> str:
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


class _Client(internet.Verbs):
    """What both have: where requests go, and for how long one waits."""

    def __init__(
        self, *, base_url: Any = "", params: Any = None, headers: Any = None, timeout: Any = 5.0, limits: Any = None,
        transport: Any = None, **_: Any,
    ) -> None:  # fmt: skip
        self.base_url, self.params, self.headers = str(base_url), dict(params or {}), dict(headers or {})
        self.timeout, self.is_closed = _timeout(timeout), False
        self._app = getattr(transport, "app", None)
        most = (limits or Limits()).max_connections
        self._connections = Connections(most, self.timeout.pool, PoolTimeout)

    def _asks(self, method: str, url: Any, params: Any, timeout: Any) -> tuple[str, Timeout]:
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        whole = internet.full(url, self.base_url, {**self.params, **dict(params or {})})
        if not whole.startswith(("http://", "https://")):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.")
        return whole, self.timeout if timeout is ... else _timeout(timeout)


def _timeout(timeout: Any) -> Timeout:
    return timeout if isinstance(timeout, Timeout) else Timeout(timeout)


def _spent(answer: internet.Answer, timeout: Timeout) -> tuple[float, bool]:
    """For how long one waits for it, and whether in vain."""
    seconds = of_run().seconds("httpx") if answer.seconds is None else answer.seconds
    is_late = timeout.read is not None and seconds > timeout.read
    return (timeout.read if is_late else seconds), is_late


class AsyncClient(_Client):
    async def request(
        self,
        method: str,
        url: Any,
        *,
        params=None,
        json=None,
        data=None,
        content=None,
        headers=None,
        timeout: Any = ...,
        **_: Any,
    ) -> Response:
        method = method.upper()
        whole, waits = self._asks(method, url, params, timeout)
        sent = next((it for it in (json, data, content) if it is not None), None)
        if self._app is not None:
            return await self._ask_app(method, whole, sent, json is not None, {**self.headers, **(headers or {})})
        answer = internet.answer(method, whole, sent)
        async with self._connections:
            seconds, is_late = _spent(answer, waits)
            await call("httpx", internet.label(method, whole), seconds)
        if is_late:
            raise ReadTimeout("")
        return Response(answer, seconds)

    async def _ask_app(self, method: str, url: str, sent: Any, is_json: bool, headers: dict[str, str]) -> Response:
        from loopscope.web.requests import Request

        target = "/" + url.partition("://")[2].partition("/")[2]
        content = b"" if sent is None else _json.dumps(sent).encode() if is_json else b"form"
        form = None if is_json or sent is None else sent
        request = Request(method, target, content, headers, form)
        answered = await self._app.answer(request)
        await request.finish()
        text = answered.body.decode(errors="replace")
        data = _json.loads(text) if answered.headers.get("content-type") == "application/json" else text
        return Response(internet.Answer(method, url, answered.status_code, data, answered.body, answered.headers))

    async def aclose(self) -> None:
        self.is_closed = True

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class Client(_Client):
    def request(
        self, method: str, url: Any, *, params=None, json=None, data=None, content=None, timeout: Any = ..., **_: Any
    ) -> Response:
        method = method.upper()
        whole, waits = self._asks(method, url, params, timeout)
        answer = internet.answer(method, whole, next((it for it in (json, data, content) if it is not None), None))
        seconds, is_late = _spent(answer, waits)
        blocking_call("httpx", internet.label(method, whole), seconds)
        if is_late:
            raise ReadTimeout("The read operation timed out")
        return Response(answer, seconds)

    def close(self) -> None:
        self.is_closed = True

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_client = Client()
request, get, head, options = _client.request, _client.get, _client.head, _client.options
post, put, patch, delete = _client.post, _client.put, _client.patch, _client.delete
