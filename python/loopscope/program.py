"""Runs a program on a clock that jumps, as `__main__`, and records it.

run = run_file("program.py")
run.outcome, run.total_us, run.log
json.dump(run.trace(), file)
"""

from __future__ import annotations

import ast
import asyncio
import atexit
import contextlib
import functools
import gc
import importlib.util
import linecache
import logging
import os
import random
import re
import sys
import threading
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import clock as clocks
from . import comments, frames, loggers, output, patches, real, serving, standins, times, trace
from .clock import Clock, Stuck
from .errors import LimitReached
from .export import without_burn
from .limits import Limits
from .objects import watching
from .paced import PacedClock
from .reached import Reached
from .recording import Recorder
from .waiting import wait_for
from .watchdog import Watchdog

_real_register = atexit.register
one_at_a_time = threading.Lock()
"""What runs holds it: what stands in for what is there once in a process."""


@dataclass
class Run:
    """What became of a program.

    `outcome` is `finished`, `stuck` (a deadlock), `limit`, `failed` (an exception has left it) or `stopped` (by a person);
    `total_us` when the last thing happened; `log` the printed lines with their moments in µs; `error` the exception as
    Python tells it, `code` the exit code that Python would end with. `warnings` are Python's own, each with its moment in
    µs and the line that it is about.
    """

    recorder: Recorder
    source: str
    outcome: str = "finished"
    error: list[str] = field(default_factory=list)
    code: int = 0
    warnings: list[tuple[int, int, str]] = field(default_factory=list)
    at_exit: list[Callable[[], Any]] = field(default_factory=list)
    """What the program wants to be called at its end."""
    stand_ins: standins.StandIns | None = None
    """What has taken the place of libraries; nothing does on the real clock."""

    @property
    def total_us(self) -> int:
        return trace.total(self.recorder, self.outcome)

    @property
    def log(self) -> list[tuple[int, str]]:
        return [(t_us, text) for t_us, _, text, _ in self.recorder.log]

    def stuck(self) -> list[tuple[str, int, str]]:
        """Who waits at the end of a deadlock, at which line, for what."""
        return trace.waits(self.recorder) if self.outcome == "stuck" else []

    def trace(self) -> dict[str, Any]:
        """All of it as a `loopscope-trace-1`."""
        made = trace.trace(self.recorder, self.outcome, self.source, self.findings())
        title = comments.title(self.source)
        if title is not None:
            made["title"] = title
        first = len(self.recorder.tasks) - len(made["tasks"])
        return made if self.stand_ins is None else {**made, **serving.of_trace(self.stand_ins, first)}

    def findings(self) -> list[dict[str, Any]]:
        """What there is to say beside the log, each with its code, moment and lines."""
        findings = [
            {
                "code": "never-awaited" if text.endswith("was never awaited") else "python-warning",
                "t_us": min(t_us, self.total_us),
                "tasks": [],
                "lines": [line] if line else [],
                "text": text,
            }
            for t_us, line, text in self.warnings
        ]
        over = self.recorder.over
        if self.outcome == "limit" and isinstance(over, LimitReached) and not over.kind:
            # No limit that a script has.
            line = self.recorder.stopped_at[1]
            told = {"code": "stopped", "t_us": self.total_us, "tasks": [], "lines": [line] if line else [], "text": str(over)}
            findings.append(told)
        return findings if self.stand_ins is None else [*findings, *serving.findings(self.stand_ins)]


def run_file(path: str, args: list[str] | None = None, **options: Any) -> Run:
    """Runs the program in a file; `options` are those of `run_source`.

    Raises `OSError` if it cannot be read.
    """
    with open(path, "rb") as file:
        source = file.read()
    return run_source(source, os.path.abspath(path), args or [], **options)


