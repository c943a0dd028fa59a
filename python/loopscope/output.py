"""What the program prints, line by line."""

from __future__ import annotations

import codecs
import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from .clock import Clock
from .errors import NotHere
from .times import Kind


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


class _Bytes(io.BufferedIOBase):
    """`sys.stdout.buffer`."""

    name, mode = "<stdout>", "wb"

    def __init__(self, write: Callable[[str], int]) -> None:
        self._write = write
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    @property
    def raw(self) -> _Bytes:
        return self

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        data = bytes(memoryview(data))
        self._write(self._decode(data))
        return len(data)

    def detach(self) -> _Bytes:
        return self


class TextIOWrapper(io.TextIOWrapper, metaclass=Kind):
    """`io.TextIOWrapper`, which lets what is printed through at once: it has its moment then."""

    stands_for = io.TextIOWrapper

    def __init__(self, buffer: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(buffer, *args, **kwargs)
        if isinstance(buffer, _Bytes):
            self.reconfigure(write_through=True)


class Output(io.TextIOBase):
    """Stands in for `sys.stdout`: a line is told when its end is written, a worker's at the moment that the worker has come
    to."""

    name, mode = "<stdout>", "w"
    encoding = "utf-8"
    errors = "replace"
    line_buffering = write_through = True

    def __init__(self, clock: Clock, where: Callable[[], Place], tell: Callable[[Place, str], None]) -> None:
        self._clock, self._where, self._tell = clock, where, tell
        self._line = ""
        self.buffer = _Bytes(self.write)

    def reconfigure(self, *, encoding: str | None = None, errors: str | None = None, **_: Any) -> None:
        """Lines are kept as text, in whatever encoding they would be written."""
        self.encoding, self.errors = encoding or self.encoding, errors or self.errors

    def detach(self) -> _Bytes:
        return self.buffer

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
        """Tells what stands in a last line without an end, and what the program's own output has kept back."""
        with contextlib.suppress(Exception):
            sys.stdout.flush()
        if self._line:
            self._add(self._where(), "\n")


def table(output: Output) -> Iterator[tuple[Any, str, Any]]:
    """Where a program finds it."""
    yield sys, "stdout", output
    yield sys, "__stdout__", output
    yield io, "TextIOWrapper", TextIOWrapper
