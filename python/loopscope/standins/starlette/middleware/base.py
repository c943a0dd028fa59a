"""A class whose `dispatch` stands around every request."""

from typing import Any

from loopscope.calls import Thing

__all__ = ["BaseHTTPMiddleware"]


class BaseHTTPMiddleware(Thing):
    def __init__(self, app: Any, dispatch: Any = None) -> None:
        self.app = app
        if dispatch is not None:
            self.dispatch = dispatch