def run_source(
    source: str | bytes,
    filename: str = "<program>",
    args: list[str] | None = None,
    *,
    cores: int = 4,
    gil: bool = True,
    computing: bool = True,
    limits: Limits = Limits(),
    keeps_events: bool = True,
    clock_is_real: bool = False,
    paced: bool = False,
    progress: Callable[[int, int, int], None] | None = None,
    line: Callable[[int, str], None] | None = None,
    at: Callable[[int], None] | None = None,
) -> Run:
    """Runs a program's text. It never raises what the program raises: that is in the result.

    `cores` and `gil` are what computes, with `computing` also what was measured. `clock_is_real`: the program runs as it
    really does, on the real clock, with the real network and threads, and is recorded; `paced`: the clock that jumps waits
    instead. `line` hears of each printed line
    with its moment in µs, `progress` now and then of the moment, the steps and the tasks so far, `at` of each line of the
    program that is reached for the first time, and, as often as somebody sends `SIGALRM`, of the one that is being run: who
    hears of it knows where a program was that is never heard of again.

    Raises `RuntimeError` in a program that is being run: there is one at a time. Other threads wait for it.
    """
    if clocks.current() is not None:
        raise RuntimeError("a program that is being run cannot run another one")
    if clock_is_real:
        clock: Clock = real.RealClock()
    else:
        clock = PacedClock(cores, gil) if paced else Clock(cores, gil, computing)
    recorder = recorder_of(clock, {filename}, limits, keeps_events)
    run = Run(recorder, source if isinstance(source, str) else _text(source))
    main = types.ModuleType("__main__")
    main.__file__ = filename
    recorder.module = main.__dict__
    recorder.progress, recorder.line_printed, recorder.line_reached = progress, line, at
    with one_at_a_time, _as_main(main, filename, source, args or []), under_way(run) as out:
        try:
            execute(run, lambda: _run_main(run, source, filename, main))
            out.end()
        finally:
            _let_go(recorder, main)
    return run


def _run_main(run: Run, source: str | bytes, filename: str, main: types.ModuleType) -> None:
    with run.recorder.clock.unmeasured:
        code = _compile(source, filename)
    exec(code, main.__dict__)
    if run.stand_ins:
        serving.serve(main, run.stand_ins)


def recorder_of(clock: Clock, files: set[str], limits: Limits = Limits(), keeps_events: bool = True) -> Recorder:
    """The recorder that such a clock takes."""
    kind = real.RealRecorder if isinstance(clock, real.RealClock) else Recorder
    clock.observer = recorder = kind(clock, files, limits, keeps_events)
    return recorder


@contextlib.contextmanager
def under_way(run: Run) -> Iterator[output.Output]:
    """What a run takes stands in its places as long as the context lasts, and this thread is the run's; `one_at_a_time`."""
    recorder, clock = run.recorder, run.recorder.clock
    is_real = isinstance(clock, real.RealClock)
    is_program = recorder.files.__contains__
    if not is_real:
        run.stand_ins = standins.StandIns(comments.read(run.source, standins.LIBRARIES), is_program)
    stand_ins = real.table() if is_real else patches.table(is_program, clock)
    new_policy = real.Policy if is_real else patches.Policy
    out = output.Output(clock, recorder.where, recorder.printed)
    all_of_them = (
        *stand_ins,
        *patches.policies(),
        *frames.table(),
        *watching(recorder),
        *output.table(out),
        (atexit, "register", _register(run)),
        # What the program has called for an exception is gone with it.
        (sys, "excepthook", sys.excepthook),
    )
    with (
        patches.in_place(all_of_them, new_policy),
        standins.in_place(clock, run.stand_ins) if run.stand_ins else contextlib.nullcontext(),
        clock.measuring or contextlib.nullcontext(),
        contextlib.nullcontext() if is_real else times.in_utc(),
        loggers.as_they_were(),
        warnings.catch_warnings(),
    ):
        if not is_real:
            random.seed(1)
        warnings.showwarning = lambda *about: _warn(run, *about)
        clocks.set_current(clock)
        threshold = gc.get_threshold()
        # A recorder's notes are many, and in no circles.
        gc.set_threshold(20_000, 20, 50)
        try:
            yield out
        finally:
            gc.set_threshold(*threshold)
            clocks.set_current(None)


def _register(run: Run) -> Callable[..., Any]:
    def register(function: Any, /, *args: Any, **kwargs: Any) -> Any:
        if clocks.current() is None:
            return _real_register(function, *args, **kwargs)
        run.at_exit.append(functools.partial(function, *args, **kwargs))
        return function

    return register


def _let_go(recorder: Recorder, main: types.ModuleType) -> None:
    """What a program leaves behind ends now, unheard, and not in the middle of the next one."""
    recorder.name_objects()
    recorder.end(LimitReached("the run is over"))
    level = logging.root.manager.disable
    logging.disable()
    main.__dict__.clear()
    asyncio._set_running_loop(None)
    gc.collect()
    logging.disable(level)


def _compile(source: str | bytes, filename: str) -> types.CodeType:
    if isinstance(source, bytes):
        _check_encoding(source, filename)
    tree = without_burn(compile(source, filename, "exec", ast.PyCF_ONLY_AST, dont_inherit=True))
    return compile(tree, filename, "exec", dont_inherit=True)


_DECLARATION = re.compile(rb"(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=]")


