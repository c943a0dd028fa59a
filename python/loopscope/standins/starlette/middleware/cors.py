"""Accepted, and left alone: there is no browser that would ask."""

from typing import Any

from loopscope.calls import Thing

__all__ = ["CORSMiddleware"]


class CORSMiddleware(Thing):
    def __init__(self, app: Any, **_: Any) -> None:
        self.app = app
