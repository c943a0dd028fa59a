"""`concurrent.futures.Future`, `wait` and `as_completed` in virtual time."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Iterable, Iterator
from typing import Any

from .clock import current
from .jobs import Job
from .sets import OrderedSet
from .waiting import wait_for

_DoneAndNotDone = type(concurrent.futures.wait([]))


class Future(concurrent.futures.Future):
    """A job's future: waiting for it lets the clock go on."""

    job: Job | None = None

    def result(self, timeout: float | None = None) -> Any:
        wait_for(self.done, timeout)
        return super().result(0)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        wait_for(self.done, timeout)
        return super().exception(0)

    def cancel(self) -> bool:
        pending = not self.cancelled()
        cancelled = super().cancel()
        if pending and cancelled and self.job and (clock := current()):
            clock.observer.job_dropped(self.job)
        return cancelled


def wait(fs: Iterable[Future], timeout: float | None = None, return_when: str = concurrent.futures.ALL_COMPLETED):
    """`concurrent.futures.wait`."""
    futures = list(dict.fromkeys(fs))
    wait_for(lambda: _enough(futures, return_when), timeout)
    done = OrderedSet(future for future in futures if future.done())
    return _DoneAndNotDone(done, OrderedSet(future for future in futures if future not in done))


def _enough(futures: list[Future], return_when: str) -> bool:
    done = [future for future in futures if future.done()]
    if return_when == concurrent.futures.FIRST_COMPLETED and done:
        return True
    failed = any(not future.cancelled() and future.exception(0) for future in done)
    return len(done) == len(futures) or return_when == concurrent.futures.FIRST_EXCEPTION and failed


def as_completed(fs: Iterable[Future], timeout: float | None = None) -> Iterator[Future]:
    """`concurrent.futures.as_completed`."""
    left = list(dict.fromkeys(fs))
    ended: list[Future] = []
    for future in left:
        future.add_done_callback(ended.append)
    for count in range(len(left)):
        wait_for(lambda: len(ended) > count, timeout)
        if count >= len(ended):
            raise TimeoutError(f"{len(left) - count} (of {len(left)}) futures unfinished")
        yield ended[count]
