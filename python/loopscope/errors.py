"""What a program is told that asks for something which a run on this clock does not have."""

from __future__ import annotations

from collections.abc import Iterable


class NotHere(RuntimeError):
    """The program wants what is outside of it: a keyboard, a network, another process, a lock between real threads."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(f"{what} is not there on a clock that jumps: {instead}")


NotHere.__module__ = "loopscope"


class LimitReached(BaseException):
    """A run that goes on for too long. No `except Exception` of the program stops it."""

    def __init__(self, text: str, kind: str | None = None, most: int | None = None) -> None:
        super().__init__(text)
        self.kind, self.most = kind, most


def lacks(what: str, name: str, has: Iterable[str]) -> str:
    """Says that something does not have what is asked of it, and what it has."""
    names = sorted({it for it in has if not it.startswith("_")})
    return f"{what} has no {name!r}; it has {', '.join(names)}"
