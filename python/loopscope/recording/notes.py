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
from ..watched import STEP

MODULE = 0
"""The number of what is outside of all tasks: the program's module."""

_OF_WORKERS = {"job-started", "job-ended", "job-dropped"}
"""What does not count as something that happened to the task itself: what its job does."""


@dataclass(slots=True)
class TaskRecord:
    """A task so far. Times are µs, `line` is the last of the program's that it is known to have reached."""

    number: int
    name: str
    """Nobody else's."""
    called: str
    """What its name is made of: as the program calls it, or its coroutine is called."""
    parent: int | None
    start_us: int
    end_us: int | None = None
    outcome: str | None = None
    error: str | None = None
    line: int = 0
    made_at: int = 0
    """The line that created it: all there is to tell of a coroutine that is not the program's."""
    is_own: bool = False
    """Whether its coroutine's code is the program's own."""
    job: Job | None = None
    """The job that it waits for, unless it has done something else since."""


Event = tuple[int, int, str, dict[str, Any]]
"""Something that happened, as in a trace: when (µs), to which task, what, and the fields of its kind."""

Note = tuple[int, int, str, Any, Any]
"""An event as it is noted: when is a stamp of the clock, and behind what it was stand its fields, or, of what is in `OFTEN`,
their values alone."""

WIDTH = 5
"""Of a note."""

OFTEN = {
    "task-resumed": ("landed", ""),
    "task-yielded": ("line", ""),
    "task-sleeping": ("until_us", "line"),
    "task-waiting": ("on", "line"),
    "task-woken": ("by", "line"),
    "timer-due": ("due_us", ""),
}
"""Of what happens all the time the names of its fields."""

Wait = tuple[int, int, int, int, int]
"""A wait for a worker: as which event it is to be told, from when and until when, whose, and at which line."""


