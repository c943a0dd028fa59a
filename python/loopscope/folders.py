"""`os` as it sees the files that stand-ins keep (`files.py`), beside those on the disk; `os.path`, `pathlib`, `glob` and
`shutil` look through it."""

from __future__ import annotations

import errno
import glob
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from . import files
from .clock import current

_KEPT = ("files", "folders")


def _kept_path(path: Any, options: dict[str, Any]) -> str | None:
    """Where something lies, if files are kept in this run and it is named by a path."""
    clock = current()
    is_here = clock is not None and clock.stand_ins is not None and not clock.stand_ins.kept.keys().isdisjoint(_KEPT)
    is_path = isinstance(path, (str, os.PathLike)) and isinstance(os.fspath(path), str)
    is_relative = any(it is not None for name, it in options.items() if name.endswith("dir_fd"))
    return files.path_of(path) if is_here and is_path and not is_relative else None


def _stat_of(path: str) -> os.stat_result | None:
    """What is known of a file or folder that is kept; none, if there is none."""
    content = files.kept().get(path)
    if content is None and (not files.is_folder(path) or _is_on_disk(path)):
        return None
    mode = stat.S_IFDIR | 0o755 if content is None else stat.S_IFREG | 0o644
    moment = files.moments().get(path, 0.0)
    # An inode of its own, as no two files are the same.
    return os.stat_result((mode, zlib.crc32(path.encode()), 0, 1, 0, 0, len(content or b""), moment, moment, moment))


def _is_on_disk(path: str) -> bool:
    try:
        _real["stat"](path)
    except OSError:
        return False
    return True


def _stat(real: Callable[..., Any]) -> Callable[..., Any]:
    def look(path: Any, **options: Any) -> Any:
        kept = _kept_path(path, options)
        found = _stat_of(kept) if kept is not None else None
        return real(path, **options) if found is None else found

    return look


def _access(real: Callable[..., Any]) -> Callable[..., Any]:
    def access(path: Any, mode: int, **options: Any) -> bool:
        kept = _kept_path(path, options)
        found = _stat_of(kept) if kept is not None else None
        return real(path, mode, **options) if found is None else bool(stat.S_ISDIR(found.st_mode) or not mode & os.X_OK)

    return access


def _remove(real: Callable[..., Any]) -> Callable[..., Any]:
    def remove(path: Any, **options: Any) -> None:
        kept = _kept_path(path, options)
        if kept is not None and kept in files.kept():
            files.remove(kept)
        else:
            real(path, **options)

    return remove


def _rename(real: Callable[..., Any]) -> Callable[..., Any]:
    def rename(src: Any, dst: Any, **options: Any) -> None:
        kept = _kept_path(src, options)
        if kept is None:
            return real(src, dst, **options)
        target = files.path_of(dst)
        if kept in files.kept():
            content, moment = files.kept()[kept], files.moments()[kept]
            files.remove(kept)
            files.kept()[target], files.moments()[target] = content, moment
        else:
            real(src, dst, **options)
            files.kept().pop(target, None)

    return rename


def inside(path: str) -> list[str]:
    """The names of what is kept in a folder."""
    beneath = path.rstrip(os.sep) + os.sep
    names = (it[len(beneath) :].partition(os.sep)[0] for it in (*files.kept(), *files.folders()) if it.startswith(beneath))
    return list(dict.fromkeys(names))


def _listdir(real: Callable[..., Any]) -> Callable[..., Any]:
    def listdir(path: Any = None) -> list[Any]:
        kept = _kept_path("." if path is None else path, {})
        if kept is None or not files.is_folder(kept):
            return real(path)
        on_disk = real(path) if _is_on_disk(kept) else []
        return [*on_disk, *(name for name in inside(kept) if name not in on_disk)]

    return listdir


class _Entry:
    """An `os.DirEntry` of what is kept."""

    def __init__(self, folder: Any, name: str) -> None:
        self.name, self.path = name, os.path.join(os.fspath(folder), name)

    def is_file(self, **_: Any) -> bool:
        return stat.S_ISREG(self.stat().st_mode)

    def is_dir(self, **_: Any) -> bool:
        return stat.S_ISDIR(self.stat().st_mode)

    def is_symlink(self) -> bool:
        return False

    def is_junction(self) -> bool:
        return False

    def inode(self) -> int:
        return self.stat().st_ino

    def stat(self, **_: Any) -> os.stat_result:
        return os.stat(self.path)

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """What `os.scandir` gives, of entries that are known."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> _Scan:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        """Nothing is open."""

    def __enter__(self) -> _Scan:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _scandir(real: Callable[..., Any]) -> Callable[..., Any]:
    def scandir(path: Any = None) -> Any:
        kept = _kept_path("." if path is None else path, {})
        if kept is None or not files.is_folder(kept):
            return real(path)
        path = "." if path is None else path
        with real(path) if _is_on_disk(kept) else _Scan([]) as found:
            on_disk = list(found)
        names = {entry.name for entry in on_disk}
        return _Scan([*on_disk, *(_Entry(path, name) for name in inside(kept) if name not in names)])

    return scandir


def _rmdir(real: Callable[..., Any]) -> Callable[..., Any]:
    def rmdir(path: Any, **options: Any) -> None:
        kept = _kept_path(path, options)
        if kept is None or not files.is_folder(kept):
            return real(path, **options)
        if inside(kept):
            raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), os.fspath(path))
        files.folders().discard(kept)

    return rmdir


_MADE: dict[str, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    "stat": _stat, "lstat": _stat, "access": _access, "remove": _remove, "unlink": _remove, "rename": _rename,
    "replace": _rename, "listdir": _listdir, "scandir": _scandir, "rmdir": _rmdir,
}  # fmt: skip
_real = {name: getattr(os, name) for name in _MADE}


def table() -> Iterator[tuple[Any, str, Any]]:
    """What stands in the place of `os`'s functions."""
    for name, made in _MADE.items():
        yield os, name, made(_real[name])
    # Python 3.13's `pathlib` has kept what `os.scandir` was when it was imported.
    kept = vars(getattr(glob, "_StringGlobber", object)).get("scandir")
    if getattr(kept, "__func__", None) is _real["scandir"]:
        yield glob._StringGlobber, "scandir", staticmethod(_scandir(_real["scandir"]))
