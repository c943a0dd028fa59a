"""`threading.Thread` in virtual time: a worker of its own."""

from __future__ import annotations

import sys
import threading

from .clock import current
from .frames import without_ours
from .jobs import Job, start
from .waiting import wait_for

_real_thread = threading.Thread
_real_enumerate, _real_current_thread = threading.enumerate, threading.current_thread


class WorkerThread:
    """What `threading.current_thread()` is for the function of a job."""

    def __init__(self, name: str) -> None:
        self.name, self.daemon = name, True
        self.ident = self.native_id = id(self)

    def getName(self) -> str:
        return self.name

    def is_alive(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<Thread({self.name}, started {self.ident})>"


class Thread(_real_thread):
    """Stands in for `threading.Thread`: a worker of its own."""

    _job: Job | None = None

    def start(self) -> None:
        clock = current()
        if clock is None:
            return super().start()
        if self._job is not None:
            raise RuntimeError("threads can only be started once")
        job = self._job = Job(clock, self._run_and_tell, "threads", self.name, waits=False)
        job.thread = self
        self._started.set()
        self._ident = self._native_id = id(self)
        clock.threads.append(self)

        def begin() -> None:
            clock.observer.job_queued(job)
            start(job)

        clock.job.do(begin) if clock.job is not None else begin()

    def _run_and_tell(self) -> None:
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as error:
            error.__traceback__ = without_ours(error.__traceback__)
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self)))
            # The job has failed.
            raise

    def join(self, timeout: float | None = None) -> None:
        if self._job is None:
            if current() is None:
                return super().join(timeout)
            raise RuntimeError("cannot join thread before it is started")
        job = self._job
        wait_for(lambda: job.done, timeout)

    def is_alive(self) -> bool:
        return super().is_alive() if self._job is None else not self._job.done

    def __repr__(self) -> str:
        if self._job is None:
            return super().__repr__()
        state = "started" if self.is_alive() else "stopped"
        return f"<{type(self).__name__}({self.name}, {state}{' daemon' * self.daemon} {self.ident})>"


def enumerate_threads() -> list[threading.Thread]:
    """`threading.enumerate`: of a run's, the one that the loop is on and those that have been started."""
    clock = current()
    if clock is None:
        return _real_enumerate()
    return [_real_current_thread(), *(thread for thread in clock.threads if thread.is_alive())]


def active_count() -> int:
    """`threading.active_count`."""
    return len(enumerate_threads())
