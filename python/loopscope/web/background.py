"""What is done once a request is answered."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from ..calls import Thing
from .threads import in_thread


class BackgroundTask(Thing):
    """A function and what it is called with."""

    def __init__(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.func, self.args, self.kwargs = func, args, kwargs

    async def __call__(self) -> None:
        if inspect.iscoroutinefunction(self.func):
            await self.func(*self.args, **self.kwargs)
        else:
            await in_thread(self.func, *self.args, **self.kwargs)


class BackgroundTasks(Thing):
    """Some of them, one after another."""

    def __init__(self, tasks: list[BackgroundTask] | None = None) -> None:
        self.tasks = list(tasks or [])

    def add_task(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.tasks.append(BackgroundTask(func, *args, **kwargs))

    async def __call__(self) -> None:
        for task in self.tasks:
            await task()
