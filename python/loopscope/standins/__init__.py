"""Modules that take the places of libraries which talk to the world, as long as a program runs on a clock that jumps.

A file (or folder) here is found under its own name, `httpx` for `standins/httpx.py`, whether the library is installed or
not. Its calls wait or block as the real one's do, for as long as a comment says (`# loopscope: httpx 300ms`), else for
`USUAL_SECONDS`, and return something plain. What a stand-in does not have is an error that says what it has.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import os
import pkgutil
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .. import words
from ..clock import Clock, current
from ..comments import Comments
from ..errors import lacks
from ..words import Said

if TYPE_CHECKING:
    from ..web.server import Answer

USUAL_SECONDS = 0.1
"""For how long a call takes of which nothing is said."""

LIBRARIES = (
    "aiofiles", "aiohttp", "asyncpg", "fastapi", "httpx", "pydantic", "redis", "requests", "sqlalchemy", "starlette", "uvicorn"
)  # fmt: skip
"""Whose places are taken."""

WITHOUT_CALLS = ("fastapi", "pydantic", "starlette", "uvicorn")
"""Those among them that do what they do at once."""

_FOLDER = os.path.dirname(__file__)


class StandIns:
    """Those of one run: which the program has imported, and what they keep."""

    def __init__(self, comments: Comments, is_program: Callable[[str], bool]) -> None:
        self.comments = comments
        self.used: dict[str, int] = {}
        """Of each library that the program has imported the line at which it did; 0, if another file did."""
        self.kept: dict[str, Any] = {}
        """What a stand-in wants to find again in this run."""
        self.is_program = is_program
        self.is_served = False
        """Whether an app was sent requests."""
        self.answers: list[Answer] = []
        """What became of each, in the order of the answers."""
        self._loading = 0

    def seconds(self, library: str) -> float:
        """For how long a call of this library takes."""
        us = self.comments.durations_us.get(library)
        return USUAL_SECONDS if us is None else us / 1_000_000

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Finds stand-ins before anything that is installed: an entry of `sys.meta_path`."""
        library, *inner = name.split(".")
        if library not in LIBRARIES or current() is None or self._is_own(library):
            return None
        if not self._loading:
            self.used.setdefault(library, self._line())
        parents = [library, *inner][:-1]
        spec = importlib.machinery.PathFinder.find_spec(name, [os.path.join(_FOLDER, *parents)])
        if spec is None or spec.loader is None:
            parent = sys.modules[".".join(parents)]
            raise ImportError(_lacks(parent, inner[-1]), name=name)
        spec.loader = _Loader(self, spec.loader)
        # With a path each of them is asked for the submodules that it lacks, and can say so.
        spec.submodule_search_locations = spec.submodule_search_locations or []
        return spec

    def _is_own(self, library: str) -> bool:
        """Whether the program has a file of that name itself, which Python would find before any library."""
        own = importlib.machinery.PathFinder.find_spec(library, sys.path[:1])
        return own is not None and own.loader is not None

    def _line(self) -> int:
        frame: types.FrameType | None = sys._getframe(1)
        while frame is not None and not self.is_program(frame.f_code.co_filename):
            frame = frame.f_back
        return frame.f_lineno if frame else 0

    def in_words(self) -> Said:
        """Which stand-ins were used, for people."""
        ms = {name: None if name in WITHOUT_CALLS else round(self.seconds(name) * 1000, 3) for name in self.used}
        return words.took_the_place(list(ms.items()))


def _lacks(module: types.ModuleType, name: str) -> str:
    inside = pkgutil.iter_modules([os.path.join(_FOLDER, *module.__name__.split("."))])
    return lacks(f"the stand-in for {module.__name__}", name, [*module.__all__, *(it.name for it in inside)])


class _Loader:
    """Loads a stand-in anew for each run."""

    def __init__(self, stand_ins: StandIns, loader: Any) -> None:
        self._stand_ins, self._loader = stand_ins, loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """As modules are made."""

    def exec_module(self, module: types.ModuleType) -> None:
        self._stand_ins._loading += 1
        try:
            self._loader.exec_module(module)
        finally:
            self._stand_ins._loading -= 1

        def __getattr__(name: str) -> Any:
            raise AttributeError(_lacks(module, name))

        module.__getattr__ = __getattr__


@contextlib.contextmanager
def in_place(clock: Clock, stand_ins: StandIns) -> Iterator[None]:
    """They stand in their libraries' places as long as the context lasts."""

    def is_theirs(name: str) -> bool:
        return name.split(".")[0] in LIBRARIES

    before = {name: module for name, module in sys.modules.items() if is_theirs(name)}
    for name in before:
        del sys.modules[name]
    clock.stand_ins = stand_ins
    sys.meta_path.insert(0, stand_ins)
    try:
        yield
    finally:
        sys.meta_path.remove(stand_ins)
        for name in list(filter(is_theirs, sys.modules)):
            del sys.modules[name]
        sys.modules.update(before)
