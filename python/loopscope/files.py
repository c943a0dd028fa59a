"""Files that a program writes by stand-ins are kept in its run. Those that it writes by `open` are on the disk; what else is
there, another program has written, and a stand-in does not see it."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Iterator
from typing import Any

from .calls import of_run
from .clock import current

_real_open = open


def path_of(file: Any) -> str:
    """One name for a file."""
    return os.path.abspath(os.fspath(file))


def kept() -> dict[str, bytes]:
    """The files of this run."""
    return of_run().kept.setdefault("files", {})


def contents(file: Any) -> bytes:
    """What is in a file that the program has written.

    Raises `FileNotFoundError`, if there is none.
    """
    path = path_of(file)
    if path in kept():
        return kept()[path]
    if path in _written():
        with _real_open(path, "rb") as found:
            return found.read()
    raise FileNotFoundError(2, "No such file or directory", os.fspath(file))


def exists(file: Any) -> bool:
    """Whether the program has written it, and not taken it away since."""
    path = path_of(file)
    return path in kept() or path in _written() and os.path.exists(path)


def remove(file: Any) -> None:
    """Takes a file away.

    Raises `FileNotFoundError`, if the program has written none of that name.
    """
    contents(file)
    if kept().pop(path_of(file), None) is None:
        os.remove(file)


def _written() -> set[str]:
    return of_run().kept.setdefault("written", set())


def _open(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
    """`open`, which remembers what is written, and knows what stand-ins have written."""
    clock = current()
    if clock is None or clock.stand_ins is None or not isinstance(file, (str, os.PathLike)):
        return _real_open(file, mode, *args, **kwargs)
    path = path_of(file)
    if set(mode) & set("wax+"):
        opened = _real_open(file, mode, *args, **kwargs)
        _written().add(path)
        kept().pop(path, None)
        return opened
    if path not in kept():
        return _real_open(file, mode, *args, **kwargs)
    buffer = io.BytesIO(kept()[path])
    return buffer if "b" in mode else io.TextIOWrapper(buffer, encoding=kwargs.get("encoding") or "utf-8")


def table() -> Iterator[tuple[Any, str, Any]]:
    """What stands in the place of `open`."""
    yield builtins, "open", _open
    yield io, "open", _open
