"""Files that a program writes by stand-ins are kept in its run, where `open`, `os` (`folders.py`) and `pathlib` find them,
too. Those that it writes by `open` are on the disk; what else is there, another program has written, and a stand-in does not
see it."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Iterator
from typing import Any

from . import times
from .calls import of_run
from .clock import current

_real_open = open


def path_of(file: Any) -> str:
    """One name for a file."""
    return os.path.abspath(os.fspath(file))


def kept() -> dict[str, bytes]:
    """The files of this run."""
    return of_run().kept.setdefault("files", {})


def keep(file: Any, content: bytes) -> None:
    """The file has this content now."""
    path = path_of(file)
    kept()[path], moments()[path] = content, times.time()


def moments() -> dict[str, float]:
    """When each of them was written, in seconds as `time.time`."""
    return of_run().kept.setdefault("moments", {})


def folders() -> set[str]:
    """Those that stand-ins have made."""
    return of_run().kept.setdefault("folders", set())


def is_folder(path: str) -> bool:
    """Whether there is something kept in it, or a stand-in has made it."""
    beneath = path.rstrip(os.sep) + os.sep
    return path in folders() or any(it.startswith(beneath) for it in (*kept(), *folders()))


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
    path = path_of(file)
    if not exists(file):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(file))
    kept().pop(path, None)
    # What was written by `open` first, and by a stand-in then, is on the disk, too.
    if path in _written() and os.path.exists(path):
        os.remove(path)


def _written() -> set[str]:
    return of_run().kept.setdefault("written", set())


def _open(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
    """`open`, which remembers what is written, and knows what stand-ins have written."""
    clock = current()
    if clock is None or clock.stand_ins is None or not isinstance(file, (str, os.PathLike)):
        return _real_open(file, mode, *args, **kwargs)
    path = path_of(file)
    if set(mode) & set("wax+"):
        if path in kept():
            if "x" in mode:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(file))
            if "w" not in mode:
                # What is added to it, or changed in it, is on the disk, and so is the rest.
                with _real_open(path, "wb") as before:
                    before.write(kept()[path])
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
