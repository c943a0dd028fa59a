"""Stands in for aiofiles: what is awaited is done on a thread of the loop's executor. Files exist if the program has written
them."""

from __future__ import annotations

import errno
import io
import os as _os
from collections.abc import Callable
from typing import Any

from loopscope import files
from loopscope.calls import Thing, call_in_thread

__all__ = ["open", "os"]


class _File(Thing):
    """An open file. Every awaited method is a call."""

    def __init__(self, file: Any, mode: str, encoding: str) -> None:
        self.name, self.mode, self.closed = file, mode, False
        self._encoding, self._is_text = encoding, "b" not in mode
        if "x" in mode and files.exists(file):
            raise FileExistsError(errno.EEXIST, _os.strerror(errno.EEXIST), file)
        is_new = "w" in mode or "x" in mode or "a" in mode and not files.exists(file)
        before = b"" if is_new else files.contents(file)
        self._buffer: Any = io.StringIO(before.decode(encoding)) if self._is_text else io.BytesIO(before)
        if "a" in mode:
            self._buffer.seek(0, _os.SEEK_END)
        self._save()

    def _save(self) -> None:
        if set(self.mode) & set("wax+"):
            content = self._buffer.getvalue()
            files.keep(self.name, content.encode(self._encoding) if self._is_text else content)

    async def _call(self, word: str, function: Callable[[], Any]) -> Any:
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return await call_in_thread("aiofiles", f"{word} {_os.path.basename(self.name)}", function)

    async def _read(self, function: Callable[[], Any]) -> Any:
        def read() -> Any:
            if not set(self.mode) & set("r+"):
                raise io.UnsupportedOperation("not readable")
            return function()

        return await self._call("read", read)

    async def read(self, size: int = -1) -> Any:
        return await self._read(lambda: self._buffer.read(size))

    async def readline(self) -> Any:
        return await self._read(self._buffer.readline)

    async def readlines(self) -> list[Any]:
        return await self._read(self._buffer.readlines)

    async def write(self, data: Any) -> int:
        def write() -> int:
            if "r" in self.mode and "+" not in self.mode:
                raise io.UnsupportedOperation("not writable")
            written = self._buffer.write(data)
            self._save()
            return written

        return await self._call("write", write)

    async def writelines(self, lines: Any) -> None:
        await self.write(("" if self._is_text else b"").join(lines))

    async def seek(self, offset: int, whence: int = 0) -> int:
        return self._buffer.seek(offset, whence)

    async def tell(self) -> int:
        return self._buffer.tell()

    async def flush(self) -> None:
        """It is written already."""

    async def close(self) -> None:
        self.closed = True

    def __aiter__(self) -> _File:
        return self

    async def __anext__(self) -> Any:
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class _Opening:
    """`await open(…)`, or `async with open(…)`."""

    def __init__(self, file: Any, mode: str, encoding: str) -> None:
        self._what = _os.fspath(file), mode, encoding
        self._file: _File | None = None

    async def _open(self) -> _File:
        file, mode, encoding = self._what
        return await call_in_thread("aiofiles", f"open {_os.path.basename(file)}", lambda: _File(file, mode, encoding))

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self) -> _File:
        self._file = await self._open()
        return self._file

    async def __aexit__(self, *_: object) -> None:
        if self._file is not None:
            await self._file.close()


def open(file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, **_: Any) -> _Opening:
    """`aiofiles.open`."""
    return _Opening(file, mode, encoding or "utf-8")
