"""What is noted of a run, whoever notes it: events, tasks, lines and limits."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..clock import Clock
from ..errors import LimitReached
from ..jobs import Job
from ..limits import Limits
from ..observer import Observer
from ..watched import Watched

MODULE = 0
"""The number of what is outside of all tasks: the program's module."""

_STEP = {Watched.send.__code__, Watched.throw.__code__}


@dataclass(slots=True)
class TaskRecord:
    """A task so far. Times are µs, `line` is the last of the program's that it is known to have reached."""

    number: int
    name: str
    parent: int | None
    start_us: int
    end_us: int | None = None
    outcome: str | None = None
    error: str | None = None
    line: int = 0
    made_at: int = 0
    """The line that created it: all there is to tell of a coroutine that is not the program's."""
    job: Job | None = None
    """The job that it waits for, unless it has done something else since."""


Event = tuple[int, int, str, dict[str, Any]]
"""Something that happened, as in a trace: when (µs), to which task, what, and the fields of its kind."""


class Notes(Observer):
    """The events, tasks and lines of a run, and who runs at the moment.

    `files` are the program's own files: lines are told in these. Without `keeps_events` there are only tasks and lines.
    """

    def __init__(self, clock: Clock, files: set[str], limits: Limits = Limits(), keeps_events: bool = True) -> None:
        self.clock, self.files, self.limits, self.keeps_events = clock, files, limits, keeps_events
        self.module: dict[str, Any] = {}
        """The names of the program's module."""
        self.events: list[Event] = []
        self.tasks = [TaskRecord(MODULE, "<module>", None, 0)]
        self.log: list[tuple[int, int, str, int]] = []
        """Of each printed line its moment in µs, its task, its text and its line in the program."""
        self.step_count = 0
        self.picture_end: tuple[int, int] | None = None
        """After how many steps, and when, events were no longer kept."""
        self.last_of_all_us = 0
        """When anything last happened: to a task, or to its job."""
        self.last_us = 0
        """When something last happened to a task: what workers do that nobody waits for does not count."""
        self.progress: Callable[[int, int, int], None] | None = None
        self.line_printed: Callable[[int, str], None] | None = None
        self.stopped_at = (MODULE, 0)
        """The task and the line that reached a limit."""
        self.over: BaseException | None = None
        """What has ended the run, if it is over."""
        self.acting: int | None = MODULE
        """Whose step it is, or whose end is told of; nobody's, if a timer or a worker makes happen what happens."""
        self.running: TaskRecord | None = None
        """Whose step it is."""
        self.waited: tuple[int, int, int, int, int] | None = None
        """The last wait for a worker: as which event it is to be told, from when and until when, whose, and at which line."""
        self.last_stepped: TaskRecord | None = None
        """Whose step was the last of the loop that runs."""
        self.step_begins = 0
        """Which event will be, or was, the first of its step."""
        self.step_at_us = 0
        """When that step began."""
        self._names: dict[str, int] = {}
        self._told_at = 0

    @property
    def is_over(self) -> bool:
        return self.over is not None

    @property
    def task(self) -> TaskRecord:
        """Who runs."""
        return self.running or self.tasks[MODULE]

    def happened(self, task: int, kind: str, **fields: Any) -> Event | None:
        """Notes that something happened to a task, now."""
        return self.note(task, kind, fields)

    def note(self, task: int, kind: str, fields: dict[str, Any]) -> Event | None:
        """The same, and quicker."""
        if self.over is not None:
            return None
        if self.waited is not None:
            self.end_wait()
        self.last_us = self.last_of_all_us = t_us = self.clock.now_us
        if not self.keeps_events:
            return None
        event = (t_us, task, kind, fields)
        self.events.append(event)
        return event

    def beside(self, task: int, kind: str, **fields: Any) -> Event | None:
        """Notes what does not count as something that happened to the task itself: what its job does."""
        if self.over is not None:
            return None
        self.last_of_all_us = t_us = self.clock.now_us
        if not self.keeps_events:
            return None
        event = (t_us, task, kind, fields)
        self.events.append(event)
        return event

    def end_wait(self) -> None:
        """A wait for a worker is told once it is over and something follows."""
        if self.waited is None:
            return
        (at, from_us, t_us, task, line), self.waited = self.waited, None
        if t_us > from_us and self.keeps_events:
            self.events.insert(at, (from_us, task, "block-started", {"us": t_us - from_us, "line": line}))
            self.events.append((t_us, task, "block-ended", {}))

    def line_here(self) -> int:
        """The line of the program that is being run, or 0."""
        frame = self.frame_here()
        return frame.f_lineno if frame else 0

    def frame_here(self) -> types.FrameType | None:
        """The innermost frame of the program's own, if its code is being run."""
        frame: types.FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.files:
            # What has started the loop is not the line of a step.
            frame = None if frame.f_code in _STEP else frame.f_back
        return frame

    def acting_line(self) -> tuple[int | None, int | None]:
        """Who makes happen what happens now, and the line that one has reached."""
        acting = self.acting
        if acting is None or acting == MODULE:
            return None, None
        record = self.tasks[acting]
        if self.running is record:
            record.line = self.line_here() or record.line
        return acting, record.line

    def steps(self, count: int) -> None:
        if self.over:
            raise self.over
        self.step_count += count
        if self.progress and self.step_count > self._told_at + 500:
            self._told_at = self.step_count
            self.progress(self.clock.now_us, self.step_count, len(self.tasks) - 1)
        if self.picture_end is None and self.step_count > self.limits.picture:
            self.picture_end, self.keeps_events = (self.step_count, self.last_us), False
        if self.step_count > self.limits.steps:
            self.stop(f"more than {self.limits.steps:,} steps", "statements", self.limits.steps)

    def stop(self, text: str, kind: str | None = None, most: int | None = None) -> None:
        """Ends the run here."""
        if not self.over:
            record = self.running or self.last_stepped or self.tasks[MODULE]
            # Between two steps the line that is being run is the one that has started the loop.
            between = self.running is None and record.number != MODULE
            self.stopped_at = (record.number, (not between and self.line_here()) or record.line)
        self.over = self.over or LimitReached(text, kind, most)
        raise self.over

    def where(self) -> tuple[int, int]:
        """Who prints, and where."""
        job = self.clock.job
        return job.task if job else self.task.number, self.line_here()

    def printed(self, place: tuple[int, int], text: str) -> None:
        """A line was printed there."""
        if self.over:
            return
        task, line = place
        self.happened(task, "printed", text=text, line=line)
        self.tasks[task].line = line
        self.log.append((self.clock.now_us, task, text, line))
        if self.line_printed:
            self.line_printed(self.clock.now_us, text)
        if len(self.log) > self.limits.lines:
            self.log.pop()
            self.stop(f"more than {self.limits.lines:,} lines printed")

    def create(self, name: str, parent: int | None) -> TaskRecord:
        """Notes a new task."""
        count = self._names[name] = self._names.get(name, 0) + 1
        unique = name if count == 1 else f"{name}#{count}"
        record = TaskRecord(len(self.tasks), unique, parent, self.clock.now_us, made_at=self.line_here())
        self.tasks.append(record)
        self.happened(record.number, "task-created", **({} if parent is None else {"parent": parent}))
        if len(self.tasks) > self.limits.tasks + 1:
            self.stop(f"more than {self.limits.tasks:,} tasks", "started", self.limits.tasks)
        return record

    def fail(self, error: BaseException, lines: list[str]) -> None:
        """An exception has left the program: its traceback is the end of the log."""
        self.running = None
        module = self.tasks[MODULE]
        module.line = self.line_of_error(error) or getattr(error, "lineno", None) or module.line
        module.error = describe(error)
        for line in lines:
            self.printed((MODULE, module.line), line)

    def line_of_error(self, error: BaseException) -> int:
        """The innermost line of the program's own in a traceback, or 0."""
        line, traceback = 0, error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename in self.files:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return line


def labelled(label: str | None) -> dict[str, str]:
    """The field of an event that has a label, if it has."""
    return {} if label is None else {"label": label}


def describe(error: BaseException) -> str:
    """An exception as Python shows it: `Type: message`."""
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