class Notes(Observer):
    """The events, tasks and lines of a run, and who runs at the moment.

    `files` are the program's own files: lines are told in these. Without `keeps_events` there are only tasks and lines.
    """

    def __init__(self, clock: Clock, files: set[str], limits: Limits = Limits(), keeps_events: bool = True) -> None:
        self.clock, self.files, self.limits, self.keeps_events = clock, files, limits, keeps_events
        self.stamp = clock.stamp
        self.module: dict[str, Any] = {}
        """The names of the program's module."""
        self.notes: list[Any] = []
        """One note after the other, flat: lists of millions of tuples are what collects garbage in a program."""
        self.add: Callable[[Note], object]
        """Takes what happens: the list of notes, or what stands in for it now."""
        self._take_on()
        self.tasks = [TaskRecord(MODULE, "<module>", "<module>", None, 0)]
        self.log: list[tuple[int, int, str, int]] = []
        """Of each printed line its moment in µs, its task, its text and its line in the program."""
        self.step_count = 0
        self.picture_end: tuple[int, int] | None = None
        """After how many steps, and when, events were no longer kept."""
        self.progress: Callable[[int, int, int], None] | None = None
        self.line_printed: Callable[[int, str], None] | None = None
        self.line_reached: Callable[[int], None] | None = None
        self.stopped_at = (MODULE, 0)
        """The task and the line that reached a limit."""
        self.over: BaseException | None = None
        """What has ended the run, if it is over."""
        self.acting = MODULE
        self.running: TaskRecord | None = None
        """Whose step it is."""
        self.waited: Wait | None = None
        """The last wait for a worker, until it is told."""
        self.last_stepped: TaskRecord | None = None
        """Whose step was the last of the loop that runs."""
        self.step_begins = 0
        """Which event will be, or was, the first of its step."""
        self._passed = self._passed_of_tasks = 0
        """When the last event was that was not kept, and the last of those that are no workers'."""
        self._over_at: int | None = None
        self._names: dict[str, int] = {}
        self._taken = {"<module>"}
        self._told_at = 0

    @property
    def task(self) -> TaskRecord:
        """Who runs."""
        return self.running or self.tasks[MODULE]

    @property
    def last_of_all_us(self) -> int:
        """When anything last happened, to a task or to its job; or, if the run was broken off, when that was."""
        last = self.notes[-WIDTH] if self.notes else 0
        return self.clock.us(self._over_at if self._over_at is not None else max(last, self._passed))

    @property
    def last_us(self) -> int:
        """When something last happened to a task: what workers do that nobody waits for does not count."""
        notes = self.notes
        at = len(notes) - WIDTH
        while at >= 0 and notes[at + 2] in _OF_WORKERS:
            at -= WIDTH
        last = notes[at] if at >= 0 else 0
        return self.clock.us(max(last, self._passed_of_tasks))

    def all_events(self) -> list[Event]:
        """What has happened, in order, each with its moment in µs."""
        return [self._event(*note) for note in zip(*[iter(self.notes)] * WIDTH)]

    def _event(self, stamp: int, task: int, kind: str, first: Any, second: Any) -> Event:
        if isinstance(first, dict):
            return self.clock.us(stamp), task, kind, first
        values = zip(OFTEN[kind], (first, second))
        return self.clock.us(stamp), task, kind, {name: value for name, value in values if value is not None}

    def happened(self, task: int, kind: str, **fields: Any) -> Note:
        """Notes that something happened to a task, now."""
        note = (self.stamp(), task, kind, fields, None)
        self.add(note)
        return note

    def _take_on(self) -> None:
        self.add = self.notes.extend if self.keeps_events else self._pass_by

    def _pass_by(self, note: Note) -> None:
        self._passed = note[0]
        if note[2] not in _OF_WORKERS:
            self._passed_of_tasks = note[0]

    def end(self, error: BaseException) -> None:
        """The run is over: what still happens is what it has left behind."""
        if self.over is None:
            self.over, self.is_over, self.add = error, True, _forget

    def move_last(self, at: int) -> None:
        """The last note is told as that one."""
        last = self.notes[-WIDTH:]
        del self.notes[-WIDTH:]
        self.notes[at:at] = last

    def wait(self, waited: Wait) -> None:
        """A wait for a worker is over. It is told once something follows."""
        self.waited, self.add = waited, self._add_behind_wait

    def _add_behind_wait(self, note: Note) -> None:
        if note[2] in _OF_WORKERS:
            self.notes.extend(note) if self.keeps_events else self._pass_by(note)
            return
        self.end_wait()
        self.add(note)

    def forget_wait(self) -> None:
        """The last wait is not to be told."""
        self.waited = None
        self._take_on()

    def end_wait(self) -> None:
        """Tells of the last wait for a worker, if it has not been told and took time."""
        if self.waited is None:
            return
        at, since, until, task, line = self.waited
        self.forget_wait()
        if until > since and self.keeps_events:
            self.notes[at:at] = (since, task, "block-started", {"us": until - since, "line": line}, None)
            self.notes += (until, task, "block-ended", {}, None)

    def line_here(self) -> int:
        """The line of the program that is being run, or 0."""
        frame = self.frame_here()
        return frame.f_lineno if frame else 0

    def frame_here(self) -> types.FrameType | None:
        """The innermost frame of the program's own, if its code is being run."""
        frame: types.FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename not in self.files:
            # What has started the loop is not the line of a step.
            frame = None if frame.f_code is STEP else frame.f_back
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
            if self.waited is None:
                self._take_on()
        if self.step_count > self.limits.steps:
            self.stop(f"more than {self.limits.steps:,} steps", "statements", self.limits.steps)

    def stop(self, text: str, kind: str | None = None, most: int | None = None) -> None:
        """Ends the run here."""
        if not self.over:
            record = self.running or self.last_stepped or self.tasks[MODULE]
            # Between two steps the line that is being run is the one that has started the loop.
            between = self.running is None and record.number != MODULE
            self.stopped_at = (record.number, (not between and self.line_here()) or record.line)
        self.end(LimitReached(text, kind, most))
        assert self.over
        raise self.over

    def where(self) -> tuple[int, int]:
        """Who prints, and where."""
        job = self.clock.job
        return job.task if job else self.task.number, self.line_here()

    def printed(self, place: tuple[int, int], text: str, aloud: bool = True) -> None:
        """A line was printed there; unless it is `aloud`, who hears of lines has it already."""
        if self.over:
            return
        task, line = place
        t_us = self.clock.us(self.happened(task, "printed", text=text, line=line)[0])
        self.tasks[task].line = line
        self.log.append((t_us, task, text, line))
        if self.line_printed and aloud:
            self.line_printed(t_us, text)
        if len(self.log) > self.limits.lines:
            self.log.pop()
            self.stop(f"more than {self.limits.lines:,} lines printed")

    def create(self, name: str, parent: int | None) -> TaskRecord:
        """Notes a new task."""
        number = len(self.tasks)
        note = self.happened(number, "task-created", **({} if parent is None else {"parent": parent}))
        record = TaskRecord(number, self._unique(name), name, parent, self.clock.us(note[0]), made_at=self.line_here())
        self.tasks.append(record)
        return record

    def _unique(self, name: str) -> str:
        count = self._names.get(name, 0) + 1
        while _numbered(name, count) in self._taken:
            count += 1
        self._names[name] = count
        unique = _numbered(name, count)
        self._taken.add(unique)
        return unique

    def renamed(self, record: TaskRecord, name: str) -> None:
        before = record.called
        if name == before:
            return
        # The next of its kind may have the name that this one was noted by.
        if record.name == _numbered(before, self._names[before]):
            self._names[before] -= 1
        self._taken.discard(record.name)
        record.name, record.called = self._unique(name), name

    def count_tasks(self) -> None:
        """Ends the run if there are too many."""
        if len(self.tasks) > self.limits.tasks + 1:
            self.stop(f"more than {self.limits.tasks:,} tasks", "started", self.limits.tasks)

    def fail(self, error: BaseException, lines: list[str]) -> None:
        """An exception has left the program: its traceback is the end of the log."""
        self.tasks[MODULE].error = describe(error)
        self.left_by_program(error, lines)

    def left_by_program(self, error: BaseException, lines: list[str], aloud: bool = True) -> None:
        """The program has ended at an exception, and these lines are what Python says of it."""
        self.running = None
        module = self.tasks[MODULE]
        module.line = self.line_of_error(error) or getattr(error, "lineno", None) or module.line
        for line in lines:
            self.printed((MODULE, module.line), line, aloud)

    def line_of_error(self, error: BaseException) -> int:
        """The innermost line of the program's own in a traceback, or 0."""
        line, traceback = 0, error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename in self.files:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return line


def _numbered(name: str, count: int) -> str:
    return name if count == 1 else f"{name}#{count}"


def _forget(_: Note) -> None:
    """What follows the end."""


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
