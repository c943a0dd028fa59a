"""What the program prints, line by line."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NoReturn

from .clock import Clock
from .errors import NotHere


class NoInput(io.TextIOBase):
    """Stands in for `sys.stdin`: there is nobody who types."""

    encoding = "utf-8"

    def readable(self) -> bool:
        return True

    def _refuse(self, *_: object) -> NoReturn:
        raise NotHere("sys.stdin", "write down what would be typed")

    read = readline = readlines = __next__ = fileno = _refuse


Place = tuple[int, int]
"""Which task prints, and at which line of the program."""


class Output(io.TextIOBase):
    """Stands in for `sys.stdout`: a line is told when its end is written, a worker's at the moment that the worker has come
    to."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, clock: Clock, where: Callable[[], Place], tell: Callable[[Place, str], None]) -> None:
        self._clock, self._where, self._tell = clock, where, tell
        self._line = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if text:
            self._clock.count_computing()
            with self._clock.unmeasured:
                job, place = self._clock.job, self._where()
                job.do(lambda: self._add(place, text)) if job else self._add(place, text)
        return len(text)

    def _add(self, place: Place, text: str) -> None:
        *whole, rest = text.split("\n")
        if whole:
            whole[0], self._line = self._line + whole[0], ""
        self._line += rest
        for line in whole:
            self._tell(place, line)

    def end(self) -> None:
        """Tells what stands in a last line without an end."""
        if self._line:
            self._add(self._where(), "\n")
