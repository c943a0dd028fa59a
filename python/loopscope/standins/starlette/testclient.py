"""A client for tests: its requests go to an app of the program's own, each on a loop that runs for it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from loopscope.errors import NotHere
from loopscope.web import asgi

__all__ = ["TestClient"]


class TestClient(httpx._Client):
    """In a `with` the app has started, and all requests are on one loop."""

    __test__ = False

    def __init__(
        self, app: Any, base_url: str = "http://testserver", raise_server_exceptions: bool = True, headers: Any = None,
        cookies: Any = None, follow_redirects: bool = True, **_: Any,
    ) -> None:  # fmt: skip
        super().__init__(base_url=base_url, headers=headers, cookies=cookies)
        self.app, self.follow_redirects, self._raises = app, follow_redirects, raise_server_exceptions
        self._runner: asyncio.Runner | None = None
        self._state: dict[str, Any] = {}

    def request(self, method: str, url: Any, *, follow_redirects: Any = None, **options: Any) -> httpx.Response:
        request, body, _ = self._asks(method, url, **options)
        response = self._run(self._answer(request, *body))
        self.cookies.update(response.cookies)
        follows = self.follow_redirects if follow_redirects is None else follow_redirects
        if not follows or not response.is_redirect or "location" not in response.headers:
            return response
        target = request.url.join(response.headers["location"])
        if response.status_code in (307, 308):
            again = {name: it for name, it in options.items() if name not in ("params", "cookies")}
            return self.request(method, target, **again)
        return self.request("GET", target, headers=options.get("headers"))

    async def _answer(self, request: httpx.Request, *body: Any) -> httpx.Response:
        try:
            answer = await asgi.answer(self.app, request, *body, state=self._state)
        except Exception:
            if self._raises:
                raise
            answer = asgi.failed(request)
        return httpx.Response(answer, request)

    def _run(self, coro: Any) -> Any:
        if asyncio._get_running_loop() is not None:
            coro.close()
            raise NotHere("a TestClient in a loop that runs", "httpx.AsyncClient with an ASGITransport is there")
        return self._runner.run(coro) if self._runner else asyncio.run(coro)

    def __enter__(self) -> TestClient:
        self._runner, self._life = asyncio.Runner(), self.app.running()
        self._state = self._run(self._life.__aenter__())
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._run(self._life.__aexit__(None, None, None))
        finally:
            self._runner.close()
            self._runner = None

    def close(self) -> None:
        self.is_closed = True
