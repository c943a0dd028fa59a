"""Runs in a notebook, shown in its cells: the page stands there with the run in it, and stays when the notebook is saved.

    await loopscope.show(main())   # as it really runs, on the notebook's own loop
    loopscope.predict(main)        # on a clock that jumps
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import html
import inspect
import linecache
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from types import CoroutineType
from typing import Any

from . import clock as clocks
from . import stage
from .clock import Clock
from .errors import LimitReached
from .limits import Limits
from .loop import make_task
from .program import Run, execute, one_at_a_time, outcome_of, recorder_of, under_way
from .real import RealClock, RealLoop

HEIGHT_PX = 640
VIEW = "hide=editor"
"""What the page leaves out in a cell: the program stands above it."""


class Shown:
    """A run as a notebook's cell shows it. `run` is what became of it."""

    def __init__(self, run: Run, height: int = HEIGHT_PX) -> None:
        self.run, self.height = run, height

    def _repr_html_(self) -> str:
        """A frame that has the page and the run in it. It reaches nothing of the notebook."""
        try:
            document = stage.document(self.run.trace(), VIEW)
        except stage.NoPage as why:
            return f"<p>{html.escape(f'{self!r}: {why}')}</p>"
        return (
            f'<iframe srcdoc="{html.escape(document)}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'title="Loopscope" style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<{self.run.outcome} after {self.run.total_us / 1e6:.2f} s>"


async def show(main: CoroutineType[Any, Any, Any], *, height: int = HEIGHT_PX) -> Shown:
    """Awaits a coroutine on the loop that is running, and records it and the tasks that come of it, as they really run.

    What leaves it is in the result. Lines are told in the file, or cell, that the coroutine is of. Raises `RuntimeError`
    if there is a run already, or the loop is not one of asyncio's own.
    """
    loop = asyncio.get_running_loop()
    if clocks.current() is not None or not isinstance(loop, asyncio.SelectorEventLoop):
        main.close()
        raise RuntimeError("there is a run already" if clocks.current() else f"{type(loop).__name__} cannot be observed")
    run = _run_of(RealClock(), main.cr_code, main.cr_frame.f_globals, Limits(seconds=0))
    with one_at_a_time, under_way(run) as output, _observed(loop, run):
        asyncio._set_running_loop(loop)
        try:
            with outcome_of(run):
                await loop.create_task(main)
            output.end()
        finally:
            _end(run)
    return Shown(run, height)


def predict(main: Callable[[], Coroutine[Any, Any, Any]], *, height: int = HEIGHT_PX, **options: Any) -> Shown:
    """Runs `asyncio.run(main())` on a clock that jumps, in a thread that has a loop and a clock of its own.

    `options` are those of `Clock`. What leaves it is in the result.
    """
    function = inspect.unwrap(main)
    made: list[Run] = []

    def on_thread() -> None:
        run = _run_of(Clock(**options), function.__code__, function.__globals__, Limits())
        made.append(run)
        with one_at_a_time, under_way(run) as output:
            try:
                execute(run, lambda: asyncio.run(main()))
                output.end()
            finally:
                _end(run)

    thread = threading.Thread(target=on_thread, name="loopscope")
    thread.start()
    thread.join()
    return Shown(made[0], height)


def _run_of(clock: Clock, code: Any, names: dict[str, Any], limits: Limits) -> Run:
    recorder = recorder_of(clock, {code.co_filename}, limits)
    recorder.module = names
    out = sys.stdout
    recorder.line_printed = lambda _, text: print(text, file=out)
    return Run(recorder, "".join(linecache.getlines(code.co_filename)))


def _end(run: Run) -> None:
    run.recorder.name_objects()
    # Nobody's names are kept for what comes later.
    run.recorder.module = {}
    run.recorder.end(LimitReached("the run is over"))


@contextlib.contextmanager
def _observed(loop: Any, run: Run) -> Iterator[None]:
    """A loop that is there already is observed as long as the context lasts; of its tasks those that come of this one."""
    kind, factory = type(loop), loop.get_task_factory()
    ours = contextvars.ContextVar("ours", default=False)

    def make(loop: Any, coro: Any, **kwargs: Any) -> Any:
        if ours.get():
            return make_task(loop, coro, **kwargs)
        return factory(loop, coro, **kwargs) if factory else asyncio.Task(coro, loop=loop, **kwargs)

    token = ours.set(True)
    loop.__class__ = type(kind.__name__, (RealLoop, kind), {})
    loop.observe(run.recorder.clock)
    loop.timers.take_over(loop)
    loop.set_task_factory(make)
    try:
        yield
    finally:
        loop.__class__ = kind
        loop.timers.give_back(loop)
        loop.set_task_factory(factory)
        ours.reset(token)
