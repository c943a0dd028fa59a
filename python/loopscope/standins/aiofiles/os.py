"""Whether files are there, and away with them."""

from __future__ import annotations

import errno
import functools
import os
from collections.abc import Callable
from typing import Any

from loopscope import files, folders
from loopscope.calls import Thing, call_in_thread

__all__ = ["listdir", "makedirs", "mkdir", "path", "remove", "rename", "replace", "rmdir", "stat", "unlink"]


def _on_thread(word: str, function: Callable[..., Any]) -> Any:
    """The asynchronous kind of a function of a path."""

    async def on_thread(path: Any, *rest: Any, **options: Any) -> Any:
        return await call_in_thread(
            "aiofiles", f"{word} {os.path.basename(path)}", lambda: function(path, *rest, **options)
        )

    return on_thread


def _is_folder(path: Any) -> bool:
    return files.is_folder(files.path_of(path))


def _there(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of `os`, for what the program has written alone."""

    @functools.wraps(function)
    def of_program(path: Any, *rest: Any, **options: Any) -> Any:
        if not files.exists(path) and not _is_folder(path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), os.fspath(path))
        return function(path, *rest, **options)

    return of_program


def _make(path: Any, mode: int = 0o777, exist_ok: bool = False) -> None:
    """Files need no folders; that one is there is remembered."""
    if os.path.exists(path) and not (exist_ok and os.path.isdir(path)):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path))
    files.folders().add(files.path_of(path))


def _listed(path: Any = ".") -> list[str]:
    return list(folders.inside(files.path_of(path)))


class _Path(Thing):
    exists = staticmethod(_on_thread("look for", lambda path: files.exists(path) or _is_folder(path)))
    isfile = staticmethod(_on_thread("look for", files.exists))
    isdir = staticmethod(_on_thread("look for", _is_folder))
    getsize = staticmethod(_on_thread("look for", lambda path: len(files.contents(path))))


path = _Path()
stat, listdir = _on_thread("look for", _there(os.stat)), _on_thread("list", _there(_listed))
rename, replace = _on_thread("rename", _there(os.rename)), _on_thread("rename", _there(os.replace))
remove = unlink = _on_thread("remove", files.remove)
mkdir = makedirs = _on_thread("make", _make)
rmdir = _on_thread("remove", _there(os.rmdir))
