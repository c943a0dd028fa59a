"""The queues, semaphores, locks and events of a program, numbered by kind in the order of their making; and what happens to
them, told to the recorder."""

from __future__ import annotations

import asyncio
import asyncio.locks
import functools
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .recording import Recorder

MOST = 65_536
"""So many of a kind have numbers; a trace has no room for more."""

KINDS: dict[str, type] = {
    "queue": asyncio.Queue,
    "semaphore": asyncio.Semaphore,
    "lock": asyncio.Lock,
    "event": asyncio.Event,
}
_ASYNCIO = os.path.dirname(asyncio.__file__)


class Shared:
    """An object that tasks share."""

    def __init__(self, thing: Any, kind: str, number: int, limit: int | None) -> None:
        self.thing, self.kind, self.number, self.limit = thing, kind, number, limit
        self.name: str | None = None


class Objects:
    """All of them."""

    def __init__(self) -> None:
        self.of_kind: dict[str, list[Shared]] = {kind: [] for kind in KINDS}
        self._by_id: dict[int, Shared] = {}

    def add(self, thing: Any, kind: str, limit: int | None) -> None:
        """Numbers a new one."""
        of_kind = self.of_kind[kind]
        if len(of_kind) < MOST:
            shared = Shared(thing, kind, len(of_kind), limit)
            of_kind.append(shared)
            self._by_id[id(thing)] = shared

    def get(self, thing: Any) -> Shared | None:
        """What is known of an object, if the program has made it."""
        return self._by_id.get(id(thing))

    def __iter__(self) -> Iterator[Shared]:
        return (shared for of_kind in self.of_kind.values() for shared in of_kind)


def watching(recorder: Recorder) -> Iterator[tuple[Any, str, Any]]:
    """What stands in the classes' places while a program is recorded: class, name, and function."""
    objects, happened = recorder.objects, recorder.shared

    def limit_of(kind: str, thing: Any) -> int | None:
        if kind == "queue":
            return thing.maxsize if thing.maxsize > 0 else None
        return thing._value if kind == "semaphore" else None

    def make(kind: str, real: Any) -> Any:
        @functools.wraps(real)
        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
            real(self, *args, **kwargs)
            maker = sys._getframe(1)
            while maker.f_locals.get("self") is self and maker.f_back:
                maker = maker.f_back
            # What asyncio makes for itself has no name.
            if not maker.f_code.co_filename.startswith(_ASYNCIO):
                objects.add(self, kind, limit_of(kind, self))

        return __init__

    def when(cls: type, name: str, kind: str, happens: Any) -> tuple[type, str, Any]:
        real = getattr(cls, name)

        @functools.wraps(real)
        def method(self: Any, *args: Any) -> Any:
            if (shared := objects.get(self)) and happens(self):
                happened(shared, kind, *args)
            return real(self, *args)

        return cls, name, method

    def taken(cls: type, kind: str) -> tuple[type, str, Any]:
        real = cls.acquire

        @functools.wraps(real)
        async def acquire(self: Any) -> Any:
            begins = recorder.step_begins
            got = await real(self)
            if shared := objects.get(self):
                # Who has waited has it with the beginning of the step, and may have woken the next one since.
                happened(shared, kind, at=None if recorder.step_begins == begins else recorder.step_begins)
            return got

        return cls, "acquire", acquire

    for kind, cls in KINDS.items():
        yield cls, "__init__", make(kind, cls.__init__)
    yield when(asyncio.Queue, "put_nowait", "item-put", lambda queue: not queue.full())
    yield when(asyncio.Queue, "get_nowait", "item-got", lambda queue: not queue.empty())
    yield when(asyncio.Queue, "task_done", "item-done", lambda queue: queue._unfinished_tasks > 0)
    yield taken(asyncio.Semaphore, "permit-taken")
    yield when(asyncio.Semaphore, "release", "permit-released", lambda _: True)
    yield taken(asyncio.Lock, "lock-taken")
    yield when(asyncio.Lock, "release", "lock-released", lambda lock: lock._locked)
    yield when(asyncio.Event, "set", "event-set", lambda _: True)
    yield when(asyncio.Event, "clear", "event-cleared", lambda _: True)
