"""Stands in for uvicorn: `run(app)` sends the requests that comments ask for, and comes back when all are answered."""

from __future__ import annotations

import asyncio
import importlib
import sys
from typing import Any

from loopscope.calls import Thing
from loopscope.web.app import FastAPI
from loopscope.web.server import serve

__all__ = ["Config", "Server", "run"]


class Config(Thing):
    """What is served; how is accepted and left alone."""

    def __init__(self, app: Any, host: str = "127.0.0.1", port: int = 8000, *, factory: bool = False, **_: Any) -> None:
        self.app, self.host, self.port, self.factory = app, host, port, factory

    def load(self) -> FastAPI:
        app = self.app
        if isinstance(app, str):
            module, _, name = app.partition(":")
            main = sys.modules["__main__"]
            app = getattr(main, name, None) or getattr(importlib.import_module(module), name)
        if self.factory:
            app = app()
        if not isinstance(app, FastAPI):
            raise TypeError(f"the stand-in for uvicorn serves FastAPI apps, and {app!r} is none")
        return app


class Server(Thing):
    """`await Server(Config(app)).serve()`."""

    def __init__(self, config: Config) -> None:
        self.config, self.should_exit = config, False

    async def serve(self, sockets: Any = None) -> None:
        await serve(self.config.load())

    def run(self, sockets: Any = None) -> None:
        asyncio.run(serve(self.config.load()))


def run(app: Any, **options: Any) -> None:
    """Serves it until every request is answered."""
    Server(Config(app, **options)).run()