def _check_encoding(source: bytes, filename: str) -> None:
    """Says what Python says of a file, and not what it says of a text that it is given."""
    try:
        source.decode()
    except UnicodeDecodeError as error:
        if _DECLARATION.match(source):
            return
        line, code = source.count(b"\n", 0, error.start) + 1, source[error.start]
        text = (
            f"Non-UTF-8 code starting with '\\x{code:02x}' in file {filename} on line {line}, but no encoding declared; "
            "see https://peps.python.org/pep-0263/ for details"
        )
        raise SyntaxError(text, (filename, line, None, None)) from None


def execute(run: Run, program: Callable[[], Any]) -> None:
    """Runs a program to its end, and does what Python does before it exits: waits for workers, calls what was registered."""
    recorder, clock = run.recorder, run.recorder.clock
    with outcome_of(run), Watchdog(recorder), Reached(recorder):
        if clock.measuring:
            clock.measuring.restart()
        with outcome_of(run):
            program()
        if run.outcome not in ("finished", "failed"):
            return
        if not isinstance(clock, real.RealClock):
            wait_for(lambda: _are_done(clock))
        for call in reversed(run.at_exit):
            try:
                call()
            except Exception as error:
                print("Exception ignored in atexit callback:", *told(error), sep="\n", file=sys.stderr)


@contextlib.contextmanager
def outcome_of(run: Run) -> Iterator[None]:
    """How the context is left is how the run has ended."""
    recorder = run.recorder
    try:
        yield
        if recorder.over:
            raise recorder.over
    except (Stuck, LimitReached) as end:
        _break_off(run, recorder.over or end)
    except SystemExit as leaving:
        run.code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        if leaving.code is not None and not isinstance(leaving.code, int):
            text = str(leaving.code)
            print(text, file=sys.stderr)
            recorder.left_by_program(leaving, text.split("\n"), aloud=False)
    except KeyboardInterrupt:
        run.outcome, run.code = "stopped", 130
    except BaseException as error:
        if recorder.over:
            # Raised by what was going on when the run ended.
            return _break_off(run, recorder.over)
        run.outcome, run.code, run.error = "failed", 1, told(error)
        recorder.fail(error, run.error)


def _break_off(run: Run, end: BaseException) -> None:
    """It is over for good by what came first: a limit may have taken a callback out of a loop that then has nothing to do."""
    if isinstance(end, Stuck):
        run.outcome = "stuck"
        return
    run.outcome, run.code = "limit", 4
    [filename] = run.recorder.files
    run.error = [f"{os.path.basename(filename)}:{run.recorder.stopped_at[1]}: stopped: {end}"]


def _are_done(clock: Clock) -> bool:
    return all(pool.is_idle for pool in clock.pools) and not any(
        thread.is_alive() for thread in clock.threads if not thread.daemon
    )


def told(error: BaseException) -> list[str]:
    """The lines of a traceback, as Python would print it."""
    about = traceback.TracebackException.from_exception(error)
    if not about.stack:
        # What is wrong with the text has been nowhere.
        about.stack = None
    return "".join(about.format()).rstrip("\n").split("\n")


def _warn(run: Run, message: Any, category: type[Warning], filename: str, lineno: int, *_: Any) -> None:
    if run.outcome in ("stuck", "limit") or issubclass(category, (ResourceWarning, DeprecationWarning)):
        return
    line = lineno if filename in run.recorder.files else 0
    run.warnings.append((run.recorder.clock.now_us, line, f"{category.__name__}: {message}"))


@contextlib.contextmanager
def _as_main(main: types.ModuleType, filename: str, source: str | bytes, args: list[str]) -> Iterator[None]:
    """The module is `__main__`, its folder the first where modules are looked for, its text what tracebacks show."""
    text = source if isinstance(source, str) else _text(source)
    before, folder = (sys.modules["__main__"], sys.argv, sys.path), os.path.dirname(filename)
    modules = set(sys.modules)
    sys.modules["__main__"], sys.argv, sys.path = main, [filename, *args], [folder, *sys.path]
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    try:
        yield
    finally:
        sys.modules["__main__"], sys.argv, sys.path = before
        for name in set(sys.modules) - modules:
            # The program's own modules may know what was there in this run alone.
            if folder and _is_beside(folder, name):
                del sys.modules[name]
        linecache.cache.pop(filename, None)


def _is_beside(folder: str, name: str) -> bool:
    """Whether a module was found in the program's folder, and is none of an environment there, nor this package's."""
    file = getattr(sys.modules[name], "__file__", None) or ""
    return file.startswith(os.path.join(folder, *name.split("."))) and name.partition(".")[0] != __package__


def _text(source: bytes) -> str:
    """The text of a file, in the encoding that it says it has."""
    try:
        return importlib.util.decode_source(source)
    except (SyntaxError, UnicodeDecodeError):
        return source.decode("utf-8", "replace")
